"""One key for all addresses of a work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.references.keys import canonical_key, host_of

SAME = {
    "a scheme": ("http://a.org/x", "https://a.org/x"),
    "www and case of the host": ("https://WWW.A.org/x", "https://a.org/x"),
    "a mobile host": ("https://m.a.org/x", "https://a.org/x"),
    "a final slash": ("https://a.org/x/", "https://a.org/x"),
    "an index page": ("https://a.org/x/index.html", "https://a.org/x"),
    "tracking": ("https://a.org/x?utm_source=b&id=1&spm=2", "https://a.org/x?id=1"),
    "the order of parameters": ("https://a.org/x?b=2&a=1", "https://a.org/x?a=1&b=2"),
    "percent-encoding": ("https://a.org/%E4%B8%AD", "https://a.org/中"),
    "a fragment": ("https://a.org/x#part", "https://a.org/x"),
    "a default port": ("https://a.org:443/x", "https://a.org/x"),
    "a WeChat id with parameters": (
        "https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv?scene=1",
        "http://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv",
    ),
    "a long WeChat address": (
        "https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=2&sn=ab&chksm=c",
        "http://mp.weixin.qq.com/s?idx=2&mid=1&__biz=Mz==#rd",
    ),
    "a Zhihu answer with and without its question": (
        "https://www.zhihu.com/question/1/answer/2",
        "https://www.zhihu.com/answer/2?utm_id=0",
    ),
    "Zhihu's column host": ("https://zhuanlan.zhihu.com/p/1", "https://www.zhihu.com/p/1"),
    "arXiv's forms": ("https://arxiv.org/pdf/1234.56789v2.pdf", "http://arxiv.org/abs/1234.56789"),
    "a DOI": ("https://dx.doi.org/10.1000/ABC", "https://doi.org/10.1000/abc"),
    "a repository": ("https://github.com/A/B.git", "https://github.com/a/b/"),
    "a short video address": ("https://youtu.be/abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk&t=1"),
    "a video's first part": (
        "https://www.bilibili.com/video/BV1234567890/?p=1",
        "https://m.bilibili.com/video/BV1234567890",
    ),
}
DIFFERENT = {
    "a question and its answer": ("https://www.zhihu.com/question/1", "https://www.zhihu.com/question/1/answer/2"),
    "WeChat articles of one issue": (
        "https://mp.weixin.qq.com/s?__biz=M&mid=1&idx=1",
        "https://mp.weixin.qq.com/s?__biz=M&mid=1&idx=2",
    ),
    "a repository and a file in it": ("https://github.com/a/b", "https://github.com/a/b/blob/master/c.py"),
    "paths that differ in case": ("https://a.org/X", "https://a.org/x"),
    "a route behind a hash": ("https://a.org/#/x", "https://a.org/#/y"),
    "another port": ("https://a.org:8080/", "https://a.org/"),
    "a query": ("https://a.org/?id=1", "https://a.org/?id=2"),
    "parts of a video": (
        "https://www.bilibili.com/video/BV1234567890?p=2",
        "https://www.bilibili.com/video/BV1234567890",
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_these_do_not_tell_works_apart(pair: tuple[str, str]) -> None:
    assert canonical_key(pair[0]) == canonical_key(pair[1])


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT)
def test_these_are_different_works(pair: tuple[str, str]) -> None:
    assert canonical_key(pair[0]) != canonical_key(pair[1])


def test_a_host_is_lower_case_without_www() -> None:
    assert host_of("https://WWW.Example.ORG:80/x") == "example.org"
    assert host_of("no url") == ""


@given(st.text(alphabet="htps:/.@?#&=%a中1 ", max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    key = canonical_key("https://a.org/" + text)
    assert key.startswith("a.org")
    assert isinstance(canonical_key(text), str)
