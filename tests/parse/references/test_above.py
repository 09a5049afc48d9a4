"""Titles that stand above their URLs."""

from __future__ import annotations

import pytest

from biji.parse.references.above import title_right_above, titles_above
from biji.parse.references.lines import Line, classify
from biji.parse.references.pairing import Pairing, pair

A, B, C = "https://a.org/one", "https://b.org/two", "https://c.org/three"


def line(text: str) -> Line:
    """A paragraph, or by its first characters another block: `# heading`, `---`."""
    if text.startswith("# "):
        return Line("heading", text[2:])
    return Line("rule") if text == "---" else classify(text)


def read(*texts: str) -> list[Pairing]:
    return pair([line(text) for text in texts])


def titles(*texts: str) -> list[str]:
    return [pairing.title for pairing in read(*texts)]


def lines(*texts: str) -> list[Line]:
    return [classify(text) for text in texts]


def test_one_pair_is_enough_below_a_list_label_and_in_an_item() -> None:
    assert titles_above(lines("参考：", "题", A)) == {2: 1}
    assert titles_above(lines("题", A), item=True) == {1: 0}
    assert titles_above(lines("题", A)) == {}


def test_a_list_that_ends_with_a_title_has_its_titles_below() -> None:
    assert titles_above(lines("参考：", "文", A, "题", B, "题")) == {}


def test_three_pairs_below_text_are_a_list_too() -> None:
    one, two, three = ("题一", A), ("题二", B), ("题三", C)
    assert titles("一句话。", *one, *two, *three, "---") == ["题一", "题二", "题三"]
    assert titles("一句话。", *one, *two, "---") == ["题二", ""]
    assert titles("一行字", *one, *two, *three, "---") == ["题二", "题三", ""]


def test_in_a_long_list_a_title_may_be_long_or_end_like_a_sentence() -> None:
    four = [(f"题{number}", f"https://a.org/{number}") for number in range(3)]
    for odd in ("长" * 70, "一句题。"):
        texts = [text for title, url in (four[0], (odd, A), *four[1:]) for text in (title, url)]
        assert titles("# 参考", *texts) == ["题0", odd, "题1", "题2"]
        assert titles("# 参考", *texts[:4])[-1] == ""


def test_text_goes_on_behind_a_list_with_a_label() -> None:
    assert titles("参考：", "题一", A, "题二", B, "正文继续。") == ["题一", "题二"]
    assert titles("# 节", "题一", A, "题二", B, "这是说明。") == ["题二", ""]


def test_prose_is_no_title_above() -> None:
    assert titles_above(lines("参考：", "一句话。", A)) == {}


def test_a_heading_is_a_title_unless_it_is_generic() -> None:
    assert title_right_above([Line("heading", "某库"), classify(A)], 1).title == "某库"
    assert title_right_above([Line("heading", "参考"), classify(A)], 1).title == ""


def test_a_paper_is_the_title_of_a_papers_address_only() -> None:
    assert title_right_above(lines("《论文》", "https://arxiv.org/abs/1"), 1).title == "《论文》"
    assert title_right_above(lines("《论文》", "https://github.com/a/b"), 1).title == ""


def test_a_step_right_above_a_url_with_nothing_below_is_its_title() -> None:
    assert titles("1.第一个工具", A, "2.第二个工具", B, "# 下一节") == ["第一个工具", "第二个工具"]


def test_a_heading_right_above_a_url_with_nothing_below_is_its_title() -> None:
    assert titles("# 某个库", A, "# 另一个库", B) == ["某个库", "另一个库"]


def test_a_heading_above_two_urls_with_a_line_between_them_is_no_title() -> None:
    assert titles("# 某库", A, "--", B, "标题") == ["", "标题"]


@pytest.mark.parametrize("heading", ["参考", "2021.12", "教程", "References"])
def test_a_heading_that_names_no_work_is_no_title(heading: str) -> None:
    assert titles(f"# {heading}", A, "---") == [""]


def test_titles_above_their_urls_are_read_after_a_list_label() -> None:
    assert titles("参考：", "第一篇", A, "第二篇", B, "---") == ["第一篇", "第二篇"]


def test_titles_above_two_urls_that_fill_a_segment_are_read() -> None:
    first = ["# 一", A, "甲", B, "乙", "# 二"]
    assert titles(*first, "第一篇", A, "第二篇", B, "---")[2:] == ["第一篇", "第二篇"]
    assert titles("# 节", "第一篇", A, "第二篇", B, "第三篇", C, "代码：") == ["第一篇", "第二篇", "第三篇"]
    assert titles("# 节", "第一篇", A, "第二篇", B, "代码：") == ["第二篇", ""]


def test_a_papers_title_above_its_url_is_read_after_its_label() -> None:
    assert titles("论文：", "A Paper", A, "---") == ["A Paper"]


def test_a_bold_line_right_above_a_url_with_nothing_below_is_its_title() -> None:
    assert titles("文。", "**某库**", A, "# 下一节") == ["**某库**"]


def test_a_bold_line_right_above_a_url_with_its_description_below_is_its_title() -> None:
    (pairing,) = read("**某库**", A, "这是某人写的一个库。", "正文。")
    assert (pairing.title, pairing.note) == ("**某库**", "这是某人写的一个库。")
    assert titles("**官网：**", A, "这是某人写的一个库。") == [""]


def test_a_title_belongs_to_one_url() -> None:
    assert titles(A, "**第一篇**", B, "---") == ["**第一篇**", ""]
    assert titles(A, "《第一篇》", "https://arxiv.org/abs/1", "---") == ["《第一篇》", ""]


def test_papers_above_their_urls_are_no_titles_of_others() -> None:
    assert titles("# 论文", "《One》", "https://arxiv.org/abs/1", "《Two》", "https://arxiv.org/abs/2") == [
        "《One》",
        "《Two》",
    ]
    assert titles("《One》", "https://github.com/a/b", "《Two》", "https://github.com/c/d") == ["", ""]


def test_text_above_a_url_is_no_title() -> None:
    assert titles("---", "这件事大家都知道。", A, "标题", B, "---") == ["标题", ""]


def test_a_bold_line_above_text_is_no_title() -> None:
    assert titles("参考：", A, "**小结**", "以上就是全部内容") == [""]


def test_a_paper_above_its_address_is_its_title_whatever_follows() -> None:
    assert titles("《One》（2017）", "https://arxiv.org/abs/1234.56789", "它的思路很简单。") == ["《One》（2017）"]
    assert titles("《One》", A, "它的思路很简单。") == [""]


def test_a_labels_word_above_a_url_in_an_item_is_no_title() -> None:
    assert titles_above(lines("官网", A), item=True) == {}
