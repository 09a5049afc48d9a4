"""Titles that stand above their URLs."""

from __future__ import annotations

from collections.abc import Sequence

from biji.parse.references.labels import is_generic_heading, read_label
from biji.parse.references.lines import BOUNDARIES, Line, is_emphatic, is_prose, without_step
from biji.parse.references.naming import person_of
from biji.parse.references.titles import LONGEST_BOUND, NOTHING, Below
from biji.parse.references.works import role_of_host

#: What segments lie between.
_SEGMENT_ENDS = frozenset({"heading", "rule"})


def titles_above(lines: Sequence[Line], *, item: bool = False) -> dict[int, int]:
    """Lists whose titles stand above their URLs: index of the URL to index of its title.

    Such a list begins after a boundary, alternates, and ends with a URL that nothing follows. After a list label one
    pair is enough, and so it is in a list item; elsewhere, where text may stand above a URL, it takes two that fill a
    segment, or three. A paragraph of texts and URLs in turn is a list of its own.

    Args:
        lines: of one container.
        item: whether the container is a list item.
    """
    above: dict[int, int] = {}
    end = 0
    for url in [at for at, line in enumerate(lines) if line.is_bare]:
        index = url - 1
        if index < end:
            continue
        end = index
        while end + 1 < len(lines) and lines[end + 1].is_bare and _may_be_title(lines[end]):
            end += 2
        pairs = (end - index) // 2
        closed = end >= len(lines) or lines[end].kind in BOUNDARIES or lines[end].kind == "break"
        if pairs and closed and pairs >= _fewest(lines, index, end, item=item):
            above.update((start + 1, start) for start in range(index, end, 2))
    above.update((at + 1, at) for at, line in enumerate(lines) if line.leads and _may_be_title(line))
    return above


def _may_be_title(line: Line) -> bool:
    if line.kind != "text" or line.mentions or len(line.text) > LONGEST_BOUND:
        return False
    return not is_prose(line.text) and not is_generic_heading(line.text) and not person_of(line.text)


def _fewest(lines: Sequence[Line], index: int, end: int, *, item: bool) -> int:
    """How many pairs from `index` to `end` make a list whose titles stand above."""
    unlabelled = 2 if end >= len(lines) or lines[end].kind in _SEGMENT_ENDS else 3
    if index == 0:
        return 1 if item else unlabelled
    before = lines[index - 1]
    if before.kind == "label":
        label = read_label(before.text)
        return 1 if label.kind == "list" or label.role == "paper" else 2
    return unlabelled if before.kind in _SEGMENT_ENDS else len(lines)


def title_right_above(lines: Sequence[Line], index: int) -> Below:
    """The step, heading, bold line or paper right above a URL that nothing follows, as its title.

    Args:
        lines: of the container.
        index: of the URL.
    """
    before = index - 1
    if before < 0:
        return NOTHING
    line = lines[before]
    text = without_step(line.text)
    if line.kind == "step" and not is_prose(text) and len(text) <= LONGEST_BOUND:
        return Below(before, text)
    if line.kind == "heading" and not is_generic_heading(text):
        return Below(before, text)
    return named_above(lines, index)


def named_above(lines: Sequence[Line], index: int) -> Below:
    """The bold line, or the paper of a paper's address, right above a URL, as its title.

    Args:
        lines: of the container.
        index: of the URL.
    """
    before = index - 1
    line = lines[before] if before >= 0 else Line("break")
    if line.kind == "text" and is_emphatic(line.text) and len(line.text) <= LONGEST_BOUND:
        return Below(before, line.text)
    if line.kind == "paper" and role_of_host(lines[index].url) == "paper":
        return Below(before, line.text)
    return NOTHING
