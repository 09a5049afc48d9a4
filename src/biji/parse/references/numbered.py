"""Numbered titles below their URLs, which look like the steps of an instruction.

https://example.org/a
1.The first thing
https://example.org/b
2.The second thing
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from biji.parse.references.lines import Kind, Line, is_prose
from biji.parse.references.titles import LONGEST_BOUND

#: One URL above one step may be anything.
_FEWEST = 2


def with_numbered_titles(lines: Sequence[Line]) -> list[Line]:
    """Reads steps as titles where each follows a URL, none leads to the first URL, and the last one leads to none.

    Args:
        lines: of one container.
    """
    result = list(lines)
    index = 0
    while index < len(lines):
        end = index
        while end + 1 < len(lines) and lines[end].is_bare and _may_be_title(lines[end + 1]):
            end += 2
        leads = end < len(lines) and lines[end].kind is Kind.URL
        led = index > 0 and lines[index - 1].kind is Kind.STEP
        if end - index >= 2 * _FEWEST and not leads and not led:
            for at in range(index + 1, end, 2):
                result[at] = replace(lines[at], kind=Kind.TEXT)
        index = max(end, index + 1)
    return result


def _may_be_title(line: Line) -> bool:
    return line.kind is Kind.STEP and not is_prose(line.text) and len(line.text) <= LONGEST_BOUND
