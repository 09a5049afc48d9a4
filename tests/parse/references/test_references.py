"""Every reference of a post is found, in order, with its place, however its lines are written."""

from __future__ import annotations

import re

import pytest

from biji.model import ParseOptions, Reference, Source, SourceKind
from biji.parse import parse


def references(text: str) -> list[Reference]:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}".encode())
    article = parse(source, ParseOptions()).article
    assert article is not None
    return list(article.references)


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
    assert [(number, each.title.markdown) for number, each in enumerate(found, 1) if each.title] == [
        (1, "第一篇"),
        (3, "第三篇"),
        (8, "题"),
    ]
    assert found[3].role == "homepage"
    assert "某库" in found[6].name


def test_references_say_where_they_stand() -> None:
    found = references("文\n\n> 主页：\n> https://a.org/1 和\n\n看https://a.org/2与https://a.org/2。\n")
    assert [(each.span.line, each.span.column) for each in found] == [(7, 3), (9, 2), (9, 18)]


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


def test_deeply_nested_lists_lose_no_reference() -> None:
    text = "".join("  " * depth + f"- https://a.org/{depth}\n" for depth in range(60))
    assert len(references(text)) == 60


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
