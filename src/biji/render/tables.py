"""Tables become table views: which cells are marks, which columns are centred, which need room, what rows lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from biji.model import ComparisonTable, DataTable, Fragment, Inline
from biji.render.block_views import CellView, LinkView, RowView, TableView
from biji.render.fragments import NOTHING, Scope
from biji.render.strings import Strings
from biji.text import title_key

#: Rows from which a comparison is worth filtering, and from which its marks are worth counting.
FILTERABLE = 9
COUNTABLE = 4

#: Characters from which a row's name is a title rather than a word.
TITLE = 30

#: Characters up to which the name of a column or row is not broken; CJK text could be broken anywhere.
SHORT = 8

#: Characters from which a cell is prose and would be unreadable in a column as narrow as a word.
LONG = 60

#: What stands in a cell that is a mark with a remark, which must be read.
_REMARKS = frozenset("（(【[")

_ALIGNMENTS = frozenset({"center", "right"})


class TableContext(Struct, frozen=True):
    """What a table's view needs besides the table.

    Attributes:
        scope: of the page.
        downloads: the files with its data.
        work: for the key of a title (`title_key`), the address of the outside work that bears it.
    """

    scope: Scope
    strings: Strings
    downloads: tuple[LinkView, ...] = ()
    work: Callable[[str], str | None] = lambda _key: None


def table_view(table: DataTable | ComparisonTable, label: str, context: TableContext) -> TableView:
    """A table as the templates see it.

    Args:
        table: its rows may be of different lengths.
        label: the region's name.
        context: what else it needs.
    """
    scope = context.scope
    skip = int(table.labelled)
    return TableView(
        label=label,
        header=tuple(
            _head(content, scope, "" if column < skip else _at(table.alignments, column))
            for column, content in enumerate(table.header)
        ),
        rows=tuple(_row(table, index, context) for index in range(len(table.rows))),
        comparison=isinstance(table, ComparisonTable),
        filterable=isinstance(table, ComparisonTable) and len(table.rows) >= FILTERABLE,
        labelled=table.labelled,
        titles=table.labelled and any(len(cells[0].fragment.text) > TITLE for cells in table.rows if cells),
        counts=tuple(_counts(table, context.strings.script.have)) if isinstance(table, ComparisonTable) else (),
        downloads=context.downloads,
    )


def _row(table: DataTable | ComparisonTable, index: int, context: TableContext) -> RowView:
    cells, scope = table.rows[index], context.scope
    marks = table.marks if isinstance(table, ComparisonTable) else ()
    read = ("",) * int(table.labelled) + (marks[index] if index < len(marks) else ())
    named = bool(table.labelled and cells and _says_something(cells[0].fragment))
    shown = tuple(
        _cell(content, scope, _at(table.alignments, column), _at(read, column))
        for column, content in enumerate(cells)
        if column or not named
    )
    if not named:
        return RowView(None, shown)
    titled = isinstance(table, ComparisonTable) and table.orientation == "rows"
    href = _work(cells[0], context) if titled else None
    name = cells[0].fragment
    spoken = _spoken(name)
    label = scope.label(name) if href or spoken else scope.html(name)
    return RowView(CellView(label, style=_width(name), spoken=spoken), shown, href)


def _head(content: Inline, scope: Scope, align: str) -> CellView:
    words = (align if align in _ALIGNMENTS else "", _width(content.fragment))
    spoken = _spoken(content.fragment)
    html = scope.label(content.fragment) if spoken else scope.html(content.fragment)
    return CellView(html, style=" ".join(filter(None, words)), spoken=spoken)


def _width(name: Fragment) -> str:
    return "short" if len(name.text) <= SHORT else ""


def _says_something(name: Fragment) -> bool:
    """An image, for one, names no row."""
    return bool(name.text.strip() or name.formulas)


def _spoken(head: Fragment) -> str:
    return "" if head.text.strip() else ", ".join(formula.tex for formula in head.formulas)


def _cell(content: Inline, scope: Scope, align: str, mark: str) -> CellView:
    text = content.fragment.text
    # An empty cell that means no stays empty: it is quieter than a dash.
    symbol = mark if text and _REMARKS.isdisjoint(text) else ""
    style = align if align in _ALIGNMENTS else "center" if mark else ""
    if not style and len(text) > LONG:
        style = "long"
    return CellView(NOTHING if symbol else scope.html(content.fragment), mark, style, symbol)


def _work(name: Inline, context: TableContext) -> str | None:
    """Where the work leads whose title names a row, unless the author wrote a link."""
    return None if name.fragment.links else context.work(title_key(name.fragment.text))


def _counts(table: ComparisonTable, have: str) -> Iterator[str]:
    """How many rows say yes, for each column of marks: half of its cells answer, and one says yes."""
    if len(table.rows) < COUNTABLE or not table.labelled:
        return
    columns = list(zip(*table.marks, strict=True))
    counts = [column.count("yes") if 2 * column.count("") <= len(column) else 0 for column in columns]
    if any(counts):
        yield from (have.format(count, len(table.rows)) if count else "" for count in counts)


def _at(values: tuple[str, ...], index: int) -> str:
    return values[index] if index < len(values) else ""
