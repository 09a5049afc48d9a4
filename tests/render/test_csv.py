from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.render.csv import csv_text

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5))
def test_every_cell_survives_the_round_trip_but_for_the_apostrophe(rows: list[list[str]]) -> None:
    for written, back in zip(rows, read(csv_text(rows)), strict=True):
        for cell, found in zip(written, back, strict=True):
            assert found in {cell, f"'{cell}"}


@given(CELLS.map(lambda cell: f"={cell}"))
def test_a_cell_never_begins_as_a_formula(cell: str) -> None:
    assert read(csv_text([(cell, "x")])) == [[f"'{cell}", "x"]]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "-a"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert read(csv_text([(cell, "x")]))[0][0] == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+3.2", "-1,000", "-2e-3", "-40%", "1=1", "a@b.c", "", "#N/A"])
def test_numbers_and_text_stay_as_they_are(cell: str) -> None:
    assert read(csv_text([(cell, "x")]))[0][0] == cell


def test_lines_end_with_carriage_return_and_line_feed() -> None:
    assert csv_text([("a", "b,c"), ('"', "d\ne")]) == 'a,"b,c"\r\n"""","d\ne"\r\n'
