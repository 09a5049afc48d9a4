"""What a one-line paragraph is."""

from __future__ import annotations

import pytest

from biji.parse.references.lines import Kind, classify

A = "https://a.org/one"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (A, Kind.URL),
        (f"<{A}>", Kind.URL),
        (f"**{A}**", Kind.URL),
        (f"（{A}）", Kind.URL),
        (f"1.{A}", Kind.URL),
        (f"[2] {A}", Kind.URL),
        (f"\u200b{A}\u3000", Kind.URL),
        ("参考：", Kind.LABEL),
        ("**参考:**", Kind.LABEL),
        ("1.安装", Kind.STEP),
        ("（2）安装", Kind.STEP),
        ("3--安装", Kind.STEP),
        ("**1.安装**", Kind.STEP),
        ("示例1：安装", Kind.STEP),
        ("2.5亿年前", Kind.TEXT),
        ("58.com的故事", Kind.TEXT),
        ("58.comma", Kind.STEP),
        ("1.vim", Kind.STEP),
        ("《论文》", Kind.PAPER),
        ("《论文》。", Kind.PAPER),
        ("《一》和《二》", Kind.TEXT),
        ("--", Kind.RULE),
        ("", Kind.RULE),
        ("一句话", Kind.TEXT),
        (f"`{A}`", Kind.TEXT),
        (f"可以看{A}，也可以不看。", Kind.TEXT),
        (f"{A}，{A}", Kind.TEXT),
        ('<a name="题"/>', Kind.BREAK),
        ('<a name="题"></a> 文', Kind.TEXT),
    ],
)
def test_kinds_of_lines(text: str, kind: Kind) -> None:
    assert classify(text).kind is kind


@pytest.mark.parametrize(
    ("text", "url", "label", "title", "note"),
    [
        (f"官网：{A}", A, "官网", "", ""),
        (f"▶ {A}", A, "", "", ""),
        (f"1.代码: {A}", A, "代码", "", ""),
        (f"{A} 一篇文章", A, "", "一篇文章", ""),
        (f"一篇文章 {A}", A, "", "一篇文章", ""),
        (f"《论文》 {A}", A, "", "《论文》", ""),
        (f"《论文》：{A}", A, "", "《论文》", ""),
        (f"[3] Author. A Title. Journal, 2019. {A}", A, "", "Author. A Title. Journal, 2019", ""),
        ("https://a.org/my file.pdf", "https://a.org/my file.pdf", "", "", ""),
        (f"一篇文章（{A}）", A, "", "一篇文章", ""),
        (f"官网：[某库]({A})", "", "", "", ""),
        (f"某人写过[一篇文章]({A})", "", "", "", ""),
        (f"[一篇文章]({A})", A, "", "一篇文章", ""),
        (f"[一篇文章]({A}) - 说明", A, "", "一篇文章", "说明"),
        (f"[{A}]({A})", A, "", "", ""),
        ("http://a.org/x（要登录）", "http://a.org/x", "", "", "要登录"),
        (
            "https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv文章",
            "https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv",
            "",
            "文章",
            "",
        ),
    ],
)
def test_what_stands_beside_a_url(text: str, url: str, label: str, title: str, note: str) -> None:
    line = classify(text)
    assert (line.url, line.label, line.title, line.note) == (url, label, title, note)


def test_a_line_with_a_label_is_shown_as_text() -> None:
    assert not classify(f"官网：{A}").pure
    assert classify(f"{A} 一篇文章").pure


def test_a_sentence_with_a_url_is_no_title() -> None:
    assert classify(f"可以看{A}，也可以不看。").mentions
