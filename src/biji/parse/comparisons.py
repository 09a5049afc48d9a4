"""Which tables compare, and whether what they compare stands in rows or in columns.

A comparison sets *items* (papers, products, methods) against *features* (speed, price, licence), so that a reader can
tell the items apart. A series of measurements, a list of keys with their values, a vocabulary, a truth table compare
nothing. The rules ask what a reader asks:

1. Does a column name the rows, each by another name? (`_names`)
2. Do the names stand for things? Numbers, dates and steps only count, and the same names on both sides make a
   matrix of distances or transitions (`_holds_no_things`).
3. Which side holds the features? (`_orientation`)
4. Can the features be compared (`_compare`): do two of them, and half of all, hold marks, grades, amounts or
   recurring words, or bear the name of an aspect? One is enough where it says yes, where the corner is empty, as a
   matrix has it, and of papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from msgspec import Struct

from biji.parse.cells import is_position, kind_of, read_mark
from biji.parse.table_names import (
    Texts,
    are_alike,
    are_kin,
    are_letters,
    bare,
    have_total,
    is_aspect,
    is_bill,
    is_note,
    is_of_items,
    is_of_names,
    is_one_of,
    is_proper,
    is_title,
    only_count,
    read_corner,
    repeats,
    share_of_aspects,
    share_of_things,
)
from biji.text import has_cjk

_UNKNOWN = " ?？-"
_FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?")
_ROUNDING = 0.02
#: Shares that differ by this much tell something.
_CLEAR = 0.25
_MOST = 2 / 3


class Comparison(Struct, frozen=True):
    """What is compared.

    Attributes:
        orientation: whether the items are the rows or the columns.
        names: the column that names the rows: 0, or 1 behind a column of groups.
    """

    orientation: Literal["rows", "columns"]
    names: int


def read_comparison(header: Texts, rows: Sequence[Texts]) -> Comparison | None:
    """Whether a table compares, and how.

    Args:
        header: the texts of its header.
        rows: those of its other rows, all as long as the header.
    """
    header, rows = _without_empty_columns(header, rows)
    names = _names(header, rows)
    if names is None or len(header) < names + 2 or len(rows) < 2 or not all(header[names + 1 :]):
        return None
    corner, *across = map(bare, header[names:])
    down = [bare(row[names]) for row in rows]
    cells = [row[names + 1 :] for row in rows]
    if _holds_no_things(corner, across, down, cells):
        return None
    orientation = _orientation(corner, across, down, cells)
    if orientation == "rows":
        compares = len(set(across)) == len(across) and _compare(across, down, list(zip(*cells, strict=True)), corner)
    else:
        announced = (
            read_corner(corner) == "features"
            or _are_things(corner, across, down)
            or (not corner and len(down) > 2 and not are_kin(down))
        )
        compares = (
            len(across) > 1
            and (2 * share_of_aspects(across) < 1 or (are_kin(across) and not any(map(is_note, across))))
            and (announced or _compare(down, across, cells, corner))
        )
    return Comparison(orientation, names) if compares else None


def _without_empty_columns(header: Texts, rows: Sequence[Texts]) -> tuple[Texts, Sequence[Texts]]:
    """A table without the columns that a bar too many leaves at its right side."""
    width = len(header)
    while width and not header[width - 1] and not any(row[width - 1] for row in rows):
        width -= 1
    return header[:width], [row[:width] for row in rows]


def _names(header: Texts, rows: Sequence[Texts]) -> int | None:
    """The column that names the rows, each by another text: the first, or the one behind groups or numbers."""
    running = [str(number) for number, _ in enumerate(rows, 1)]
    for column in range(min(2, len(header))):
        labels = [row[column] for row in rows]
        numbers = read_corner(header[column]) == "numbers" or (labels == running and len(header) > 3)
        if all(labels) and len(set(labels)) == len(labels) and not numbers:
            return column
    return None


def _holds_no_things(corner: str, across: Texts, down: Texts, cells: Sequence[Texts]) -> bool:
    """Whether one side only counts, both name the same things, or the cells hold one quantity, times or addresses."""
    return (
        read_corner(corner) in {"series", "words"}
        or only_count(down)
        or (only_count(across) and not is_of_items(corner))
        or are_letters(down, across)
        or (are_letters(across, down) and not _are_marked(cells))
        or are_alike(across, down)
        or is_one_of(corner, across)
        or is_bill(across)
        or (not corner and _cross(across, down))
        or any(3 * sum(map(is_position, line)) >= 2 * len(line) for line in zip(*cells, strict=True))
        or _hold_one_quantity(corner, across, down, cells)
    )


def _are_marked(lines: Sequence[Texts]) -> bool:
    return any(read_mark(cell) == "yes" for line in lines for cell in line)


def _are_things(corner: str, across: Texts, down: Texts) -> bool:
    """Whether a header without a word for it names things: products above Chinese aspects, or kinds of one thing."""
    if read_corner(corner) != "anything":
        return False
    if all(name.isascii() and is_proper(name) for name in across) and all(
        has_cjk(name) and not is_proper(name) for name in down
    ):
        return True
    named = share_of_aspects(down) - share_of_aspects(across)
    return are_kin(across) and not are_kin(down) and (named > 0 or (named == 0 and len(down) > 2))


def _cross(across: Texts, down: Texts) -> bool:
    """Whether two classifications cross: two kinds of one thing with two of another, or sums on both sides."""
    if share_of_aspects(across) != share_of_aspects(down):
        return False
    return (are_kin(across) and are_kin(down)) or (have_total(across) and have_total(down))


def _hold_one_quantity(corner: str, across: Texts, down: Texts, cells: Sequence[Texts]) -> bool:
    """Whether all cells are values of one quantity: shares that add up to one, counts with gaps, four outcomes."""
    if share_of_aspects(across) or share_of_aspects(down):
        return False
    filled = [cell for line in cells for cell in line if cell.strip(_UNKNOWN)]
    if not all(map(_FIGURE.fullmatch, filled)):
        return False
    if len(filled) < len(across) * len(down):
        return not corner and all(cell.isdecimal() for cell in filled)
    if not corner and len(across) == len(down) == 2:
        return True
    lines = [list(map(float, line)) for line in cells]
    return any(all(abs(sum(line) - 1) < _ROUNDING for line in side) for side in (lines, zip(*lines, strict=True)))


def _orientation(corner: str, across: Texts, down: Texts, cells: Sequence[Texts]) -> Literal["rows", "columns"]:
    """Where the items stand, by the first that tells: corner, names of aspects, kinds of cells, names of things.

    Nobody leaves the corner above items empty: without a sign the items are columns.
    """
    named = read_corner(corner)
    if named == "features":
        return "columns"
    aspects = share_of_aspects(across) - share_of_aspects(down)
    kinds = _uniformity(list(zip(*cells, strict=True))) - _uniformity(cells)
    told = next((difference for difference in (aspects, kinds) if abs(difference) >= _CLEAR), 0.0)
    if not told and (repeats(corner, across) or _are_things(corner, across, down)):
        told = -1.0
    elif not told and (named != "anything" or is_of_names(corner)):
        told = -1.0 if named == "tests" else 1.0
    if not told:
        told = share_of_things(down) - share_of_things(across)
    return "rows" if told > 0 else "columns"


def _uniformity(lines: Sequence[Texts]) -> float:
    """How far the cells of each line are of one kind: 1 where every line is."""
    counts = [Counter(filter(None, map(kind_of, line))) for line in lines]
    shares = [max(count.values()) / count.total() for count in counts if count]
    return sum(shares) / len(shares) if shares else 0.0


def _compare(features: Texts, items: Texts, lines: Sequence[Texts], corner: str) -> bool:
    """Whether enough of the features can be compared: one is enough where there is no corner, or of titles.

    Args:
        features: their names.
        items: their names.
        lines: the cells of each feature.
        corner: of the table.
    """
    words = Counter(word for cells in zip(*lines, strict=True) for word in set(cells))
    recurring = {word for word, count in words.items() if word and count > 1}
    compared = sum(_compares(name, cells, recurring) for name, cells in zip(features, lines, strict=True))
    told = sum(not is_note(name) for name in features)
    if told > 2 and (share_of_things(items) >= _MOST or are_kin(items)):
        return True
    if not corner or (told > 1 and 2 * sum(map(is_title, items)) >= len(items)):
        return compared > 0
    return len(features) <= 2 * told <= 4 * compared and (compared > 1 or (compared == 1 and _are_marked(lines)))


def _compares(name: str, cells: Texts, recurring: AbstractSet[str]) -> bool:
    """Whether items can be compared by a feature."""
    filled = [cell for cell in cells if cell]
    if not filled or is_note(name):
        return False
    if is_aspect(name):
        return True
    values = sum(1 for cell in filled if cell in recurring or kind_of(cell).startswith(("mark", "grade", "number")))
    return 2 * values >= len(filled)
