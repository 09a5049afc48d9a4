"""Spans: a run of text inside a paragraph, heading or cell becomes inline tokens.

    >>> [token.type for token in parse_spans("a *b*", state, 0)]
    ['text', 'em_open', 'text', 'em_close']

The rules are a visible list, by the character at which they begin; each lives in a file of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biji.parse.kramdown.abbreviations import mark_abbreviations
from biji.parse.kramdown.autolinks import bare_url, only_url
from biji.parse.kramdown.code_spans import code_span
from biji.parse.kramdown.emphasis import deleted, emphasis
from biji.parse.kramdown.escapes import blanks_before_newline, entity, escape
from biji.parse.kramdown.frames import SPECIAL, Rules
from biji.parse.kramdown.html_spans import less_than
from biji.parse.kramdown.links import bracket
from biji.parse.kramdown.math_spans import formula
from biji.parse.kramdown.scanner import Scanner
from biji.parse.kramdown.span_extensions import braces
from biji.parse.kramdown.typography import guillemet, quote, symbol
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from biji.parse.kramdown.document import DocumentState
    from biji.parse.tokens import Token

_RULES: Rules = {
    "*": emphasis,
    "_": emphasis,
    "~": deleted,
    "`": code_span,
    "[": bracket,
    "!": bracket,
    "<": less_than,
    "$": formula,
    "&": entity,
    "\\": escape,
    "\n": blanks_before_newline,
    "{": braces,
    '"': quote,
    "'": quote,
    "-": symbol,
    ".": symbol,
    ">": guillemet,
}
_WITH_URLS: Rules = _RULES | {":": bare_url}


def parse_spans(text: str, state: DocumentState, line: int) -> list[Token]:
    """The inline tokens of a run of text.

    Args:
        text: lines without the markers of the blocks around them.
        state: what the document defines; all blocks must have been read.
        line: on which the run begins, counted from 0 in the body; findings are reported there.
    """
    faithful = state.options.faithful
    tokens: list[Token] | None = None
    if "\n" not in text and not SPECIAL.search(text):
        tokens = [Token("text", "", 0, content=text)] if text else []
    elif not faithful and state.options.autolink and text.startswith(("http", "ftp")):
        tokens = only_url(text)
    if tokens is None:
        tokens = Scanner(text, state, line, _RULES if faithful else _WITH_URLS).run()
    return mark_abbreviations(tokens, state.abbreviations) if state.abbreviations else tokens
