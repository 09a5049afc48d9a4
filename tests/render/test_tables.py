"""Tables as the templates see them."""

from __future__ import annotations

from biji.diagnostics import Span
from biji.model import ComparisonTable, DataTable, Fragment, Inline
from biji.render.block_views import TableView
from biji.render.fragments import Scope
from biji.render.links import as_written
from biji.render.tables import FILTERABLE, LONG, SHORT, TITLE, table_view

HERE = Span("a.md", 1)


def text(words: str) -> Inline:
    return Inline(words, Fragment(words, words))


def view(table: DataTable | ComparisonTable) -> TableView:
    return table_view(table, "T", Scope(as_written))


def data(*rows: tuple[str, ...], head: tuple[str, ...] = ("h",), labelled: bool = False) -> DataTable:
    return DataTable(
        Fragment("", ""),
        HERE,
        header=tuple(map(text, head)),
        rows=tuple(tuple(map(text, row)) for row in rows),
        alignments=("center",) * len(head),
        labelled=labelled,
    )


def test_only_short_heads_keep_their_words_whole() -> None:
    table = view(data(head=("参" * SHORT, "参" * (SHORT + 1))))
    assert [cell.style for cell in table.header] == ["center short", "center"]


def test_a_column_of_names_is_not_centred() -> None:
    table = view(data(("a", "b"), head=("名称", "值"), labelled=True))
    assert [cell.style for cell in table.header] == ["short", "center short"]
    assert table.rows[0].label is not None
    assert [cell.style for cell in table.rows[0].cells] == ["center"]


def test_prose_in_a_cell_asks_for_room() -> None:
    table = view(data(("a", "b" * (LONG + 1)), head=()))
    assert [cell.style for cell in table.rows[0].cells] == ["", "long"]


def test_names_as_long_as_titles_ask_for_room() -> None:
    assert view(data(("t" * (TITLE + 1), "x"), labelled=True)).titles
    assert not view(data(("t" * TITLE, "x"), labelled=True)).titles
    assert not view(data(("t" * (TITLE + 1), "x"))).titles


def test_marks_are_centred_and_long_comparisons_filterable() -> None:
    row = (text("a"), text("Y"))
    marks = (("yes",),) * FILTERABLE
    long = ComparisonTable(Fragment("", ""), HERE, rows=(row,) * FILTERABLE, labelled=True, marks=marks)
    short = ComparisonTable(Fragment("", ""), HERE, rows=(row,), labelled=True, marks=marks)
    assert view(long).filterable
    assert not view(short).filterable
    assert view(short).rows[0].cells[0].style == "center"
