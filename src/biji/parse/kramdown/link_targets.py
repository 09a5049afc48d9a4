"""The parenthesis behind a link's text: `(url)`, `(url "title")`, `(<url with blanks>)`.

Parentheses inside the URL must be balanced; blanks and line breaks may stand in it; a quote behind a blank begins the
title, which ends at the first such quote before the closing parenthesis.

Source: https://kramdown.gettalong.org/syntax.html#links-and-images
"""

from __future__ import annotations

import re

from biji.parse.kramdown.scanner import Scanner

_STOP = re.compile(r"\(|\)|[ \t\n\r\f\v]+(?=[\"'])")
_BLANKS = re.compile(r"[ \t\n\r\f\v]*")
_TITLE_ENDS = {quote: re.compile(rf"{quote}[ \t\n\r\f\v]*\)") for quote in "\"'"}


def inline_target(scanner: Scanner, at: int) -> tuple[int, str, str | None] | None:
    """The end, the URL and the title of a target that begins with the parenthesis at this position."""
    text = scanner.text
    close = scanner.find(">", at + 2) if text.startswith("(<", at) else -1
    if close >= 0 and not 0 <= scanner.find("\n", at + 2) < close:
        url, end = text[at + 2 : close], close + 1
    else:
        end = _url_end(scanner, at)
        if end < 0:
            return None
        url = text[at + 1 : end].strip(" \t\n\r\f\v")
        if text[end] == ")":
            return end + 1, url, None
    return _title(scanner, end, url)


def _title(scanner: Scanner, start: int, url: str) -> tuple[int, str, str | None] | None:
    text = scanner.text
    blanks = _BLANKS.match(text, start)
    position = blanks.end() if blanks else start
    quote = text[position : position + 1]
    if quote == ")":
        return position + 1, url, None
    if quote not in _TITLE_ENDS:
        return None
    missing = scanner.memo.get(quote)
    if isinstance(missing, int) and position >= missing:
        return None
    found = _TITLE_ENDS[quote].search(text, position + 2)
    if found is None:
        scanner.memo[quote] = position
        return None
    return found.end(), url, text[position + 1 : found.start()]


def _url_end(scanner: Scanner, at: int) -> int:
    """Where the URL that begins behind `at` ends: at its parenthesis or before a title; -1 for never."""
    ends = scanner.memo.get("(")
    if not isinstance(ends, dict):
        ends = scanner.memo["("] = _url_ends(scanner.text)
    end = ends.get(at, -1)
    return end if isinstance(end, int) else -1


def _url_ends(text: str) -> dict[int, int]:
    """For every opening parenthesis, where a URL that begins behind it ends, found in one walk."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for stop in _STOP.finditer(text):
        character = stop[0][0]
        if character == "(":
            opened.append(stop.start())
        elif character == ")":
            if opened:
                ends[opened.pop()] = stop.start()
        else:
            ends.update((start, stop.start()) for start in opened)
            opened.clear()
    return ends
