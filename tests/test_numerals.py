"""`biji.text`: Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.text import format_numeral, parse_numeral


@given(st.integers(0, 999))
def test_a_numeral_that_is_written_is_read_back(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("四十二", 42),
        ("九十九", 99),
        ("一百零五", 105),
        ("〇", 0),
        ("廿", 20),
        ("卅一", 31),
        ("一百十二", 112),
        ("一〇", 10),
        ("二〇", 20),
        ("一〇五", 105),
    ],
)
def test_numerals_as_titles_write_them(numeral: str, number: int) -> None:
    assert parse_numeral(numeral) == number


@pytest.mark.parametrize("text", ["", "3", "上", "二三", "十十", "一大", "百", "二十 一"])
def test_other_text_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None
