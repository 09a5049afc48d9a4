"""The Markdown rules of plugins, applied to a stream of tokens that kramdown's grammar has made.

A plugin extends a markdown-it parser that knows nothing else. Its inline rules read the runs of text that the grammar
left, its core rules the finished stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from biji.diagnostics import Diagnostic, Span
from biji.parse.tokens import from_markdown_it, to_markdown_it
from biji.plugins import FAILURES, load, trouble

if TYPE_CHECKING:
    from markdown_it import token as markdown_it

    from biji.parse.tokens import Token

#: The preset that reads nothing but text.
_PRESET = "zero"


def extend_parser(parser: MarkdownIt, plugins: tuple[str, ...]) -> None:
    """Let plugins add their rules to a parser."""
    for _, plugin in load(plugins):
        plugin.extend_parser(parser)


def apply_rules(
    tokens: list[Token], text: str, plugins: tuple[str, ...], span: Span
) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """A stream of tokens after the rules of all plugins; a plugin that fails changes nothing.

    Args:
        tokens: of a whole text.
        text: that they were made from.
        plugins: their names and versions.
        span: where the text stands, for diagnostics.
    """
    problems: list[Diagnostic] = []
    for name, parser in _parsers(plugins):
        try:
            tokens = from_markdown_it(_applied(parser, to_markdown_it(tokens), text))
        except FAILURES as error:
            problems.append(trouble(name, "could not read this text", span, error))
    return tokens, tuple(problems)


@cache
def _parsers(plugins: tuple[str, ...]) -> tuple[tuple[str, MarkdownIt], ...]:
    """A parser for each plugin that has rules, once in a process."""
    found = []
    for name, plugin in load(plugins):
        parser = MarkdownIt(_PRESET)
        plugin.extend_parser(parser)
        if parser.get_active_rules() != _plain_rules():
            found.append((name, parser))
    return tuple(found)


@cache
def _plain_rules() -> dict[str, list[str]]:
    return MarkdownIt(_PRESET).get_active_rules()


def _applied(parser: MarkdownIt, tokens: list[markdown_it.Token], text: str) -> list[markdown_it.Token]:
    own = _plain_rules()
    active = parser.get_active_rules()
    if active["inline"] != own["inline"]:
        for token in tokens:
            if token.type == "inline" and token.children:
                token.children = list(_inline(parser, token.children))
    state = StateCore(text, parser, {}, tokens)
    for name, rule in zip(active["core"], parser.core.ruler.getRules(""), strict=True):
        if name not in own["core"]:
            rule(state)
    return state.tokens


def _inline(parser: MarkdownIt, children: Iterable[markdown_it.Token]) -> Iterator[markdown_it.Token]:
    for is_text, run in groupby(children, _is_plain):
        if not is_text:
            yield from run
            continue
        tokens = list(run)
        found: list[markdown_it.Token] = []
        parser.inline.parse("".join(token.content for token in tokens), parser, {}, found)
        # Text in which no rule found anything stays as the grammar made it.
        yield from tokens if all(token.type == "text" for token in found) else found


def _is_plain(token: markdown_it.Token) -> bool:
    return token.type == "text" and not token.meta
