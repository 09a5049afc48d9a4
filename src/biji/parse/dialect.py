"""Three dialects, one token stream.

    >>> [token.type for token in tokenize("# A", ParseOptions()).tokens]
    ['heading_open', 'inline', 'heading_close']

`kramdown` is what Jekyll's `markdown: kramdown` reads; `gfm` and `commonmark` are markdown-it-py's parser, completed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from biji.diagnostics import Diagnostic, Span
from biji.model import ParseOptions
from biji.parse.kramdown import parse_kramdown
from biji.plugins import trouble

if TYPE_CHECKING:
    from biji.parse.tokens import Token

    _Parse = Callable[[str, ParseOptions, str, int], tuple[list[Token], tuple[Diagnostic, ...]]]


class Document(Struct, frozen=True):
    """A body as a markdown-it token stream, with what was found while reading it."""

    tokens: list[Token]
    diagnostics: tuple[Diagnostic, ...] = ()


def tokenize(text: str, options: ParseOptions, path: str = "", first_line: int = 1) -> Document:
    """Read a body in the dialect that the options name.

    Args:
        text: the source below the front matter.
        options: the stage's options.
        path: of the source, for diagnostics.
        first_line: the file's line, counted from 1, of the text's first line.
    """
    parse = _parser(options.dialect)
    if not options.plugins or options.faithful:
        return Document(*parse(text, options, path, first_line))
    return _with_plugins(parse, text, options, Span(path, first_line))


def _parser(dialect: str) -> _Parse:
    if dialect == "kramdown":
        return parse_kramdown
    from biji.parse.gfm import parse_gfm  # noqa: PLC0415 - it loads markdown-it, which kramdown's dialect does without

    return parse_gfm


def _with_plugins(parse: _Parse, text: str, options: ParseOptions, span: Span) -> Document:
    """Read a body with the rules of plugins; without those that fail."""
    try:
        tokens, diagnostics = parse(text, options, span.path, span.line)
    except Exception as error:  # noqa: BLE001 - a mistake of biji's comes again without them
        names = ", ".join(plugin.partition("==")[0] for plugin in options.plugins)
        problem = trouble(names, "could not read this text", span, error)
        tokens, diagnostics = parse(text, replace(options, plugins=()), span.path, span.line)
        return Document(tokens, (*diagnostics, problem))
    if options.dialect == "kramdown":
        from biji.parse.plugin_rules import apply_rules  # noqa: PLC0415 - likewise

        tokens, problems = apply_rules(tokens, text, options.plugins, span)
        diagnostics = (*diagnostics, *problems)
    return Document(tokens, diagnostics)
