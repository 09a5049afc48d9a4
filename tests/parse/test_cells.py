"""What cells say."""

from __future__ import annotations

import pytest

from biji.parse.cells import is_position, kind_of, read_mark, read_marks


@pytest.mark.parametrize(
    "text",
    [
        "Y",
        "y",
        "yes",
        "✓",
        "✔",
        "√",
        "是",
        "有",
        "支持",
        "●",
        "是（复向量）",
        "yes*",
        "有(需要插件)",
        "✔️",
        "✅ 可以",
        "✓✓",
    ],
)
def test_these_say_yes(text: str) -> None:
    assert read_mark(text) == "yes"


@pytest.mark.parametrize(
    "text", ["N", "no", "否", "无", "n/a", "N/A", "-", "✗", "×", "不支持", "○", "❌ 不行", "不允许"]
)
def test_these_say_no(text: str) -> None:
    assert read_mark(text) == "no"


@pytest.mark.parametrize("text", ["部分", "partial", "~", "△", "有限", "⚠️", "Partial（仅Linux）"])
def test_these_say_partly(text: str) -> None:
    assert read_mark(text) == "partial"


@pytest.mark.parametrize("text", ["", "Multi-task", "有向图", "不确定", "2.5", "（是）", "Yes and no"])
def test_everything_else_must_be_read(text: str) -> None:
    assert read_mark(text) == ""


def test_an_empty_cell_says_no_where_another_says_yes() -> None:
    assert read_marks([["Y", ""]]) == (("yes", "no"),)
    assert read_marks([["部分", ""]]) == (("partial", ""),)


def test_a_circle_says_yes_beside_crosses_and_no_beside_filled_ones() -> None:
    assert read_marks([["○", "×", "△"]]) == (("yes", "no", "partial"),)
    assert read_marks([["○", "●", "×"]]) == (("no", "yes", "no"),)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", ""),
        ("✓", "mark"),
        ("2.4GHz", "number GHz"),
        ("1,400万", "number 万"),
        ("-3.4%", "number %"),
        ("1,1", "word"),
        ("$$O(n^2)$$", "number"),
        ("$$10^3$$", "number"),
        ("$$v^\\top s$$", "formula"),
        ("Multi-task", "word"),
        ("快，但是贵", "prose"),
        ("a description of twenty-five", "prose"),
    ],
)
def test_cells_of_one_sort_are_of_one_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize("text", ["高", "较慢", "最容易", "★★★", "very low", "Faster", "便宜"])
def test_words_of_a_scale_are_grades(text: str) -> None:
    assert kind_of(text) == "grade"


@pytest.mark.parametrize("text", ["高斯", "lowercase", "大小", "slow start"])
def test_words_that_begin_with_a_grade_are_none(text: str) -> None:
    assert kind_of(text) == "word"


def test_times_of_day_and_addresses_are_positions() -> None:
    assert is_position("08:30 北京")
    assert is_position("0x1000")
    assert not is_position("16:9")
    assert not is_position("100x100")
