"""Numbered titles below their URLs, which look like the steps of an instruction.

https://example.org/a
1.The first thing
https://example.org/b
2.The second thing
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from biji.parse.references.lines import Line, is_prose
from biji.parse.references.titles import LONGEST_BOUND

#: The number of a headline as often as of a step: `一、`.
_CHINESE = re.compile(r"[*_]*[一二三四五六七八九十]{1,3}、")
_ENDS = frozenset({"heading", "rule"})


def with_numbered_titles(lines: Sequence[Line]) -> list[Line]:
    """Reads steps as titles where each follows a URL, none leads to the first URL, and the last one leads to none.

    One URL above one step may be anything, unless the number is Chinese and the next URL has its own title.

    Args:
        lines: of one container.
    """
    result = list(lines)
    index = max(next((at for at, line in enumerate(lines) if line.kind == "step"), len(lines)) - 1, 0)
    while index < len(lines):
        end = index
        while end + 1 < len(lines) and lines[end].is_bare and _may_be_title(lines[end + 1]):
            end += 2
        led = index > 0 and lines[index - 1].kind == "step"
        if not led and (_is_list(lines, index, end) or _is_headline(lines, index, end)):
            for at in range(index + 1, end, 2):
                result[at] = replace(lines[at], kind="text")
        index = max(end, index + 1)
    return result


def _may_be_title(line: Line) -> bool:
    return line.kind == "step" and not is_prose(line.text) and len(line.text) <= LONGEST_BOUND


def _is_list(lines: Sequence[Line], start: int, end: int) -> bool:
    leads = end < len(lines) and lines[end].kind == "url"
    return end - start >= 4 and not leads


def _is_headline(lines: Sequence[Line], start: int, end: int) -> bool:
    if end - start != 2 or not _CHINESE.match(lines[start + 1].text):
        return False
    if end >= len(lines) or lines[end].kind in _ENDS:
        return True
    titled = end + 1 < len(lines) and lines[end + 1].kind == "text" and not is_prose(lines[end + 1].text)
    return titled and lines[end].is_bare
