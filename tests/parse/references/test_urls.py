"""Where URLs end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.references.urls import find_urls, whole_url

WEIXIN = "https://mp.weixin.qq.com/s/abcdefghijklmnopqrstu-"


def whole(text: str) -> str:
    found = whole_url(text)
    return found.url if found else ""


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org/x_(y)",
        "https://a.org/~user/?a=1&b=2;c=3",
        "https://a.org/why?",
        "https://zh.wikipedia.org/wiki/图灵（消歧义）",
        "https://baike.baidu.com/item/Java编程/12",
        "http://a.org/文档/说明",
        "ftp://a.org/file.tar.gz",
        "https://a.org/under_score_s*t*r",
    ],
)
def test_a_url_on_its_own_line_is_the_whole_line(url: str) -> None:
    assert whole(url) == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (WEIXIN + "一篇文章", WEIXIN),
        (WEIXIN + "BERT的10个变种", WEIXIN),
        ("https://zhuanlan.zhihu.com/p/123BERT的变种", "https://zhuanlan.zhihu.com/p/123"),
        (
            "https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=2&sn=ab一篇文章",
            "https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=2&sn=ab",
        ),
        ("https://zhuanlan.zhihu.com/p/123一篇文章", "https://zhuanlan.zhihu.com/p/123"),
        ("https://www.zhihu.com/question/12/answer/34如何看待", "https://www.zhihu.com/question/12/answer/34"),
        ("https://github.com/a/b这里是代码", "https://github.com/a/b"),
        ("https://a.org这里", "https://a.org"),
        ("https://a.org/x。", "https://a.org/x"),
        ("https://a.org/post.html一篇文章", "https://a.org/post.html"),
        ("https://a.org/details/123456一篇文章", "https://a.org/details/123456"),
        ("https://a.org/x，说明", "https://a.org/x"),
        ("https://a.org/x（说明）", "https://a.org/x"),
    ],
)
def test_text_glued_to_a_url_is_told_from_it(text: str, url: str) -> None:
    assert whole(text) == url


@pytest.mark.parametrize("text", ["", "https://", "说明https://a.org", "hdfs://a/b", "//a.org"])
def test_what_does_not_begin_with_a_url_has_none(text: str) -> None:
    assert whole(text) == ""


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("见https://a.org/b（说明）和 http://b.org/c.", ["https://a.org/b", "http://b.org/c"]),
        ("(see https://a.org/b_(c))", ["https://a.org/b_(c)"]),
        ("“https://a.org/b”", ["https://a.org/b"]),
        ("**https://a.org/b**，", ["https://a.org/b"]),
        ("在http://a.org/中文/b.html里", ["http://a.org/中文/b.html"]),
        ("在https://a.org/b的源码", ["https://a.org/b"]),
        ("打开http://a.org/即可，资料在ftp://b.org/c/上。", ["http://a.org/", "ftp://b.org/c/"]),
        ("见http://a.org/上海。", ["http://a.org/上海"]),
        (WEIXIN + "文章", [WEIXIN]),
        ("http://a.org/b、http://c.org/d；", ["http://a.org/b", "http://c.org/d"]),
        ("https://a.org/?q=1&r=2!", ["https://a.org/?q=1&r=2"]),
        ("hdfs://a/b, https://", []),
    ],
)
def test_urls_in_a_sentence_end_before_its_punctuation(text: str, urls: list[str]) -> None:
    assert [found.url for found in find_urls(text)] == urls


@given(st.text(alphabet="https://a.b中文，（）()[]?*_ \n", max_size=80))
def test_what_is_found_stands_where_it_is_said_to(text: str) -> None:
    end = 0
    for found in find_urls(text):
        assert text[found.start : found.end] == found.url
        assert found.start >= end
        end = found.end


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    assert len(list(find_urls("http://a" + ")" * 200_000))) == 1
    assert len(list(find_urls("http://a.b中" * 20_000))) > 0


@pytest.mark.parametrize("joint", [",", ";", "、", "，", "和"])
def test_an_address_ends_where_the_next_one_begins(joint: str) -> None:
    text = f"https://a.org/x{joint}https://b.org/y{joint}http://c.org/文"
    assert [found.url for found in find_urls(text)] == ["https://a.org/x", "https://b.org/y", "http://c.org/文"]
    assert whole(text) == "https://a.org/x"


@pytest.mark.parametrize("url", ["https://a.org/r?to=https://b.org/y", "https://a.org/web/1/http://b.org/y"])
def test_an_address_may_hold_another_one(url: str) -> None:
    assert whole(url) == url
    assert [found.url for found in find_urls(url)] == [url]
