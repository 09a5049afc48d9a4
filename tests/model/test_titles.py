from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model.titles import Item, read_title, series_key
from biji.text import format_numeral


def only(title: str) -> Item:
    (item,) = read_title(title)
    return item


def test_an_item_is_a_name_a_numeral_and_a_subtitle() -> None:
    item = only("Attention（四）——BERT（2）")
    assert (item.name, item.text, item.ordinal, item.subtitle) == ("Attention", "Attention（四）", 4, "BERT（2）")


@pytest.mark.parametrize(
    ("title", "name", "ordinal", "subtitle"),
    [
        ("CPU(一)——缓存, 总线", "CPU", 1, "缓存, 总线"),
        ("算法 （二十三）", "算法", 23, ""),
        ("C/C++心得（十）", "C/C++心得", 10, ""),
        ("战史：烈火篇（三）——后勤（3）", "战史：烈火篇", 3, "后勤（3）"),
        ("并行 & 优化（七）——框架, Attention in CV & RS", "并行 & 优化", 7, "框架, Attention in CV & RS"),
        ("优化（二）—单破折号", "优化", 2, "单破折号"),
        ("优化（二） -- ASCII", "优化", 2, "ASCII"),
        ("优化（二）：冒号（1）", "优化", 2, "冒号（1）"),
        ("优化（二）牛顿法", "优化", 2, "牛顿法"),
        ("优化（二）（上）", "优化", 2, "（上）"),
        ("\u200b优化（二）\u3000——  全角空格 ", "优化", 2, "全角空格"),
    ],
)
def test_brackets_and_dashes_may_be_full_width_or_ascii(title: str, name: str, ordinal: int, subtitle: str) -> None:
    item = only(title)
    assert (item.name, item.ordinal, item.subtitle) == (name, ordinal, subtitle)


@pytest.mark.parametrize(
    "title", ["BERT（2）", "HTTP（2.0）", "香港", "N-gram -- x", "算法（上）", "996", "（三）", "——"]
)
def test_what_has_no_chinese_numeral_claims_no_place(title: str) -> None:
    assert only(title).ordinal is None
    assert not only(title).claims


def test_one_title_may_stand_in_two_series() -> None:
    assert [item.ordinal for item in read_title("漫谈（十二）、体育（三）")] == [12, 3]
    first, second = read_title("漫谈（十二）, 体育（三）——足球, 篮球")
    assert (first.name, first.ordinal, first.subtitle) == ("漫谈", 12, "")
    assert (second.name, second.ordinal, second.subtitle) == ("体育", 3, "足球, 篮球")


def test_names_without_numeral_stand_beside_numbered_ones() -> None:
    assert [(item.name, item.ordinal) for item in read_title("杂项, 科研, 杂谈（一）")] == [
        ("杂项", None),
        ("科研", None),
        ("杂谈", 1),
    ]


def test_after_the_dash_everything_is_subtitle() -> None:
    assert only("算法（三）——排序, 图论（二）——续").subtitle == "排序, 图论（二）——续"


@pytest.mark.parametrize(
    ("title", "begins"),
    [("民国（1927～1937）", (1927,)), ("民国（1927——1937）——十年", (1927,)), ("疫情（2020.1～2020.3）", (2020, 1)),
     ("疫情(2020年4月-今)", (2020, 4))],
)  # fmt: skip
def test_a_range_of_dates_claims_a_place_in_time(title: str, begins: tuple[int, ...]) -> None:
    item = only(title)
    assert item.claims
    assert (item.begins, item.ordinal) == (begins, None)
    assert item.name in {"民国", "疫情"}


def test_an_empty_title_has_no_items() -> None:
    assert read_title("  ") == ()


def test_case_and_spaces_do_not_make_another_series() -> None:
    assert series_key("AI Chip") == series_key("ai chip") == series_key("AIChip") != series_key("AI-Chip")


NAMES = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)


@given(NAMES, st.integers(1, 99), st.booleans(), NAMES)
def test_a_title_that_is_built_by_the_grammar_is_read_back(name: str, number: int, ascii_: bool, rest: str) -> None:
    bracket = "({})" if ascii_ else "（{}）"
    item = only(f"{name}{bracket.format(format_numeral(number))}——{rest}")
    assert (item.name, item.ordinal, item.subtitle) == (name, number, rest)


@given(st.text(alphabet="ab（）()一二——, ，-～1\u3000", max_size=200))
def test_no_title_is_too_strange(title: str) -> None:
    for item in read_title(title):
        assert item.name
        assert item.text
