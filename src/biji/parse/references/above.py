"""Titles that stand above their URLs."""

from __future__ import annotations

from collections.abc import Sequence

from biji.parse.references.labels import is_generic_heading, read_label
from biji.parse.references.lines import BOUNDARIES, Line, is_emphatic, is_prose, without_step
from biji.parse.references.naming import person_of
from biji.parse.references.titles import LONGEST_BOUND, NOTHING, Below
from biji.parse.references.works import role_of_host

#: A longer line above a URL in the same paragraph is text.
_LONGEST_LEAD = 120
#: Of so many titles one may not look like one.
_FEW = 4
#: So many pairs below text are a list whose titles stand above: its last URL would have no title otherwise.
_FEWEST_BELOW_TEXT = 3
#: What segments lie between.
_SEGMENT_ENDS = frozenset({"heading", "rule"})


def titles_above(lines: Sequence[Line], *, item: bool = False) -> dict[int, int]:
    """Lists whose titles stand above their URLs: index of the URL to index of its title.

    Such a list begins after a boundary, alternates, and ends with a URL that nothing follows. After a list label one
    pair is enough, and so it is in a list item; elsewhere, where text may stand above a URL, it takes two that fill a
    segment, or three. In a longer list a few titles may be as long as sentences, or end like these. A paragraph of
    texts and URLs in turn is a list of its own.

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
        if not _may_be_title(lines[index]):
            continue
        while end + 1 < len(lines) and lines[end + 1].is_bare and lines[end].kind == "text":
            end += 2
        listed = end > index and _is_closed(lines, index, end)
        if listed and (end - index) // 2 >= _fewest(lines, index, end, item=item) and _are_titles(lines[index:end:2]):
            above.update((start + 1, start) for start in range(index, end, 2))
    above.update([(at + 1, at) for at, line in enumerate(lines) if line.leads and _may_be_title(line)])
    return above


def _are_titles(lines: Sequence[Line]) -> bool:
    """Whether all but a few lines may be titles."""
    return _FEW * sum(not _may_be_title(line) for line in lines) <= len(lines)


def _is_closed(lines: Sequence[Line], index: int, end: int) -> bool:
    """Whether a list of titles and URLs ends before `end`: text that goes on may do so only behind a list label."""
    if end >= len(lines) or lines[end].kind in BOUNDARIES or lines[end].kind == "break":
        return True
    goes_on = lines[end].kind == "text" and is_prose(lines[end].text)
    return goes_on and index > 0 and lines[index - 1].kind == "label" and _opens_list(lines[index - 1])


def _opens_list(line: Line) -> bool:
    label = read_label(line.text)
    return label.kind == "list" or label.role == "paper"


def _may_be_title(line: Line) -> bool:
    longest = _LONGEST_LEAD if line.leads else LONGEST_BOUND
    if line.kind != "text" or line.mentions or len(line.text) > longest:
        return False
    return not is_prose(line.text) and not is_generic_heading(line.text) and not person_of(line.text)


def _fewest(lines: Sequence[Line], index: int, end: int, *, item: bool) -> int:
    """How many pairs from `index` to `end` make a list whose titles stand above."""
    unlabelled = 2 if end >= len(lines) or lines[end].kind in _SEGMENT_ENDS else 3
    if index == 0:
        return 1 if item else unlabelled
    before = lines[index - 1]
    if before.kind == "label":
        return 1 if _opens_list(before) else 2
    if before.kind in _SEGMENT_ENDS:
        return unlabelled
    follows = before.kind == "break" or (before.kind == "text" and is_prose(before.text))
    return _FEWEST_BELOW_TEXT if follows else len(lines)


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
