"""One source becomes an article: the steps of parse in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from biji.diagnostics import Diagnostic, Span
from biji.model import Article, Fragment, Inline, Metadata, Parsed, ParseOptions, Section, Source
from biji.model.permalinks import HTML_SUFFIXES
from biji.parse.anchors import find_anchors
from biji.parse.body import BodyReader
from biji.parse.decode import decode
from biji.parse.dialect import Document, tokenize
from biji.parse.formula_numbers import formula_numbers
from biji.parse.fragments import RenderContext, fragment, plain_fragment
from biji.parse.front_matter import read_front_matter
from biji.parse.liquid import render_liquid
from biji.parse.liquid.links import with_names
from biji.parse.positions import Places
from biji.parse.tokens import Token
from biji.plugins import FAILURES, load, trouble
from biji.text import reading_length

_WHOLE_DOCUMENT = re.compile(
    r"\s*(?:<!doctype\b|<html\b).*?<body(?:\s[^>]*)?>(?P<body>.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


def read_article(source: Source, options: ParseOptions) -> Parsed:
    """The article of a source: `biji.parse.parse`."""
    text, diagnostics = decode(source.content, source.path)
    if text is None:
        return Parsed(None, tuple(diagnostics))
    front = read_front_matter(text, source, options)
    found = [*diagnostics, *front.diagnostics]
    if front.metadata is None:
        return Parsed(None, tuple(found))
    liquid = render_liquid(front.body, front.metadata, source, options, front.first_line)
    body, from_body = _parse_body(liquid.text, options, source.path, front.first_line)
    if liquid.origins:
        body, from_body = liquid.origins.relocate(body), [liquid.origins.relocate(each) for each in from_body]
    article = _article(source, front.metadata, body, liquid.text if options.keep_text else "")
    problems: list[Diagnostic] = []
    if options.plugins and not options.faithful:
        article, problems = _transformed(article, source, options.plugins)
    return Parsed(article, (*found, *liquid.diagnostics, *from_body, *problems))


def _article(source: Source, metadata: Metadata, body: Section, text: str) -> Article:
    fragments = [each for section in body.walk() for each in section.fragments]
    return Article(
        source=source.path,
        kind=source.kind,
        metadata=metadata,
        body=body,
        anchors=find_anchors(fragments),
        words=sum([reading_length(each.text) for each in fragments]),
        text=text,
    )


def _transformed(article: Article, source: Source, plugins: tuple[str, ...]) -> tuple[Article, list[Diagnostic]]:
    """An article after all plugins had their turn; one that fails changes nothing."""
    problems: list[Diagnostic] = []
    for name, plugin in load(plugins):
        try:
            changed = plugin.transform(article)
            if changed is not article:
                article = _article(source, changed.metadata, changed.body, article.text)
        except FAILURES as error:
            problems.append(trouble(name, "could not transform this article", Span(source.path), error))
    return article, problems


def _parse_body(text: str, options: ParseOptions, path: str, first_line: int) -> tuple[Section, list[Diagnostic]]:
    is_html = PurePosixPath(path).suffix.lower() in HTML_SUFFIXES
    document = _html_document(text) if is_html else tokenize(text, options, path, first_line)
    lines = text.split("\n")
    numbers = formula_numbers(document.tokens, options) if "\\label" in text else {}
    context = RenderContext(options, path, lines, first_line, numbers=numbers)

    def to_fragment(tokens: Sequence[Token]) -> Fragment:
        return fragment(tokens, context)

    def to_inline(markdown: str, token: Token | None, span: Span) -> Inline:
        plain = plain_fragment(token) if token else None
        if plain:
            return Inline(markdown, plain)
        shown = with_names(markdown)
        first = span.line - first_line
        extent = first, first + markdown.count("\n") + 1
        return Inline(shown, fragment([token] if token else _inline_tokens(markdown, options, span), context, extent))

    reader = BodyReader(to_fragment, to_inline, Places(path, lines, first_line))
    sections = reader.read(document.tokens)
    return sections, [*document.diagnostics, *context.diagnostics]


def _html_document(text: str) -> Document:
    """Pages in HTML are no Markdown, as in Jekyll: their text passes as it is, and of whole documents the body."""
    whole = _WHOLE_DOCUMENT.match(text)
    start, content = (whole.start("body"), whole["body"]) if whole else (0, text)
    lines = [text.count("\n", 0, start), text.count("\n") + 1]
    return Document([Token("html_block", "", 0, content=content, map=lines)] if content else [])


def _inline_tokens(markdown: str, options: ParseOptions, span: Span) -> Sequence[Token]:
    """The tokens of a piece of a paragraph, parsed on its own.

    What would be another block alone, such as a table or a list, is read as a heading, which may hold any text.
    """
    tokens = tokenize(markdown, options, span.path, span.line).tokens
    if len(tokens) != 3 or tokens[0].type != "paragraph_open":
        tokens = tokenize("# " + markdown.replace("\n", " "), options, span.path, span.line).tokens
    children = next((token.children for token in tokens if token.type == "inline"), None)
    return children or [Token("text", "", 0, content=markdown)]
