"""URLs inside sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from biji.parse.references.mentions import find_mentions
from biji.parse.tokens import from_markdown_it


def read(text: str) -> list[tuple[str, str]]:
    return [(mention.url, mention.title) for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("见https://a.org/x的说明。", [("https://a.org/x", "")]),
        ("见[说明文档](https://a.org/x_(y))。", [("https://a.org/x_(y)", "说明文档")]),
        ('见[说明](https://a.org/x "标题")', [("https://a.org/x", "说明")]),
        ("见[这里](https://a.org/x)", [("https://a.org/x", "")]),
        ("[a[b]c](https://a.org)", [("https://a.org", "a[b]c")]),
        ("<https://a.org/x>和`https://b.org/y`", [("https://a.org/x", ""), ("https://b.org/y", "")]),
        ('<a href="https://a.org/x">说明</a>', [("https://a.org/x", "说明")]),
        ("![](https://a.org/x.png)", []),
        ('<img src="https://a.org/x.png">', []),
        ("[![](https://a.org/x.png)](https://b.org)", [("https://b.org", "")]),
        ("<!-- https://a.org -->", []),
        ("[站内](/post.html)和[锚](#x)", []),
    ],
)
def test_mentions_in_order_of_the_text(text: str, mentions: list[tuple[str, str]]) -> None:
    assert read(text) == mentions


def test_a_link_whose_url_is_defined_elsewhere_is_found_by_its_tokens() -> None:
    tokens = from_markdown_it(MarkdownIt().parse("看[说明][1]和https://b.org\n\n[1]: https://a.org/x"))
    inline = next(token for token in tokens if token.type == "inline")
    found = find_mentions(inline.content, inline.children or ())
    assert [(mention.url, mention.title) for mention in found] == [("https://a.org/x", "说明"), ("https://b.org", "")]


def test_only_a_comma_divides_urls_of_one_list() -> None:
    text = '[甲](https://a.org/1 "甲")、[乙](https://b.org/2) and <https://c.org/3>, 见https://d.org/4'
    found = find_mentions(text)
    above = ["", *(mention.url for mention in found)]
    assert [mention.joins(url) for mention, url in zip(found, above, strict=False)] == [True, True, True, False]


@given(st.text(alphabet="[]()<>!`*\"' ahref=https://b.c中，-$", max_size=100))
def test_any_text_can_be_read(text: str) -> None:
    starts = [mention.start for mention in find_mentions(text)]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    assert len(find_mentions("](http://a)" * 20_000)) <= 20_000
    assert len(find_mentions("[" * 50_000 + "](http://a)")) <= 1
