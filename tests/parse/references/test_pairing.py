"""The rules by which URLs and titles are paired, case by case, with text made for the purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.references.lines import Line, classify
from biji.parse.references.pairing import Pairing, pair

A, B, C = "https://a.org/one", "https://b.org/two", "https://c.org/three"


def line(text: str) -> Line:
    """A paragraph, or by its first characters another block: `# heading`, `---`, `!` for an image."""
    if text.startswith("# "):
        return Line("heading", text[2:])
    if text == "---":
        return Line("rule")
    return Line("break") if text.startswith("!") else classify(text)


def read(*texts: str) -> list[Pairing]:
    return pair([line(text) for text in texts])


def titles(*texts: str) -> list[str]:
    return [pairing.title for pairing in read(*texts)]


def test_the_paragraph_below_a_url_is_its_title() -> None:
    assert titles(A, "第一篇", B, "第二篇") == ["第一篇", "第二篇"]


def test_a_question_is_a_title() -> None:
    assert titles("参考：", A, "为什么天空是蓝的？") == ["为什么天空是蓝的？"]


def test_prose_below_a_property_label_and_its_url_is_no_title() -> None:
    (pairing,) = read("官网：", A, "它由两部分组成，先说第一部分。")
    assert (pairing.title, pairing.note, pairing.role) == ("", "", "official")


def test_a_long_paragraph_below_a_property_label_and_its_url_is_no_title() -> None:
    assert titles("代码：", A, "很长" * 31) == [""]


def test_a_short_phrase_below_a_property_label_and_its_url_is_the_title() -> None:
    assert titles("代码：", A, "作者自己的实现") == ["作者自己的实现"]


def test_a_phrase_about_the_thing_below_its_url_is_no_title() -> None:
    assert titles("代码：", A, "这个版本只有五百行") == [""]
    assert titles("图片来源：", A, "从图中可以看出差别") == [""]
    assert titles("推荐一篇文章：", A, "这可能是最好的入门") == ["这可能是最好的入门"]


def test_a_property_label_at_the_end_of_a_sentence_is_read() -> None:
    (pairing,) = read("这个库很小，也很快。它的源代码地址是：", A, "安装之后就能用了。")
    assert (pairing.role, pairing.title) == ("code", "")
    assert pairing.label is not None
    assert pairing.label.word == "源代码"


def test_a_property_label_binds_one_url_and_the_title_belongs_to_the_next() -> None:
    pairings = read("原图地址：", A, B, "另一篇文章")
    assert [(each.title, each.role) for each in pairings] == [("", "image"), ("另一篇文章", "reading")]


def test_all_urls_of_a_run_without_titles_carry_the_label() -> None:
    pairings = read("文档：", A, B, "# 下一节")
    assert [(each.title, each.role) for each in pairings] == [("", "documentation"), ("", "documentation")]


def test_a_following_label_is_no_title() -> None:
    assert titles("官网：", A, "代码：", B) == ["", ""]


def test_a_sentence_below_a_url_in_a_list_is_its_description() -> None:
    (pairing,) = read("参考：", A, "这是一位网友翻译的版本，值得一读。")
    assert (pairing.title, pairing.note) == ("", "这是一位网友翻译的版本，值得一读。")


def test_the_article_going_on_is_no_description() -> None:
    (pairing,) = read("参考：", A, "但是上面的方法太慢了。")
    assert (pairing.title, pairing.note) == ("", "")


def test_a_command_is_neither_title_nor_description() -> None:
    for command in ("`pip install thing`", "sudo apt install thing", "`./configure` `make`"):
        (pairing,) = read("# 安装", A, command)
        assert pairing.title == ""
    (pairing,) = read("# 安装", A, "`pip install thing`")
    assert pairing.note == ""


def test_a_remark_is_a_note() -> None:
    (pairing,) = read("参考：", A, "注：要先登录")
    assert (pairing.title, pairing.note) == ("", "注：要先登录")


@pytest.mark.parametrize("head", ["安装", "一、准备工作", "二、使用"])
def test_the_head_of_what_follows_is_no_title(head: str) -> None:
    assert titles("官网：", A, head, "1.先下载", "2.再运行") == [""]


def test_title_and_comment_are_split_at_the_first_full_stop() -> None:
    (pairing,) = read("参考：", A, "线性代数入门。写得很清楚，推荐。")
    assert (pairing.title, pairing.note) == ("线性代数入门", "写得很清楚，推荐。")


def test_a_full_stop_in_brackets_splits_nothing() -> None:
    title = "某游戏的复刻版（还在更新。质量不错。）"
    assert titles(A, title) == [title]


def test_a_headline_that_is_a_question_keeps_its_full_stop() -> None:
    title = "警方通报某事件，正在调查。哪些细节值得关注？"
    assert titles("https://www.zhihu.com/question/1", title) == [title]


def test_pages_of_one_site_share_the_title_below_them() -> None:
    assert titles("https://a.org/x/1", "https://a.org/x/2", "一篇长文") == ["一篇长文", "一篇长文"]


def test_mirrors_share_the_title_below_them() -> None:
    assert titles("https://a.org/x/paper.pdf", "https://b.org/paper.pdf", "一篇论文") == ["一篇论文", "一篇论文"]


def test_different_works_do_not_share_the_title_below_them() -> None:
    assert titles("参见：", "https://en.wikipedia.org/wiki/Lemma", A, "引理是什么") == ["", "引理是什么"]
    assert titles("https://github.com/a/b", "https://github.com/c/d", "另一个实现") == ["", "另一个实现"]


def test_a_run_of_urls_without_titles_stays_untitled() -> None:
    assert titles("参考：", A, B, C, "---") == ["", "", ""]


def test_a_step_belongs_to_what_follows() -> None:
    assert titles(A, "2.接下来做这个", B, "说明") == ["", "说明"]


@pytest.mark.parametrize("title", ["2.5亿年前的地球", "1.9K star的项目", "20项任务的结果"])
def test_a_number_at_the_head_of_a_title_is_no_step(title: str) -> None:
    assert titles(A, title) == [title]


def test_a_title_with_a_comment_that_leads_to_the_next_url_is_a_title_in_a_list() -> None:
    assert titles("代码：", A, "第一个实现", B, "第二个实现。作者还有一个类似的项目：", C)[:2] == [
        "第一个实现",
        "第二个实现",
    ]
    assert titles("文。", A, "第二个实现。作者还有一个类似的项目：", C) == ["", ""]


@pytest.mark.parametrize(
    "text", ["上图是它的结构", "该项目已经停止维护", "但安装起来很麻烦", "接下来安装依赖", "（要登录）", "2019.3"]
)
def test_text_that_points_above_and_asides_are_no_titles_below_a_property_label(text: str) -> None:
    assert titles("官网：", A, text) == [""]


@pytest.mark.parametrize("title", ["其他语言的实现", "但丁的实现", "除法的实现", "该怎么安装？", "2019年的版本"])
def test_a_title_that_begins_like_text_is_a_title_below_a_property_label(title: str) -> None:
    assert titles("教程：", A, title) == [title]


def test_a_label_may_do_without_its_colon() -> None:
    assert titles("---", "参考", A, "第一篇", B, "第二篇", C, "---") == ["第一篇", "第二篇", ""]
    assert [pairing.role for pairing in read("文。", "官网", A, "文。")] == ["official"]


def test_the_first_of_several_lines_below_a_url_is_its_title() -> None:
    (pairing,) = read("参考：", A, "第一篇\n作者：某人")
    assert (pairing.title, pairing.note) == ("第一篇", "作者：某人")


def test_a_long_line_with_text_below_is_text() -> None:
    assert titles("讲了一件事。", A, "他说" * 50, "后来的事") == [""]


def test_an_image_ends_a_run() -> None:
    assert titles(A, "!", "不是标题") == [""]


def test_a_paper_below_a_url_is_its_title() -> None:
    assert titles("论文：", "https://arxiv.org/abs/1", "《A Paper》") == ["《A Paper》"]


def test_a_paper_below_the_code_of_another_is_no_title() -> None:
    assert titles("代码：", A, "《The Next Paper》", "代码：", B) == ["", ""]


def test_a_paper_with_a_label_of_its_own_is_no_title() -> None:
    assert titles(A, "《The Next Paper》", "代码：", B) == ["", ""]


def test_a_question_below_a_site_is_no_title() -> None:
    assert titles("官网：", A, "它有什么用？") == [""]
    assert titles("教程：", A, "它有什么用？") == ["它有什么用？"]


def test_an_english_sentence_is_a_description() -> None:
    (pairing,) = read("References:", A, "This is where the whole story was told for the first time.")
    assert (pairing.title, bool(pairing.note)) == ("", True)


@pytest.mark.parametrize(
    "title",
    ["图解$$x_t<y$$的含义", "**重点**的总结", "`torch.nn`源码分析", "<对抗学习>笔记", "A & B; C", "什么是“熵”？"],
)
def test_markup_in_titles_is_kept_as_written(title: str) -> None:
    assert titles("参考：", A, title) == [title]


def test_a_paragraph_with_a_url_is_no_title() -> None:
    assert titles("参考：", A, "也可以看看https://d.org/四的说明") == [""]


def test_a_list_label_reaches_to_the_end_of_its_run() -> None:
    pairings = read("论文列表，如下：", A, "标题", B, "标题", "正文。", C, "标题")
    assert [bool(pairing.label) for pairing in pairings] == [True, True, False]


def test_text_below_several_urls_with_a_property_label_is_text() -> None:
    assert [each.note for each in read("代码：", A, B, "两个都不错，随便选。")] == ["", ""]


def test_a_label_in_the_line_of_its_url_binds_it() -> None:
    pairings = read(f"官网：{A}", f"代码：{B}", "它是用Go写的。")
    assert [(each.title, each.role) for each in pairings] == [("", "official"), ("", "code")]


def test_a_title_in_the_line_of_its_url_is_its_title() -> None:
    assert titles(f"{A} 第一篇", f"第二篇 {B}", f"[第三篇]({C})") == ["第一篇", "第二篇", "第三篇"]


def test_what_follows_a_link_with_a_title_is_a_note_or_text() -> None:
    pairings = read(f"[第一篇]({A})", "写得很好。", f"[第二篇]({B}) - 说明文字")
    assert [(each.title, each.note) for each in pairings] == [("第一篇", "写得很好。"), ("第二篇", "说明文字")]


KINDS = st.sampled_from(
    [
        A,
        B,
        C,
        "标题",
        "一句话。",
        "参考：",
        "官网：",
        "1.步骤",
        "《论文》",
        "# 标题",
        "---",
        "!",
        f"见：{A}",
        f"[x]({B})",
        "",
    ]
)


@given(st.lists(KINDS, max_size=30))
def test_every_url_line_is_paired_once_and_no_title_is_invented(texts: list[str]) -> None:
    lines = [line(text) for text in texts]
    pairings = pair(lines)
    assert [each.line for each in pairings] == [at for at, each in enumerate(lines) if each.kind == "url"]
    for each in pairings:
        assert bool(each.title) == (each.title_line >= 0)
        assert each.title in (lines[each.title_line].text if each.title else "")
        assert each.role


@given(st.lists(KINDS, max_size=30), st.lists(KINDS, max_size=10))
def test_a_rule_separates_what_stands_on_its_sides(above: list[str], below: list[str]) -> None:
    together = [each.title for each in read(*above, "---", *below)]
    assert together[len(titles(*above)) :] == titles("---", *below)
