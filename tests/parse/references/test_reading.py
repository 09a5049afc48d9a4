"""What belongs to the references of whole posts: titles, names, roles, keys."""

from __future__ import annotations

import pytest

from biji.model import ParseOptions, Reference, Source, SourceKind
from biji.parse import parse


def references(text: str) -> list[Reference]:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}".encode())
    article = parse(source, ParseOptions()).article
    assert article is not None
    return list(article.references)


def titles(text: str) -> list[str]:
    return [reference.title.markdown if reference.title else "" for reference in references(text)]


def test_a_url_with_its_title_below_in_one_paragraph_is_a_pair() -> None:
    (found,) = references("https://a.org/1\n第一篇\n")
    assert found.title is not None
    assert found.title.markdown == "第一篇"


@pytest.mark.parametrize(
    "title", ["图解$$x_t$$的含义", "**重点**总结", "`torch`源码", "第一篇 & 第二篇", "\u200b标题"]
)
def test_a_title_is_its_source_and_its_html(title: str) -> None:
    (found,) = references(f"https://a.org/1\n\n{title}\n")
    assert found.title is not None
    assert found.title.markdown == title.strip("\u200b")
    assert found.title.fragment.html
    assert "\u200b" not in found.name


def test_a_list_in_which_titles_stand_above_their_urls() -> None:
    found = references("代码：\n\n1. 第一个实现\n\n   https://a.org/1\n\n2. 第二个实现：https://a.org/2\n")
    assert [(each.title.markdown if each.title else "", each.role) for each in found] == [
        ("第一个实现", "code"),
        ("第二个实现", "code"),
    ]


def test_a_tables_row_and_header_name_a_url() -> None:
    (found,) = references("| 名称 | 代码 |\n|--|--|\n| 某库 | https://a.org/1 |\n")
    assert (found.name, found.role, found.label, found.title) == ("某库", "code", "代码", None)


def test_a_table_of_urls_and_titles_is_a_list() -> None:
    assert titles("| https://a.org/1 | 一 |\n| https://b.org/2 | 二 |\n") == ["一", "二"]


def test_the_label_above_a_list_binds_its_items() -> None:
    found = references("论文：\n\n- https://a.org/1\n- [二](https://b.org/2)\n")
    assert [each.role for each in found] == ["paper", "paper"]


def test_items_that_are_in_turn_a_url_and_its_title_are_pairs() -> None:
    assert titles("- https://a.org/1\n- 一\n- https://b.org/2\n- 二\n") == ["一", "二"]


def test_a_quote_is_read_like_a_body() -> None:
    (found,) = references("> 参考：\n>\n> https://a.org/1\n>\n> 题\n")
    assert (found.title and found.title.markdown, found.label) == ("题", "参考")


def test_a_links_text_says_its_role() -> None:
    found = references("某法：[论文](https://a.org/1)、[代码](https://b.org/2)。\n")
    assert [each.role for each in found] == ["paper", "code"]


def test_links_in_turn_behind_a_label_have_its_role() -> None:
    for text in (
        "参考：[甲](https://a.org/1)、[乙](https://b.org/2)",
        "参考：\n\n[甲](https://a.org/1)、[乙](https://b.org/2)",
    ):
        found = references(f"文。\n\n{text}\n")
        assert [(each.role, each.label) for each in found] == [("reading", "参考"), ("reading", "参考")]
    text = "代码：https://a.org/1 和 https://b.org/2，说明在https://c.org/3里"
    assert [each.role for each in references(text)] == ["code", "code", "source"]


def test_the_name_of_a_label_is_short() -> None:
    found = references("某库是一个很小的库。其官网为：\n\nhttps://a.org/1\n\n其他资料：\n\nhttps://a.org/2\n")
    assert [each.label for each in found] == ["官网", "其他资料"]


def test_a_links_text_says_the_role_of_no_other_link() -> None:
    found = references("某法：[论文](https://a.org/1)、[乙](https://b.org/2)。\n")
    assert [each.role for each in found] == ["paper", "source"]
    found = references("代码：[官方](https://a.org/1)、[乙](https://b.org/2)。\n")
    assert [each.role for each in found] == ["code", "code"]


def test_untitled_urls_are_named_by_the_nearest_heading_that_names_something() -> None:
    (found,) = references("# 某库\n\n## 概述\n\n官网：\n\nhttps://a.org/\n")
    assert found.name == "某库 · 官网"


def test_texts_and_urls_in_turn_within_a_paragraph_are_pairs() -> None:
    assert titles("甲\nhttps://a.org/1\n乙\nhttps://b.org/2\n\n文\n") == ["甲", "乙"]
    assert titles("甲\nhttps://a.org/1\n\n文\n") == ["甲"]


def test_a_label_before_a_link_is_no_part_of_its_title() -> None:
    (found,) = references("官网：[某库](https://a.org/1)\n")
    assert (found.name, found.role, found.label) == ("某库", "official", "官网")


def test_a_line_with_bars_below_a_url_is_its_title() -> None:
    text = "参考：\n\nhttps://a.org/1\n\nCVPR 2019 | 某`a|b`法\n\nhttps://b.org/2\n\n乙|丙\n"
    assert titles(text) == ["CVPR 2019 | 某`a|b`法", "乙|丙"]
    assert references(text)[0].name == "CVPR 2019 | 某a|b法"


def test_a_line_with_bars_keeps_its_urls() -> None:
    assert titles("文。\n\n见甲 | https://a.org/1 | [乙](https://b.org/2)\n") == ["", "乙"]
    assert titles("- https://a.org/1 | 甲\n- 乙 | https://b.org/2\n") == ["甲", "乙"]


def test_titles_that_would_be_other_blocks_alone_are_text() -> None:
    found = references("见[1. 甲](https://a.org/1)和[- 乙](https://b.org/2)。\n")
    assert [each.name for each in found] == ["1. 甲", "- 乙"]


def test_numbers_before_blanks_number_urls_and_titles_all_the_same() -> None:
    text = "1. https://a.org/1\n\n甲\n\n2. https://b.org/2\n\n乙\n"
    assert titles(text) == ["甲", "乙"]
    assert titles("1. 甲\n\nhttps://a.org/1\n\n2. 乙\n\nhttps://b.org/2\n") == ["甲", "乙"]
    assert titles("参考：\n\nhttps://a.org/1\n\n1. 甲\n\nhttps://b.org/2\n\n2. 乙\n") == ["1. 甲", "2. 乙"]


def test_wrapped_and_numbered_urls_are_urls() -> None:
    text = "1.https://a.org/1\n\n一\n\n<https://b.org/2>\n\n二\n\n**https://c.org/3**\n\n三\n"
    assert titles(text) == ["一", "二", "三"]


def test_keys_and_hosts_are_those_of_the_url() -> None:
    (found,) = references("https://www.zhihu.com/question/1/answer/2?utm_id=0\n")
    assert (found.key, found.host) == ("zhihu.com/answer/2", "zhihu.com")


def test_a_reference_has_the_kind_of_its_address_or_label() -> None:
    text = "论文：\n\nhttps://a.org/1\n\n代码：\n\nhttps://github.com/a/b\n\n见https://youtu.be/abcdefghijk"
    assert [each.kind for each in references(text)] == ["paper", "repository", "video"]


def test_one_title_is_one_work_however_it_is_written() -> None:
    text = "参考：\n\nhttps://a.org/1\n\n《How **ABC** Works Today》\n\nhttps://b.org/2\n\nHow ＡＢＣ  works today"
    assert [each.work for each in references(text)] == ["howabcworkstoday", "howabcworkstoday"]


def test_what_is_short_or_generic_or_missing_or_a_repositorys_is_no_works_title() -> None:
    text = "参考：\n\nhttps://a.org/1\n\n短题\n\nhttps://a.org/2\n\nGetting Started\n\nhttps://github.com/a/b\n\n某某网络的一个实现\n\nhttps://a.org/3"
    assert [each.work for each in references(text)] == ["", "", "", ""]


def test_the_title_in_the_other_cell_of_a_row_is_the_works() -> None:
    assert [each.work for each in references("| 某某网络的一个综述 | https://a.org/1 |")] == ["某某网络的一个综述"]


def test_languages_are_labels() -> None:
    assert titles("- 中文：https://a.org/1\n- English：https://a.org/2") == ["", ""]
    assert [each.role for each in references("中文：\n\nhttps://a.org/1\n\n某某手册")] == ["translation"]


def test_a_home_page_on_a_persons_card_is_that_persons() -> None:
    (found,) = references("# Gizmo\n\n> Some One，1857～？，学者。\n> 个人主页：\n> https://a.org/~one\n")
    assert (found.name, found.role, found.title) == ("Some One · 个人主页", "homepage", None)
    (found,) = references("> Some One, 1857-1936, scholar\n> https://a.org/~one\n")
    assert (found.title, found.role) == (None, "source")


def test_a_long_title_may_stand_above_its_url_in_one_paragraph() -> None:
    title = "很长的题" * 20
    assert titles(f"- {title}\n  https://a.org/1\n- 短题\n  https://a.org/2\n") == [title, "短题"]
