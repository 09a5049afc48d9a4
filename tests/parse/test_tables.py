"""Tables as data, through the stage's door."""

from __future__ import annotations

import pytest

from biji.model import ComparisonTable, DataTable, ParseOptions, Source, SourceKind, Table
from biji.parse import parse


def table(*lines: str) -> Table:
    text = "---\ntitle: t\n---\n\n" + "\n".join(lines) + "\n"
    article = parse(Source("_posts/2020-1-1-a.md", SourceKind.POST, text.encode()), ParseOptions()).article
    assert article is not None
    (found,) = (block for block in article.body.blocks if isinstance(block, Table))
    return found


def test_papers_against_techniques_are_compared_by_row() -> None:
    found = table(
        "| Paper | Prune | Distill | Downstream |",
        "|:--:|:--:|:--:|:--:|",
        "| Are Heads Needed? | Y |  | Y |",
        "| Smaller and Faster |  | Y | Multi-task |",
        "| All of It | Y | Y | N |",
    )
    assert isinstance(found, ComparisonTable)
    assert (found.orientation, found.labelled) == ("rows", True)
    assert [cell.markdown for cell in found.header] == ["Paper", "Prune", "Distill", "Downstream"]
    assert found.marks == (("yes", "no", "yes"), ("no", "yes", ""), ("yes", "yes", "no"))
    assert found.alignments == ("center",) * 4


def test_items_may_be_the_columns() -> None:
    found = table(
        "| 特性 | 甲 | 乙 |", "|--|--|--|", "| 有序 | 是 | 否 |", "| 可重复 | 有 | 无 |", "| 线程安全 | ✓ | × |"
    )
    assert isinstance(found, ComparisonTable)
    assert found.orientation == "columns"
    assert found.marks == (("yes", "no"),) * 3


def test_an_empty_corner_is_no_obstacle() -> None:
    found = table("|  | 剪枝 | 得分 |", "|--|--|--|", "| 甲 | Y | 2.5 |", "| 乙 |  | 30% |", "| 丙 | Y | 10ms |")
    assert isinstance(found, ComparisonTable)
    assert found.marks[1] == ("no", "")


def test_a_formula_is_no_empty_cell() -> None:
    found = table("|  | 代价 | 精确 |", "|--|--|--|", "| 第一种方法 | $$n^2$$ | ✓ |", "| 第二种方法 | $$n$$ |  |")
    assert isinstance(found, ComparisonTable)
    assert (found.orientation, found.marks) == ("rows", (("", "yes"), ("", "no")))


def test_the_longer_names_are_the_items() -> None:
    lines = (
        "|  | 层 | 宽 | 头 |",
        "|--|--|--|--|",
        "| Model-base | 12 | 768 | 12 |",
        "| Model-large | 24 | 1024 | 16 |",
    )
    found = table(*lines)
    assert isinstance(found, ComparisonTable)
    assert found.orientation == "rows"


def test_ragged_rows_are_filled_up() -> None:
    found = table("| a | b | c |", "|--|--|--|", "| 甲 | Y |", "| 乙 |")
    assert [len(row) for row in found.rows] == [3, 3]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "| 名称 | 插入排序 | 归并排序 |",
            "|--|--|--|",
            "| 比较次数 | 看数据，最坏时很多。 | 与数据无关。 |",
            "| 难点 | 没有。 | 要多用一份空间。 |",
        ),
        (
            "|  | Foo | Bar |",
            "|--|--|--|",
            "| License | free for all, forever | ask them |",
            "| Notes | none | see below |",
        ),
    ],
)
def test_items_of_one_kind_in_columns_are_compared_in_words(lines: tuple[str, ...]) -> None:
    found = table(*lines)
    assert isinstance(found, ComparisonTable)
    assert found.orientation == "columns"


@pytest.mark.parametrize(
    "lines",
    [
        ("| 参数 | 含义 | 取值 |", "|--|--|--|", "| 学习率 | 走多快 | 小的数 |", "| 精度 | 多准 | 看情况 |"),
        ("| 名称 | 作者 | 读者 |", "|--|--|--|", "| 甲书 | 某人写的 | 孩子们 |", "| 乙书 | 佚名的 | 大人们 |"),
        ("| 项目 | 图 | 图 |", "|--|--|--|", "| 精度 | ![](/a.png) | ![](/b.png) |", "| 速度 | 快 | 慢 |"),
        ("| ![](/a.png) | ![](/b.png) |", "| 图一 | 图二 |"),
        ("| 年 | 事 |", "|--|--|", "| 1990 | 成立 |", "| 1991 | 上市 |"),
        ("| 英文 | 中文 | 日文 |", "|--|--|--|", "| cat | 猫 | 猫 |", "| dog | 狗 | 犬 |"),
        ("| 1 | 2 | 3 |", "| 4 | 5 | 6 |", "| 7 | 8 | 9 |"),
    ],
)
def test_other_tables_compare_nothing(lines: tuple[str, ...]) -> None:
    assert isinstance(table(*lines), DataTable)


def test_a_column_of_values_labels_no_rows() -> None:
    assert not table("| a | b |", "|--|--|", "| 1 | 2 |", "| 3 | 4 |").labelled


def test_markup_and_breaks_in_cells_are_kept() -> None:
    found = table("| a | b |", "|--|--|", "| **甲**<br/>$$x$$ | [乙](https://a.org) |")
    assert found.rows[0][0].markdown == "**甲**<br/>$$x$$"
    assert "<strong>" in found.rows[0][0].fragment.html
    assert [reference.url for reference in found.references] == ["https://a.org"]
