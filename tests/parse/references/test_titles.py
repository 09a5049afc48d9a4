"""What the text below a URL is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.references.labels import read_label
from biji.parse.references.lines import classify
from biji.parse.references.titles import NOTHING, Below, bound_title, free_title, headline

A = "https://a.org/one"


@pytest.mark.parametrize(
    ("text", "title", "note"),
    [
        ("一篇文章", "一篇文章", ""),
        ("一篇文章。值得一读", "一篇文章", "值得一读"),
        ("一篇文章。值得一读。", "一篇文章", "值得一读。"),
        ("这是一篇文章。值得一读。", "", "这是一篇文章。值得一读。"),
        ("一篇文章，值得一读。", "", "一篇文章，值得一读。"),
        ("上海往事。很有味道。", "上海往事", "很有味道。"),
        ("我的大学。写得不错。", "我的大学", "写得不错。"),
        ("我读过。写得不错。", "", "我读过。写得不错。"),
        ("出了一件事。怎么办？", "出了一件事。怎么办？", ""),
        ("所以要换一种办法。", "", ""),
        ("真的吗。。。不会吧", "真的吗。。。不会吧", ""),
        ("太惨了。。。", "太惨了。。。", ""),
        ("（要登录）", "", "（要登录）"),
        ("2019.3", "", "2019.3"),
        ("长" * 300, "", ""),
        ("a long first line of a paragraph that was wrapped by its\neditor", "", ""),
    ],
)
def test_text_below_a_url_of_a_list(text: str, title: str, note: str) -> None:
    found = free_title(A, 1, text)
    assert (found.title, found.note) == (title, note)


def test_a_property_label_wants_a_short_title() -> None:
    label = read_label("代码：")
    assert bound_title(A, 1, classify("另一个实现"), label) == Below(1, "另一个实现")
    assert bound_title(A, 1, classify("它很快。"), label) is NOTHING
    assert bound_title(A, 1, classify("长" * 61), label) is NOTHING
    assert bound_title(A, 1, classify("It runs everywhere."), label) is NOTHING
    assert bound_title(A, 1, classify("A port to C++"), label).title
    assert bound_title(A, 1, classify("All you need."), read_label("论文：")).title


def test_a_paper_below_a_things_address_is_not_its_title() -> None:
    paper = classify("《One Paper》")
    assert bound_title(A, 1, paper, read_label("代码：")) is NOTHING
    assert bound_title(A, 1, paper, read_label("教程：")).title == "《One Paper》"


@pytest.mark.parametrize(
    "text",
    [
        "这个版本更快",
        "需要先注册",
        "Star数已经过万",
        "快吗？",
        "Gizmo支持两种平台",
        "Gizmo是由一人写成的",
        "打开之后，选文件即可",
        "按照上面的步骤安装",
    ],
)
def test_what_is_said_of_a_thing_is_not_its_title(text: str) -> None:
    assert bound_title(A, 1, classify(text), read_label("代码：")) is NOTHING


@pytest.mark.parametrize("text", ["从总的方面来说，它有两部分", "资料已经很老，不看也罢。这是新的", "它很快。也很小"])
def test_a_sentence_without_its_full_stop_is_no_title(text: str) -> None:
    assert bound_title(A, 1, classify(text), read_label("教程：")) is NOTHING


def test_whose_home_page_it_is_is_no_title() -> None:
    assert bound_title(A, 1, classify("某人，某大学教授"), read_label("个人主页：")) is NOTHING
    assert bound_title(A, 1, classify("某人的笔记"), read_label("个人主页：")).title == "某人的笔记"


def test_a_list_may_end_in_the_middle_of_a_thought() -> None:
    assert free_title(A, 1, "但是它要钱，只好放弃了") is NOTHING
    assert free_title("https://www.zhihu.com/question/1", 1, "但是那又如何").title == "但是那又如何"
    found = free_title(A, 1, "一个小组的主页，有不少东西。最有名的是甲")
    assert (found.title, found.note) == ("", "一个小组的主页，有不少东西。最有名的是甲")


def test_what_tells_one_thing_from_others_is_its_title() -> None:
    text = "Gizmo支持显卡的版本"
    assert bound_title(A, 1, classify(text), read_label("代码：")).title == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("另一个实现。作者还写了：", "另一个实现"),
        ("另一个实现：", ""),
        ("这是另一个实现。作者还写了：", ""),
        ("另一个实现，用了一年。作者还写了：", ""),
        ("长" * 31 + "。作者还写了：", ""),
    ],
)
def test_the_head_of_a_label(text: str, title: str) -> None:
    assert headline(text) == title


@given(st.text(alphabet="标题。，；？（）“”` a.\n", min_size=1, max_size=80))
def test_no_text_is_invented(text: str) -> None:
    found = free_title(A, 1, text)
    assert found.title in text
    assert found.note in text
