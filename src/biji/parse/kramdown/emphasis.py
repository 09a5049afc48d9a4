"""Emphasis: `*em*`, `**strong**`, `_em_`, `__strong__`, and GFM's `~~deleted~~`.

An opener is literal when it is `_` inside a word, stands before white space, or stands inside an element of its own
type. Else its content is parsed until the same delimiter comes with something other than white space before it.
There are no rules about punctuation, so `**重点。**后文` works.

Source: https://kramdown.gettalong.org/syntax.html#emphasis
"""

from __future__ import annotations

import re
from bisect import bisect_left

from biji.parse.kramdown.frames import EM, STRONG, Frame
from biji.parse.kramdown.scanner import Scanner
from biji.parse.tokens import Token

_BLANK = " \t\n\r\f\v"
_DELETED_END = re.compile(r"(?<=[^\s~])~~", re.ASCII)


def emphasis(scanner: Scanner, at: int) -> int:
    """An opener, or delimiters that mean themselves."""
    text = scanner.text
    character = text[at]
    length = 2 if text.startswith(character, at + 1) else 1
    end = at + length
    flag = STRONG if length == 2 else EM
    is_literal = (
        scanner.top.context & flag
        or end == len(text)
        or text[end] in _BLANK
        or (character == "_" and _is_within_word(text, at))
    )
    if is_literal or scanner.find(character, end) < 0:
        return scanner.literal(end)
    retry = length == 2 and not scanner.top.context & EM
    if length == 1 or scanner.find(character * 2, end) >= 0:
        frame = _frame(scanner, character * length, at, end, length)
        frame.retry = _retry if retry else None
        return scanner.open(frame, _token(length))
    return _retry(scanner, _frame(scanner, character * 2, at, end, 2)) if retry else scanner.literal(end)


def _is_within_word(text: str, at: int) -> bool:
    """Whether a letter stands before this position, or a letter and a hyphen."""
    before = text[at - 2 : at] if at > 1 else text[:at]
    return before[-1:].isalpha() or (before[1:] == "-" and before[0].isalpha())


def _frame(scanner: Scanner, delimiter: str, at: int, content: int, literal: int) -> Frame:
    flag = STRONG if len(delimiter) == 2 else EM
    context = scanner.top.context | flag
    return Frame(delimiter, at, content, context, _close, closer=delimiter[0], literal=literal)


def _token(length: int) -> Token:
    return Token("strong_open", "strong", 1) if length == 2 else Token("em_open", "em", 1)


def _retry(scanner: Scanner, failed: Frame) -> int:
    """A doubled delimiter that never closes is tried once more as a single one."""
    frame = _frame(scanner, failed.kind[0], failed.start, failed.start + 1, 2)
    return scanner.open(frame, _token(1))


def _close(scanner: Scanner, frame: Frame, at: int) -> int:
    text, delimiter = scanner.text, frame.kind
    end = at + len(delimiter)
    if not text.startswith(delimiter, at) or at == frame.content or text[at - 1] in _BLANK:
        return -1
    if len(delimiter) == 1 and text.startswith(delimiter, end) and not text.startswith(delimiter, end + 1):
        return -1
    if delimiter[0] == "_" and end < len(text) and text[end].isalnum():
        return -1
    scanner.pop(at, end)
    scanner.tokens.append(Token("em_close", "em", -1) if len(delimiter) == 1 else Token("strong_close", "strong", -1))
    return end


def deleted(scanner: Scanner, at: int) -> int:
    """`~~…~~`: its content is parsed alone, and emphasis does not reach across its ends."""
    text = scanner.text
    if scanner.state.kramdown.input != "GFM":
        return at + 1
    ends = scanner.memo.get("~~")
    if not isinstance(ends, list):
        ends = scanner.memo["~~"] = [found.start() for found in _DELETED_END.finditer(text)]
    first = bisect_left(ends, at + 3)
    if at + 2 >= len(text) or text[at + 2] in "~ \t\n\r\f\v" or first == len(ends):
        return at + 1
    end = ends[first]
    opening = Token("s_open", "del", 1)
    return scanner.emit(at, end + 2, opening, *scanner.nested(at + 2, end), Token("s_close", "del", -1))
