"""What a URL is to the article: by its label, by the labels around it, or by where it stands."""

from __future__ import annotations

import pytest

from biji.parse.references.lines import Line, classify
from biji.parse.references.pairing import pair

A, B, C = "https://a.org/one", "https://b.org/two", "https://c.org/three"


def roles(*texts: str) -> list[str]:
    lines = [Line("rule") if text == "---" else classify(text) for text in texts]
    return [pairing.role for pairing in pair(lines)]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("参考：", "reading"),
        ("官方网站：", "official"),
        ("代码:", "code"),
        ("论文：", "paper"),
        ("文档：", "documentation"),
        ("教程：", "tutorial"),
        ("作者主页：", "homepage"),
        ("代码示例：", "example"),
        ("该文中文版：", "translation"),
        ("上图的源地址：", "image"),
        ("数据集：", "data"),
        ("在线编辑：", "demo"),
        ("视频：", "video"),
        ("预训练模型：", "model"),
        ("本节主要摘抄自：", "source"),
        ("**参考：**", "reading"),
    ],
)
def test_the_label_says_the_role(label: str, role: str) -> None:
    assert roles(label, A) == [role]


@pytest.mark.parametrize(
    ("url", "role"),
    [
        (A, "reading"),
        ("https://github.com/a/b", "example"),
        ("https://a.github.io/b/", "example"),
        ("https://a.org/b.png?w=1", "example"),
    ],
)
def test_for_instance_is_a_label_of_things_that_can_be_looked_at(url: str, role: str) -> None:
    assert roles("例如：", url) == [role]
    assert roles("示例：", url) == ["example"]


def test_an_outer_label_gives_its_role_to_an_inner_one() -> None:
    assert roles("代码：", "第一个版本：", A) == ["code"]


def test_an_outer_label_gives_its_role_to_all_inner_ones() -> None:
    assert roles("代码：", "第一个版本：", A, "第二个版本：", B, "第三个版本：", C) == ["code", "code", "code"]
    assert roles("代码：", A, "也可以这样：", B) == ["code", "reading"]


def test_a_single_pair_below_text_is_its_source() -> None:
    assert roles("---", "讲了一件事。", A, "标题", "---", B, "标题") == ["source", "reading"]


def test_two_pairs_below_text_are_reading() -> None:
    assert roles("讲了一件事。", A, "标题", B, "标题") == ["reading", "reading"]


def test_a_property_label_reaches_on_when_its_url_has_a_title() -> None:
    assert roles("代码：", A, "官方实现", B, "另一个实现") == ["code", "code"]


def test_a_property_of_one_reaches_no_further() -> None:
    assert roles("官网：", A, "某库的主站", B, "一篇文章") == ["official", "reading"]
