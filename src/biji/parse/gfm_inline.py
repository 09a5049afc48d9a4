"""Inline rules that markdown-it-py lacks: `$$` formulas, emphasis next to CJK text, bare URLs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from markdown_it import helpers
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from biji.parse.kramdown.autolinks import link_tokens
from biji.parse.references.urls import find_urls
from biji.parse.tokens import to_markdown_it

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

#: Characters searched in vain in one run of text, beyond which brackets are text.
_LABEL_BUDGET = 2_000_000


def math_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    """`$$…$$`."""
    if not state.src.startswith("$$", state.pos):
        return False
    end = state.src.find("$$", state.pos + 2)
    if end < 0:
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content = state.src[state.pos + 2 : end].strip()
        token.markup = "$$"
    state.pos = end + 2
    return True


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    """Delimiters of emphasis, which know CJK text: `**重点。**后` is strong.

    A CJK character on either side of a `*` makes up for punctuation on the other.
    Source of the rule: https://github.com/tats-u/markdown-cjk-friendly
    """
    start = state.pos
    marker = state.src[start]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(start, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*" and not (can_open and can_close):
        left = state.src[start - 1] if start else " "
        behind = start + scanned.length
        right = state.src[behind] if behind < state.posMax else " "
        if _is_cjk(left) or _is_cjk(right):
            can_open, can_close = not right.isspace(), not left.isspace()
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, can_open, can_close)
        )
    state.pos += scanned.length
    return True


@lru_cache(maxsize=4096)
def _is_cjk(character: str) -> bool:
    """Wide in East Asian typesetting, but no emoji."""
    return unicodedata.east_asian_width(character) in "WFH" and unicodedata.category(character) != "So"


def bounded_helpers() -> SimpleNamespace:
    """markdown-it's helpers with a bound on how much text is searched in vain for the end of links' labels.

    It searches to the end of the text for every bracket that is never closed, which makes 10,000 of them quadratic.
    """
    return SimpleNamespace(
        parseLinkLabel=_bounded_label,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


def _bounded_label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803, FBT001, FBT002 - as theirs
    # Positions are never negative, so a negative key of the state's cache is free.
    searched = state.cache.get(-1, 0)
    if searched > _LABEL_BUDGET or state.src.find("]", start) < 0:
        return -1
    end = helpers.parseLinkLabel(state, start, disableNested)
    if end < 0:
        state.cache[-1] = searched + state.posMax - start
    return end


def bare_links(state: StateCore) -> None:
    """Bare URLs in text become links, as in kramdown's dialect (`biji.parse.kramdown.autolinks`)."""
    for token in state.tokens:
        if token.type == "inline" and "://" in token.content and token.children:
            token.children = _with_links(token.children)


def _with_links(children: list[Token]) -> list[Token]:
    linked: list[Token] = []
    depth = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            depth += child.nesting
        if child.type == "text" and not depth and "://" in child.content:
            linked += _split(child.content)
        else:
            linked.append(child)
    return linked


def _split(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    for found in find_urls(text):
        if found.start > position:
            tokens.append(Token("text", "", 0, content=text[position : found.start]))
        tokens += to_markdown_it(link_tokens(found.url, found.url))
        position = found.end
    if position < len(text):
        tokens.append(Token("text", "", 0, content=text[position:]))
    return tokens
