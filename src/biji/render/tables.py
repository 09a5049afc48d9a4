"""Tables become table views: which columns are centred, which cells keep their words whole, which need room."""

from __future__ import annotations

from biji.model import ComparisonTable, DataTable, Inline
from biji.render.block_views import CellView, RowView, TableView
from biji.render.fragments import Scope

#: Rows from which a comparison is worth filtering.
FILTERABLE = 8

#: Characters from which a row's name is a title rather than a word.
TITLE = 30

#: Characters up to which a column's head is not broken; CJK text could be broken anywhere.
SHORT = 8

#: Characters from which a cell is prose and would be unreadable in a column as narrow as a word.
LONG = 60

_ALIGNMENTS = frozenset({"center", "right"})


def table_view(table: DataTable | ComparisonTable, label: str, scope: Scope) -> TableView:
    """A table as the templates see it.

    Args:
        table: its rows may be of different lengths.
        label: the region's name.
        scope: of the page.
    """
    skip = int(table.labelled)
    marks = table.marks if isinstance(table, ComparisonTable) else ()

    def cell(content: Inline, column: int, mark: str = "") -> CellView:
        align = table.alignments[column] if column < len(table.alignments) else ""
        style = align if align in _ALIGNMENTS else "center" if mark else ""
        if not style and len(content.fragment.text) > LONG:
            style = "long"
        return CellView(scope.html(content.fragment), mark, style)

    def row(number: int, cells: tuple[Inline, ...]) -> RowView:
        read = marks[number] if number < len(marks) else ()
        shown = (
            cell(content, skip + index, read[index] if index < len(read) else "")
            for index, content in enumerate(cells[skip:])
        )
        return RowView(CellView(scope.html(cells[0].fragment)) if skip and cells else None, tuple(shown))

    def head(content: Inline, column: int) -> CellView:
        align = "" if column < skip or column >= len(table.alignments) else table.alignments[column]
        words = (align if align in _ALIGNMENTS else "", "short" if len(content.fragment.text) <= SHORT else "")
        return CellView(scope.html(content.fragment), style=" ".join(filter(None, words)))

    return TableView(
        label=label,
        header=tuple(head(content, column) for column, content in enumerate(table.header)),
        rows=tuple(row(number, cells) for number, cells in enumerate(table.rows)),
        comparison=isinstance(table, ComparisonTable),
        filterable=isinstance(table, ComparisonTable) and len(table.rows) >= FILTERABLE,
        labelled=table.labelled,
        titles=table.labelled and any(len(cells[0].fragment.text) > TITLE for cells in table.rows if cells),
    )
