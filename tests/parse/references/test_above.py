"""Titles that stand above their URLs."""

from __future__ import annotations

from biji.parse.references.above import title_right_above, titles_above
from biji.parse.references.lines import Line, classify

A, B, C = "https://a.org/one", "https://b.org/two", "https://c.org/three"


def lines(*texts: str) -> list[Line]:
    return [classify(text) for text in texts]


def test_one_pair_is_enough_below_a_list_label_and_in_an_item() -> None:
    assert titles_above(lines("参考：", "题", A)) == {2: 1}
    assert titles_above(lines("题", A), item=True) == {1: 0}
    assert titles_above(lines("题", A)) == {}


def test_a_list_that_ends_with_a_title_has_its_titles_below() -> None:
    assert titles_above(lines("参考：", "文", A, "题", B, "题")) == {}


def test_prose_is_no_title_above() -> None:
    assert titles_above(lines("参考：", "一句话。", A)) == {}


def test_a_heading_is_a_title_unless_it_is_generic() -> None:
    assert title_right_above([Line("heading", "某库"), classify(A)], 1).title == "某库"
    assert title_right_above([Line("heading", "参考"), classify(A)], 1).title == ""


def test_a_paper_is_the_title_of_a_papers_address_only() -> None:
    assert title_right_above(lines("《论文》", "https://arxiv.org/abs/1"), 1).title == "《论文》"
    assert title_right_above(lines("《论文》", "https://github.com/a/b"), 1).title == ""
