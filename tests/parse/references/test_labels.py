"""What labels and headings say about URLs below them."""

from __future__ import annotations

import pytest

from biji.parse.references.labels import is_generic_heading, read_heading, read_label


@pytest.mark.parametrize(
    ("text", "kind", "role", "word"),
    [
        ("参考：", "list", "reading", "参考"),
        ("官网", "property", "official", "官网"),
        ("项目主页", "property", "official", "项目主页"),
        ("作者主页", "property", "homepage", "作者主页"),
        ("这是一个小工具。它的官方网站为：", "property", "official", "官方网站"),
        ("源代码地址：", "property", "code", "源代码"),
        ("各个版本（当然都不是官方的）的代码都在这里：", "property", "code", "代码"),
        ("除此之外，还有一些论文：", "list", "paper", "论文"),
        ("相关的插件，参见：", "list", "reading", "参见"),
        ("某某游戏的复刻版：", "sentence", "", "某某游戏的复刻版"),
        ("具体的代码见：", "property", "code", "代码"),
        ("**参考**：", "list", "reading", "参考"),
        ("参考网站：", "list", "reading", "参考网站"),
        ("参考博客：", "list", "reading", "参考博客"),
    ],
)
def test_a_label_is_read_from_its_end(text: str, kind: str, role: str, word: str) -> None:
    label = read_label(text)
    assert (label.kind, label.role, label.word) == (kind, role, word)


@pytest.mark.parametrize(
    ("title", "role"), [("代码", "code"), ("论文", "paper"), ("某库的代码", None), ("参考", None)]
)
def test_a_heading_that_is_a_labels_word_is_a_label(title: str, role: str | None) -> None:
    label = read_heading(title)
    assert (label.role if label else None) == role


@pytest.mark.parametrize("title", ["参考", "2021.12", "概述", "官网", "论文地址", "参考网址：", "References"])
def test_generic_headings_name_nothing(title: str) -> None:
    assert is_generic_heading(title)


@pytest.mark.parametrize("title", ["BERT", "线性回归", "C++", "参考系"])
def test_other_headings_name_something(title: str) -> None:
    assert not is_generic_heading(title)
