"""Code spans: `` `code` ``, with as many backticks as the code does not hold.

Source: https://kramdown.gettalong.org/syntax.html#code-spans
"""

from __future__ import annotations

import re

from biji.parse.kramdown.scanner import Scanner
from biji.parse.tokens import Token

_BACKTICKS = re.compile("`+")
_BLANK = " \t\n\r\f\v"


def code_span(scanner: Scanner, at: int) -> int:
    """A single backtick between blanks means itself; else the first run of the same length ends the code."""
    text = scanner.text
    run = _BACKTICKS.match(text, at)
    start = run.end() if run else at + 1
    length = start - at
    between_blanks = length == 1 and (at == 0 or text[at - 1] in _BLANK) and text[start : start + 1] in _BLANK
    end = -1 if between_blanks else scanner.find(text[at:start], start)
    if end < 0:
        return scanner.literal(start)
    content = text[start:end]
    if length > 1:
        content = content.removeprefix(" ").removesuffix(" ")
    token = Token("code_inline", "code", 0, markup="`" * length, content=content)
    return scanner.emit(at, end + length, token)
