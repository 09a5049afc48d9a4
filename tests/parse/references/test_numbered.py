"""Numbered titles below their URLs."""

from __future__ import annotations

from biji.parse.references.lines import Kind, Line, classify
from biji.parse.references.numbered import with_numbered_titles
from biji.parse.references.pairing import pair

A, B, C = "https://a.org/one", "https://b.org/two", "https://c.org/three"


def kinds(*texts: str) -> list[Kind]:
    return [line.kind for line in with_numbered_titles([classify(text) for text in texts])]


def test_steps_below_each_url_are_titles() -> None:
    assert kinds(A, "1.甲", B, "2.乙")[1::2] == ["text", "text"]


def test_a_step_below_one_url_is_a_step() -> None:
    assert kinds(A, "1.甲")[1] == "step"


def test_steps_that_lead_to_urls_are_steps() -> None:
    assert kinds("1.甲", A, "2.乙", B, "3.丙", "说明")[2::2] == ["step", "step"]
    assert kinds(A, "1.甲", B, "2.乙", C)[1::2] == ["step", "step"]


def test_one_step_with_a_chinese_number_is_a_title_where_the_next_url_has_its_own() -> None:
    assert kinds(A, "一、甲", B, "乙")[1] == "text"
    assert kinds(A, "一、甲")[1] == "text"
    assert kinds(A, "一、甲", B, "先下载它。")[1] == "step"
    assert kinds(A, "一、甲", "文")[1] == "step"


def test_titles_without_number_or_with_a_full_stop_may_stand_among_numbered_ones() -> None:
    assert kinds(A, "1.甲", B, "乙", C, "3.丙")[1::2] == ["text", "text", "text"]
    four = (A, "1.甲", B, "2.乙", C, "3.丙。", f"{A}/d", "4.丁")
    assert kinds(*four)[1::2] == ["text"] * 4
    assert kinds(*four[2:6])[1::2] == ["step", "step"]


def test_the_only_step_among_the_titles_of_a_list_is_a_title() -> None:
    assert kinds("参考：", A, "2.甲", B, "乙")[2] == "text"
    assert kinds(A, "甲", B, "2.乙")[3] == "text"
    assert kinds("官网：", A, "2.甲", B, "乙")[2] == "step"
    assert kinds("1.甲", "参考：", A, "2.乙", B, "丙")[3] == "step"
    assert kinds("参考：", A, "2.甲", "文")[2] == "step"


def test_steps_in_front_of_all_urls_are_steps() -> None:
    assert kinds("1.甲", "文", A, "1.乙", B, "2.丙")[0::3] == ["step", "text"]
    assert kinds("1.甲", "2.乙", A)[:2] == ["step", "step"]


def test_sentences_with_numbers_are_steps() -> None:
    assert kinds(A, "1.先安装。", B, "2.再运行。")[1::2] == ["step", "step"]


def test_numbered_titles_stand_below_their_urls() -> None:
    heading, rule = Line("heading", "节"), Line("rule")
    lines = [heading, *map(classify, (A, "（1）甲", B, "（2）乙")), rule]
    assert [pairing.title for pairing in pair(lines)] == ["（1）甲", "（2）乙"]
