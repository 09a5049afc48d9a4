"""The references of whole posts, through the stage's door."""

from __future__ import annotations

import re

import pytest

from biji.model import ParseOptions, Reference, Source, SourceKind
from biji.parse import parse


def references(text: str) -> list[Reference]:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}".encode())
    article = parse(source, ParseOptions()).article
    assert article is not None
    return [reference for section in article.body.walk() for reference in section.references]


def titles(text: str) -> list[str]:
    return [reference.title.markdown if reference.title else "" for reference in references(text)]


def test_references_in_lists_prose_items_cells_quotes_and_headings_come_in_order() -> None:
    text = """
参考：

https://a.org/1

第一篇

- https://a.org/2
- [第三篇](https://a.org/3)

> 个人主页：
> https://a.org/4

文中有https://a.org/5和`https://a.org/6`。

| 名称 | 地址 |
|:--|:--|
| 某库 | https://a.org/7 |

## [题](https://a.org/8)

```
https://a.org/none
```
"""
    found = references(text)
    assert [each.url for each in found] == [f"https://a.org/{number}" for number in range(1, 9)]
    assert [each.title.markdown if each.title else "" for each in found] == [
        "第一篇",
        "",
        "第三篇",
        "",
        "",
        "",
        "",
        "题",
    ]
    assert found[3].role == "homepage"
    assert "某库" in found[6].name


def test_references_say_where_they_stand() -> None:
    found = references("文\n\n> 主页：\n> https://a.org/1 和\n\n看https://a.org/2与https://a.org/2。\n")
    assert [(each.span.line, each.span.column) for each in found] == [(7, 3), (9, 2), (9, 18)]


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


def test_code_blocks_formulas_comments_and_media_hold_no_references() -> None:
    text = """
```
https://a.org/1
```

    https://a.org/2

$$\\href{https://a.org/3}{x}$$

<!-- https://a.org/4 -->

<video src="https://a.org/5.mp4"></video>

![](https://a.org/6.png)
"""
    assert references(text) == []


def test_raw_html_holds_references() -> None:
    text = '<table><tr><td><a href="https://a.org/1">一</a></td></tr></table>\n\n<ul><li>https://a.org/2</li></ul>\n'
    assert [each.url for each in references(text)] == ["https://a.org/1", "https://a.org/2"]


def test_a_footnote_holds_references() -> None:
    assert [each.url for each in references("文[^1]\n\n[^1]: 见 https://a.org/1\n")] == ["https://a.org/1"]


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


def test_deeply_nested_lists_lose_no_reference() -> None:
    text = "".join("  " * depth + f"- https://a.org/{depth}\n" for depth in range(60))
    assert len(references(text)) == 60


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


_POST = """# 节

官网：

https://a.org/1

先说它的由来。

参考：

https://a.org/2

第一篇

https://a.org/3

https://a.org/4/

https://b.org/5

第二篇。很短

---

1.安装

https://a.org/6

《某文》

代码：

https://github.com/a/b
"""


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (r"\n", "\r\n"),
        (r"\n\n", "\n\n\n"),
        (r"(?m)^(h\S+)$", "\\1\u200b"),
        (r"(?m)^(h\S+)$", "\u3000\\1\u00a0  "),
        (r"(?m)^(h\S+)$", r"<\1>"),
        (r"(?m)^(h\S+)$", r"9.\1"),
        (r"(?m)^(h\S+)$", r"**\1**"),
        (r"(?m)^(.*)$", r"> \1"),
        (r"(?m)^(h\S+)\n\n(?=第)", "\\1\n"),
    ],
    ids=["CRLF", "blank lines", "zero width", "wide blanks", "angles", "numbers", "bold", "quote", "one paragraph"],
)
def test_how_lines_are_written_does_not_change_what_belongs_together(pattern: str, replacement: str) -> None:
    def read(text: str) -> list[tuple[str, str, str]]:
        return [(each.url, each.title.markdown if each.title else "", each.role) for each in references(text)]

    assert read(_POST) == [
        ("https://a.org/1", "", "official"),
        ("https://a.org/2", "第一篇", "reading"),
        ("https://a.org/3", "", "reading"),
        ("https://a.org/4/", "", "reading"),
        ("https://b.org/5", "第二篇", "reading"),
        ("https://a.org/6", "", "reading"),
        ("https://github.com/a/b", "", "code"),
    ]
    assert read(re.sub(pattern, replacement, _POST)) == read(_POST)


def test_languages_are_labels() -> None:
    assert titles("- 中文：https://a.org/1\n- English：https://a.org/2") == ["", ""]
    assert [each.role for each in references("中文：\n\nhttps://a.org/1\n\n某某手册")] == ["translation"]
