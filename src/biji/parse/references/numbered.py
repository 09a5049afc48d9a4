"""Numbered titles below their URLs, which look like the steps of an instruction.

https://example.org/a
1.The first thing
https://example.org/b
2.The second thing
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from msgspec.structs import replace

from biji.parse.references.labels import read_label
from biji.parse.references.lines import Line, is_prose
from biji.parse.references.titles import LONGEST_BOUND

#: The number of a headline as often as of a step: `一、`.
_CHINESE = re.compile(r"[*_]*[一二三四五六七八九十]{1,3}、")
#: Of so many titles one may be as long as a sentence, or end like one.
_FEW = 4
_ENDS = frozenset({"heading", "rule"})
_BELOW = frozenset({"step", "text"})


def with_numbered_titles(lines: Sequence[Line]) -> list[Line]:
    """Reads steps as titles where each follows a URL, none leads to the first URL, and the last one leads to none.

    Titles without number may stand between them. One URL above one step may be anything, unless the number is
    Chinese, or a list goes on around a single step, and the next URL has its own title.

    Args:
        lines: of one container.
    """
    result = list(lines)
    first = next((at for at, line in enumerate(lines) if line.kind == "step"), None)
    if first is None:
        return result
    single = _single_steps(lines)
    index = max(first - 1, 0)
    while index < len(lines):
        end = index
        while end + 1 < len(lines) and lines[end].is_bare and lines[end + 1].kind in _BELOW:
            end += 2
        led = index > 0 and lines[index - 1].kind == "step"
        steps = [at for at in range(index + 1, end, 2) if lines[at].kind == "step" and not led]
        listed = _are_titles(lines, steps, end)
        for at in steps:
            if listed or _is_headline(lines, at, single):
                result[at] = replace(lines[at], kind="text")
        index = max(end, index + 1)
    return result


def _may_be_title(line: Line) -> bool:
    return not is_prose(line.text) and len(line.text) <= LONGEST_BOUND


def _are_titles(lines: Sequence[Line], steps: Sequence[int], end: int) -> bool:
    """Whether the steps among the lines below URLs are titles, with few exceptions; none leads to a URL at `end`."""
    leads = end < len(lines) and lines[end].kind == "url"
    others = sum(not _may_be_title(lines[at]) for at in steps)
    return len(steps) > 1 and not leads and _FEW * others <= len(steps)


def _is_headline(lines: Sequence[Line], step: int, single: Container[int]) -> bool:
    """Whether a step below a URL is its title, because the next URL has its own."""
    if not _may_be_title(lines[step]):
        return False
    if not _CHINESE.match(lines[step].text) and not (step in single and _is_listed(lines, step - 1)):
        return False
    end = step + 1
    if end >= len(lines) or lines[end].kind in _ENDS:
        return True
    titled = end + 1 < len(lines) and lines[end + 1].kind == "text" and not is_prose(lines[end + 1].text)
    return titled and lines[end].is_bare


def _is_listed(lines: Sequence[Line], start: int) -> bool:
    """Whether a URL stands in a list of titled URLs, or opens one."""
    above = lines[start - 1] if start else Line("break")
    if above.kind == "label":
        return read_label(above.text).kind == "list"
    return above.kind == "text" and start > 1 and lines[start - 2].is_bare


def _single_steps(lines: Sequence[Line]) -> set[int]:
    """The steps that are the only ones of their segments."""
    single: set[int] = set()
    steps: list[int] = []
    for at, line in enumerate((*lines, Line("rule"))):
        if line.kind == "step":
            steps.append(at)
        elif line.kind in _ENDS:
            single.update(steps if len(steps) == 1 else ())
            steps = []
    return single
