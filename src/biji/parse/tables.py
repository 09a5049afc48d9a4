"""Tables as data, and which of them compare items by features.

| Paper                | Prune | Distill |
|:--------------------:|:-----:|:-------:|
| First title of a paper  |   Y   |         |
| Second title of a paper |       |    Y    |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from biji.diagnostics import Span
from biji.model import ComparisonTable, DataTable, Fragment, Inline, Reference
from biji.parse.cells import kind_of, read_marks, text_of
from biji.parse.comparisons import Comparison, read_comparison
from biji.parse.tokens import Token

_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")
_BLANK = Inline("", Fragment("", ""))


class _Grid(Struct, frozen=True):
    """A table's cells before they are judged; all rows are of one length."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[str, ...]


class _Row(Struct):
    """A row while it is read."""

    header: bool
    cells: list[Inline]
    alignments: list[str]


def read_table(
    block: Sequence[Token],
    inline: Callable[[Token], Inline],
    fragment: Fragment,
    span: Span,
    references: tuple[Reference, ...],
) -> DataTable | ComparisonTable:
    """A table block, typed by what its cells hold.

    Args:
        block: the tokens from `table_open` to `table_close`.
        inline: renders a cell's inline token.
        fragment: of the block.
        span: of the block.
        references: of the block.

    Returns:
        A `ComparisonTable` when items are set against features (`read_comparison`). A `DataTable` otherwise, so also
        for images laid out in a table.
    """
    grid = _read_grid(block, inline)
    found = None if _is_layout(grid) else _compare(grid)
    if found is None:
        return DataTable(
            fragment, span, references, grid.header, grid.rows, grid.alignments, labelled=_is_labelled(grid)
        )
    grid, comparison = found
    labelled = comparison.names == 0
    return ComparisonTable(
        fragment,
        span,
        references,
        grid.header,
        grid.rows,
        grid.alignments,
        labelled=labelled,
        orientation=comparison.orientation,
        marks=read_marks([[text_of(cell) for cell in row[labelled:]] for row in grid.rows]),
    )


def _compare(grid: _Grid) -> tuple[_Grid, Comparison] | None:
    """What a table compares, with its header: without one, the first row may be meant as such."""
    if not grid.header and grid.rows:
        grid = _Grid(grid.rows[0], grid.rows[1:], grid.alignments)
    if _lacks_corner(grid):
        grid = _Grid((grid.header[-1], *grid.header[:-1]), grid.rows, grid.alignments)
    comparison = read_comparison(_texts(grid.header), [_texts(row) for row in grid.rows])
    return (grid, comparison) if comparison else None


def _lacks_corner(grid: _Grid) -> bool:
    """Whether a header was written without its empty corner, so that its names stand one column too far left."""
    *names, last = (cell.markdown for cell in grid.header or (_BLANK,))
    return not last and all(names) and all(row[-1].markdown for row in grid.rows)


def _read_grid(block: Sequence[Token], inline: Callable[[Token], Inline]) -> _Grid:
    rows = _read_rows(block, inline)
    width = max((len(row.cells) for row in rows), default=0)
    header: tuple[Inline, ...] = ()
    alignments = tuple(rows[0].alignments) + ("",) * (width - len(rows[0].alignments)) if rows else ()
    body: list[tuple[Inline, ...]] = []
    for row in rows:
        cells = tuple(row.cells) + (_BLANK,) * (width - len(row.cells))
        if row.header and not header and not body:
            header = cells
        else:
            body.append(cells)
    return _Grid(header, tuple(body), alignments)


def _read_rows(block: Sequence[Token], inline: Callable[[Token], Inline]) -> list[_Row]:
    rows: list[_Row] = []
    for index, token in enumerate(block):
        if token.type == "tr_open":
            rows.append(_Row(header=False, cells=[], alignments=[]))
        elif token.type in {"th_open", "td_open"} and rows:
            row = rows[-1]
            row.header |= token.type == "th_open"
            alignment = _ALIGNMENT.search(str(token.attrs.get("style", "")))
            row.alignments.append(alignment[1] if alignment else "")
            content = block[index + 1]
            filled = content.type == "inline" and content.content
            row.cells.append(inline(content) if filled else _BLANK)
    return rows


def _texts(row: Sequence[Inline]) -> list[str]:
    return [text_of(cell) for cell in row]


def _is_layout(grid: _Grid) -> bool:
    """Whether a table lays out pictures: in its header, or in a third of its cells."""
    cells = [cell for row in grid.rows for cell in row]
    return any(map(_is_picture, grid.header)) or 3 * sum(map(_is_picture, cells)) >= len(cells)


def _is_picture(cell: Inline) -> bool:
    return any(link.element == "img" for link in cell.fragment.links)


def _is_labelled(grid: _Grid) -> bool:
    """Whether the first column names the rows: it is filled with different words that are no values."""
    labels = [text_of(row[0]) for row in grid.rows if row]
    if not labels or len(grid.alignments) < 2 or not all(labels) or len(set(labels)) < len(labels):
        return False
    return not all(kind_of(label).startswith(("mark", "number")) for label in labels)
