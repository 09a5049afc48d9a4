"""Tables as the templates see them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import structs

from biji.diagnostics import Span
from biji.model import ComparisonTable, DataTable, Fragment, Inline
from biji.render.block_views import TableView
from biji.render.fragments import Scope
from biji.render.links import as_written
from biji.render.strings import strings_for
from biji.render.tables import COUNTABLE, FILTERABLE, LONG, SHORT, TITLE, TableContext, table_view
from biji.text import title_key

HERE = Span("a.md", 1)


def text(words: str) -> Inline:
    return Inline(words, Fragment(words, words))


def view(table: DataTable | ComparisonTable, works: Mapping[str, str] = MappingProxyType({})) -> TableView:
    return table_view(table, "T", TableContext(Scope(as_written), strings_for("en"), (), works.get))


def compared(
    *rows: tuple[str, ...], marks: tuple[tuple[str, ...], ...], head: tuple[str, ...] = ()
) -> ComparisonTable:
    return ComparisonTable(
        Fragment("", ""),
        HERE,
        header=tuple(map(text, head)),
        rows=tuple(tuple(map(text, row)) for row in rows),
        labelled=True,
        marks=marks,
    )


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


def test_short_names_of_rows_keep_their_words_whole() -> None:
    table = view(data(("名" * SHORT, "b"), ("名" * (SHORT + 1), "b"), head=("名称", "值"), labelled=True))
    assert [row.label and row.label.style for row in table.rows] == ["short", ""]


def test_a_column_of_names_is_not_centred() -> None:
    table = view(data(("a", "b"), head=("名称", "值"), labelled=True))
    assert [cell.style for cell in table.header] == ["short", "center short"]
    assert table.rows[0].label is not None
    assert [cell.style for cell in table.rows[0].cells] == ["center"]


def test_a_row_that_begins_with_nothing_has_no_name() -> None:
    table = view(compared(("a", "Y"), ("", "Y"), marks=(("yes",), ("yes",))))
    assert [row.label and row.label.html for row in table.rows] == ["a", None]
    assert [[cell.mark for cell in row.cells] for row in table.rows] == [["yes"], ["", "yes"]]


def test_prose_in_a_cell_asks_for_room() -> None:
    table = view(data(("a", "b" * (LONG + 1)), head=()))
    assert [cell.style for cell in table.rows[0].cells] == ["", "long"]


def test_names_as_long_as_titles_ask_for_room() -> None:
    assert view(data(("t" * (TITLE + 1), "x"), labelled=True)).titles
    assert not view(data(("t" * TITLE, "x"), labelled=True)).titles
    assert not view(data(("t" * (TITLE + 1), "x"))).titles


def test_long_comparisons_are_filterable() -> None:
    row, mark = ("a", "Y"), (("yes",),)
    assert view(compared(*(row,) * FILTERABLE, marks=mark * FILTERABLE)).filterable
    assert not view(compared(*(row,) * (FILTERABLE - 1), marks=mark * (FILTERABLE - 1))).filterable


def test_marks_are_symbols_unless_they_say_more() -> None:
    (row,) = view(
        compared(("a", "Y", "部分", "N", "", "是（复数）", "2"), marks=(("yes", "partial", "no", "no", "yes", ""),))
    ).rows
    assert [cell.symbol for cell in row.cells] == ["yes", "partial", "no", "", "", ""]
    assert [cell.html for cell in row.cells] == ["", "", "", "", "是（复数）", "2"]
    assert [cell.style for cell in row.cells] == ["center"] * 5 + [""]


def test_columns_of_marks_are_counted() -> None:
    rows = [(str(number), "Y", "2") for number in range(COUNTABLE)]
    marks = (("yes", ""),) * (COUNTABLE - 1) + (("no", ""),)
    assert view(compared(*rows, marks=marks)).counts == (f"{COUNTABLE - 1} of {COUNTABLE}", "")
    assert view(compared(*rows[1:], marks=marks[1:])).counts == ()
    assert view(compared(*rows, marks=(("", ""),) * COUNTABLE)).counts == ()


def test_a_row_leads_to_the_work_that_bears_its_title() -> None:
    table = compared(("Attention Is All You Need", "Y"), ("Something else entirely", "N"), marks=(("yes",), ("no",)))
    works = {title_key("attention is all you need"): "https://a.org"}
    assert [row.href for row in view(table, works).rows] == ["https://a.org", None]
    across = structs.replace(table, orientation="columns")
    assert [row.href for row in view(across, works).rows] == [None, None]
