"""What the names at the sides of a table are."""

from __future__ import annotations

import pytest

from biji.parse.table_names import (
    are_alike,
    are_kin,
    are_letters,
    bare,
    have_total,
    is_bill,
    is_one_of,
    is_proper,
    is_title,
    only_count,
    read_corner,
    repeats,
    share_of_aspects,
    share_of_things,
)


@pytest.mark.parametrize(
    ("corner", "said"),
    [
        ("", "anything"),
        ("项目", "anything"),
        ("对比项目", "features"),
        ("Feature", "features"),
        ("指标 / 模型", "features"),
        ("模型/指标", "things"),
        ("数据集", "tests"),
        ("基金代码", "numbers"),
        ("x", "series"),
        ("$$x$$", "series"),
        ("年份", "series"),
        ("X", "things"),
        ("芯片", "things"),
    ],
)
def test_a_corner_says_what_stands_below_it(corner: str, said: str) -> None:
    assert read_corner(corner) == said


def test_a_remark_is_no_part_of_a_name() -> None:
    assert bare("功耗 (W)") == "功耗"
    assert bare("(W)") == "(W)"


@pytest.mark.parametrize("names", [["1", "2", "3"], ["周一", "周二"], ["第一步", "第二步"], ["10ms", "20ms"]])
def test_some_names_only_count(names: list[str]) -> None:
    assert only_count(names)


@pytest.mark.parametrize("names", [["3G", "4G"], ["第一代", "第二代"], ["10ms", "20W"], ["甲", "乙"]])
def test_other_names_with_figures_stand_for_things(names: list[str]) -> None:
    assert not only_count(names)


def test_letters_stand_for_nothing_unless_something_is_said_of_them() -> None:
    assert are_letters(["A", "B"], ["x", "y"])
    assert not are_letters(["A", "B"], ["价格", "速度"])


def test_kinds_of_one_thing_share_a_beginning_or_an_end() -> None:
    assert are_kin(["静态链接", "动态链接"])
    assert are_kin(["共射", "共集", "共基"])
    assert not are_kin(["优点", "缺点"])
    assert not are_kin(["registers", "modes"])


def test_both_sides_may_name_the_same_things() -> None:
    assert are_alike(["预测猫", "预测狗"], ["实际猫", "实际狗"])
    assert not are_alike(["猫", "狗"], ["大小", "寿命"])


def test_products_are_proper_names_and_phrases_are_not() -> None:
    assert is_proper("Faster R-CNN")
    assert is_proper("蓝牙4.0")
    assert not is_proper("Null safety")
    assert share_of_things(["Java", "batch size"]) == 0.5


def test_a_title_is_longer_than_the_name_of_a_feature() -> None:
    assert is_title("Are Sixteen Heads Really Better than One?")
    assert not is_title("Maximum Path Length")


def test_aspects_and_notes_are_names_of_columns() -> None:
    assert share_of_aspects(["收敛速度", "latency", "备注", "下载链接"]) == 1
    assert share_of_aspects(["古印度", "动态链接"]) == 0


def test_things_repeat_the_noun_of_their_corner() -> None:
    assert repeats("堆型", ["压水堆", "沸水堆"])
    assert not repeats("型号", ["压水堆", "沸水堆"])
    assert not repeats("type", ["byte", "tree"])


def test_a_corner_may_be_one_name_among_the_others() -> None:
    assert is_one_of("C类型", ["Java类型", "Go类型"])
    assert not is_one_of("类型", ["Java类型", "Go类型"])
    assert not is_one_of("", ["Java", "Go"])


def test_a_sum_is_no_thing() -> None:
    assert have_total(["甲", "合计"])
    assert not have_total(["甲", "会计"])


def test_a_bill_says_how_many_and_how_much() -> None:
    assert is_bill(["型号", "数量", "单价"])
    assert not is_bill(["像素", "价格"])
