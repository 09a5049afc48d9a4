"""What a one-line paragraph is."""

from __future__ import annotations

import pytest

from biji.parse.references.lines import Kind, classify, without_step

A = "https://a.org/one"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (A, "url"),
        (f"<{A}>", "url"),
        (f"**{A}**", "url"),
        (f"（{A}）", "url"),
        (f"1.{A}", "url"),
        (f"[2] {A}", "url"),
        (f"\u200b{A}\u3000", "url"),
        ("参考：", "label"),
        ("**参考:**", "label"),
        ("1.安装", "step"),
        ("（2）安装", "step"),
        ("3--安装", "step"),
        ("**1.安装**", "step"),
        ("示例1：安装", "step"),
        ("2.5亿年前", "text"),
        ("58.com的故事", "text"),
        ("58.comma", "step"),
        ("1.vim", "step"),
        ("《论文》", "paper"),
        ("《论文》。", "paper"),
        ("《一》和《二》", "text"),
        ("--", "rule"),
        ("", "rule"),
        ("一句话", "text"),
        (f"`{A}`", "text"),
        (f"可以看{A}，也可以不看。", "text"),
        (f"{A}，{A}", "text"),
        ('<a name="题"/>', "break"),
        ('<a name="题"></a> 文', "text"),
    ],
)
def test_every_line_has_its_kind(text: str, kind: Kind) -> None:
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
        (f"深入理解某种算法：{A}", A, "", "深入理解某种算法", ""),
        (f"Understanding One Thing: {A}", A, "", "Understanding One Thing", ""),
        (f"邮件列表地址：{A}", A, "邮件列表地址", "", ""),
        (f"这里有一个例外情况：{A}", A, "这里有一个例外情况", "", ""),
        (f"Mailing list: {A}", A, "Mailing list", "", ""),
        (f"[3] Author. A Title. Journal, 2019. {A}", A, "", "Author. A Title. Journal, 2019", ""),
        (f"[4] A Title — {A}", A, "", "A Title", ""),
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


@pytest.mark.parametrize("title", ["为什么要有它？", "如何正确使用它", "看这十张图就够了！"])
def test_a_question_in_front_of_a_url_is_its_title(title: str) -> None:
    assert classify(f"{title} https://a.org/x").title == title
    assert classify(f"{title}：https://a.org/x").title == title
    assert classify("不懂？看这里 https://a.org/x").title == ""


def test_a_step_begins_with_its_number() -> None:
    assert without_step("2. Gizmo, 2010.") == "Gizmo, 2010."
    assert without_step("Gizmo, 2010.") == "Gizmo, 2010."


def test_a_sentence_with_a_url_is_no_title() -> None:
    assert classify(f"可以看{A}，也可以不看。").mentions


def test_a_paper_may_stand_right_in_front_of_its_url() -> None:
    line = classify("1.《A Paper》https://a.org/1")
    assert (line.title, line.url) == ("《A Paper》", "https://a.org/1")


def test_a_command_with_a_url_is_a_sentence() -> None:
    line = classify("git clone https://a.org/1.git")
    assert (line.kind, line.mentions) == ("text", True)


@pytest.mark.parametrize(
    "text", ["可以参考文档", "下载地址", "感兴趣的可以看看", "这个网站不错", "[原文]", "More examples"]
)
def test_what_sends_the_reader_to_a_url_is_no_title(text: str) -> None:
    for line in (classify(f"{text} https://a.org/1"), classify(f"{text}（https://a.org/1）")):
        assert (line.kind, line.mentions) == ("text", True)


@pytest.mark.parametrize("note", ["（英文）", "【英文】", "[英文]"])
def test_a_remark_in_brackets_behind_a_url_is_its_note(note: str) -> None:
    line = classify(f"https://a.org/1 {note}")
    assert (line.title, line.note) == ("", "英文")
