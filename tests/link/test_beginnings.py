"""Where a section that goes on with another one begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.link.continuations import Continuations
from biji.model import Article

Maker = Callable[..., Article]
Join = Callable[..., Continuations]
Ends = Callable[..., list[tuple[str, str, str]]]


def test_a_section_goes_on_with_what_the_preceding_part_ends_with(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("a.md", "算法（一）", "# 排序\n# 图\n## 遍历"),
        chapter("b.md", "算法（二）", "# 图（续）\n## 最短路"),
        chapter("c.md", "数据（一）", "# 图", date="2021-01-01"),
    ) == [("b.md#图（续）", "continued", "a.md#图")]


def test_the_preceding_part_is_told_by_numerals_not_by_dates(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("a.md", "算法（九）", "# 图", date="2020-01-01"),
        chapter("b.md", "算法（十）", "# 图（续）", date="2018-01-01"),
        chapter("c.md", "算法（八）", "# 图", date="2017-01-01"),
    ) == [("b.md#图（续）", "continued", "a.md#图")]


def test_of_several_sections_of_one_name_the_one_at_the_end_or_below_the_same_heading_goes_on(
    chapter: Maker,
    join: Join,
    ends: Ends,
) -> None:
    one, two = (
        chapter("a.md", "算法（一）", "# 图\n## 其他\n# 树\n## 其它问题\n## 其他"),
        chapter("b.md", "算法（二）", "# 树（续）\n## 其他（续）"),
    )
    assert [each.beginning.anchor for each in join(one, two).found] == ["树-7", "其他-9"]
    one = chapter("a.md", "算法（一）", "# 图\n## Other\n# 树\n## other\n# 堆")
    two = chapter("b.md", "算法（二）", "# 图\n## Other（续）")
    assert ends(one, two) == [("b.md#Other（续）", "continued", "a.md#Other")]


def test_without_a_series_file_names_count(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("p/essay.md", "杂感", "# 见闻\n## 2023.1", date="2022-01-01"),
        chapter("p/essay_2.md", "步步", "# 见闻\n## 2023.2", date="2020-01-01"),
        chapter("p/essay_3.md", "高高", "# 见闻\n## 2023.2（续）", date="2019-01-01"),
    ) == [("p/essay_3.md#2023.2（续）", "continued", "p/essay_2.md#2023.2")]


def test_what_was_parked_in_the_article_before_goes_on_there(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("p/coast.md", "海岸（一）", "# 海岸"),
        chapter("p/essay.md", "杂感", "# 见闻\n# 海岸+"),
        chapter("p/essay_2.md", "步步", "# 海岸（续）\n# 见闻"),
    ) == [
        ("p/essay.md#海岸+", "overflow", "p/coast.md#海岸"),
        ("p/essay_2.md#海岸（续）", "continued", "p/essay.md#海岸+"),
    ]


def test_a_shortened_name_is_found_at_the_end_of_the_preceding_part(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("a.md", "检测（一）", "# R-CNN\n## RPN和Fast R-CNN协同训练"),
        chapter("b.md", "检测（二）", "# R-CNN\n## RPN和Fast R-CNN（续）"),
    ) == [("b.md#RPN和Fast R-CNN（续）", "continued", "a.md#RPN和Fast R-CNN协同训练")]


def test_a_shortened_name_at_the_end_of_the_preceding_part_comes_before_the_same_name_in_earlier_parts(
    chapter: Maker,
    ends: Ends,
) -> None:
    assert ends(
        chapter("a.md", "检测（一）", "# 推导"),
        chapter("b.md", "检测（二）", "# 推导与证明"),
        chapter("c.md", "检测（三）", "# 推导（续）"),
    ) == [("c.md#推导（续）", "continued", "b.md#推导与证明")]


def test_elsewhere_the_nearest_before_by_date_is_the_beginning_best_at_an_end(
    chapter: Maker,
    ends: Ends,
) -> None:
    assert ends(
        chapter("a.md", "甲", "# 西游", date="2020-01-01"),
        chapter("b.md", "乙", "# 西游\n# 别的", date="2020-02-01"),
        chapter("c.md", "丙", "# 西游（续）", date="2020-03-01"),
        chapter("d.md", "丁", "# 西游", date="2020-04-01"),
    ) == [("c.md#西游（续）", "continued", "a.md#西游")]


def test_later_parts_of_its_own_series_are_no_beginning(chapter: Maker, join: Join) -> None:
    later = chapter("b.md", "算法（二）", "# 图", date="2019-01-01")
    found = join(later, chapter("a.md", "算法（一）", "# 引\n# 图（续）"))
    assert found.found == ()
    assert [(note.code, note.span.path, note.span.line) for note in found.diagnostics] == [
        ("continuation", "a.md", 6)
    ]


def test_what_opens_a_part_goes_on_with_the_end_of_the_preceding_one_and_a_note_says_so(
    chapter: Maker, join: Join, ends: Ends
) -> None:
    joined = join(chapter("a.md", "算法（一）", "# 排序\n## 快排"), chapter("b.md", "算法（二）", "# 堆与树（续）"))
    assert [each.beginning.title for each in joined.found] == ["排序"]
    assert "by where it stands" in joined.diagnostics[0].message
    gap = chapter("c.md", "算法（四）", "# 网络（续）")
    assert ends(chapter("a.md", "算法（一）", "# 排序"), gap) == []


def test_a_generic_heading_goes_on_within_its_series_only(chapter: Maker, ends: Ends) -> None:
    one, two = chapter("a.md", "算法（一）", "# 图\n## Other"), chapter("b.md", "算法（二）", "# 树\n## Other（续）")
    assert len(ends(one, two)) == 1
    assert ends(chapter("c.md", "香港", "# 香港\n## Other"), two) == []


@pytest.mark.parametrize("sign", ["+", "="])
def test_more_about_the_subject_of_a_series_stands_behind_its_last_part(
    chapter: Maker, ends: Ends, sign: str
) -> None:
    assert ends(
        chapter("a.md", "中东（一）", "# 中东"),
        chapter("b.md", "中东（二）", "# 中东"),
        chapter("c.md", "香港（二）", f"# 香港\n# 中东{sign}"),
        chapter("d.md", "香港（一）", "# 香港"),
    ) == [(f"c.md#中东{sign}", "overflow", "b.md#中东")]


@pytest.mark.parametrize("title", ["Raft", "共识（三）——Paxos, Raft（2）"])
def test_more_about_a_subject_stands_behind_the_article_that_is_called_after_it(
    chapter: Maker, ends: Ends, title: str
) -> None:
    assert ends(
        chapter("a.md", title, "# Raft", date="2020-01-01"),
        chapter("b.md", "编译（一）", "# 杂项\n## Raft", date="2021-01-01"),
        chapter("c.md", "编译（二）", "# Raft=", date="2022-01-01"),
    ) == [("c.md#Raft=", "overflow", "a.md#Raft")]


def test_a_latin_sign_is_overflow_where_another_article_has_the_subject(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("a.md", "GAN", "# GAN"),
        chapter("b.md", "VAE", "# VAE\n# GAN+\n# Web+\n# C++"),
        chapter("c.md", "C++", "# C++\n# C"),
    ) == [("b.md#GAN+", "overflow", "a.md#GAN")]
