"""One key for all addresses of a work."""

from __future__ import annotations

from urllib.parse import quote

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
    "more tracking": ("https://a.org/x?from=timeline&fbclid=1&gclid=2&scene=3&id=1", "https://a.org/x?id=1"),
    "an ampersand as an entity": ("https://a.org/x?a=1&amp;b=2", "https://a.org/x?a=1&b=2"),
    "case of percent-encoding": ("https://a.org/%c4%e3%2f", "https://a.org/%C4%E3%2F"),
    "several doors of a site": ("https://www.m.a.org/x", "https://a.org/x"),
    "WeChat's oldest form": (
        "http://mp.weixin.qq.com/mp/appmsg/show?__biz=MzA==&appmsgid=1&itemidx=2",
        "https://mp.weixin.qq.com/s?__biz=MzA%3D%3D&mid=1&idx=2&sn=ab",
    ),
    "Zhihu's lists of answers": (
        "https://www.zhihu.com/question/1/answers/updated",
        "https://www.zhihu.com/question/1",
    ),
    "Zhihu's pages for search engines": ("https://www.zhihu.com/tardis/zm/art/1", "https://zhuanlan.zhihu.com/p/1"),
    "a column's two addresses": ("https://www.zhihu.com/column/c_1", "https://zhuanlan.zhihu.com/c_1"),
    "a mirror of arXiv": ("https://ar5iv.labs.arxiv.org/html/1234.56789", "https://cn.arxiv.org/pdf/1234.56789v1"),
    "arXiv's page at Hugging Face": ("https://huggingface.co/papers/1234.56789", "https://arxiv.org/abs/1234.56789"),
    "arXiv's own DOI": ("https://doi.org/10.48550/arXiv.1234.56789", "https://arxiv.org/abs/1234.56789"),
    "a publisher's address of a DOI": ("https://dl.acm.org/doi/abs/10.1145/1.2", "https://doi.org/10.1145/1.2"),
    "a publisher's PDF": ("https://link.springer.com/content/pdf/10.1007/a-1.pdf", "https://doi.org/10.1007/A-1"),
    "a repository's branch": ("https://github.com/A/B/tree/master?tab=readme", "https://github.com/a/b#readme"),
    "a raw file": ("https://raw.githubusercontent.com/A/b/main/C.py", "https://github.com/a/b/blob/main/C.py"),
    "a mobile Wikipedia": ("https://zh.m.wikipedia.org/wiki/%E4%B8%AD", "https://zh.wikipedia.org/zh-cn/中"),
    "an embedded video": ("https://www.youtube.com/embed/abcdefghijk", "https://m.youtube.com/watch?v=abcdefghijk"),
    "forms of a CSDN article": (
        "https://a.blog.csdn.net/article/details/1",
        "http://blog.csdn.net/a/article/details/1?spm=2",
    ),
    "a Zhihu answer without the question's number": (
        "https://www.zhihu.com/question/answer/2",
        "https://www.zhihu.com/answer/2",
    ),
    "a video's old and new name": (
        "https://www.bilibili.com/video/av170001/",
        "https://www.bilibili.com/video/BV17x411w7KC",
    ),
    "a short address of Bilibili": ("https://b23.tv/BV17x411w7KC", "https://m.bilibili.com/video/BV17x411w7KC"),
    "ways to show a file": (
        "https://github.com/a/b/raw/main/c.py",
        "https://github.com/a/b/blob/main/c.py?plain=1#L3",
    ),
    "Wikipedia's own form": (
        "https://zh.wikipedia.org/w/index.php?title=%E4%B8%AD&oldid=1",
        "https://zh.wikipedia.org/wiki/中",
    ),
    "a paper at OpenReview": ("https://openreview.net/pdf?id=ab", "https://openreview.net/forum?id=ab&noteId=c"),
    "a paper of the ACL": ("https://www.aclweb.org/anthology/P19-1001/", "https://aclanthology.org/P19-1001.pdf"),
    "a host that moved": ("https://mobile.twitter.com/a/status/1?s=20", "https://x.com/a/status/1"),
    "one of the answers": ("https://stackoverflow.com/questions/1/how/2#2", "https://stackoverflow.com/questions/1"),
    "a question with its title": ("https://stackoverflow.com/questions/1/how", "https://stackoverflow.com/q/1"),
}
DIFFERENT = {
    "languages of Wikipedia": ("https://zh.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"),
    "an escaped slash": ("https://a.org/x%2Fy", "https://a.org/x/y"),
    "an article and a question on Zhihu": ("https://zhuanlan.zhihu.com/p/1", "https://www.zhihu.com/question/1"),
    "branches": ("https://github.com/a/b/tree/dev", "https://github.com/a/b"),
    "pages of an owner": ("https://github.com/a", "https://github.com/a/b"),
    "versions of a host with digits": ("https://m1.a.org/", "https://a.org/"),
    "hosts that only sound mobile": ("https://m.org/x", "https://org/x"),
    "hosts that end like one that is mobile": ("https://team.a.org/x", "https://teaa.org/x"),
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


_WORDS = st.text(alphabet="aZ9-_.~中é %/?#&=+", min_size=1, max_size=8).filter(lambda word: word.strip("."))
_PATHS = st.lists(_WORDS, min_size=1, max_size=3)
_HOSTS = st.sampled_from(
    ["a.org", "b.co.uk", "mp.weixin.qq.com", "zhihu.com", "github.com", "arxiv.org", "en.wikipedia.org", "x.com"]
)


@given(_HOSTS, _PATHS, st.dictionaries(_WORDS, _WORDS, max_size=2))
def test_a_key_is_an_address_of_the_same_work(host: str, path: list[str], query: dict[str, str]) -> None:
    parameters = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in query.items())
    key = canonical_key(f"https://{host}/{'/'.join(quote(name, safe='') for name in path)}?{parameters}")
    assert canonical_key(f"https://{key}") == key


@given(
    st.tuples(st.sampled_from(["http://", "HTTPS://", "ftp://"]), st.sampled_from(["", "www.", "m."])),
    st.sampled_from(["", ":80", ":443"]),
    st.sampled_from(["", "/", "/index.html"]),
    st.sampled_from(["", "?utm_campaign=x", "?spm=1.2&from=singlemessage", "#part"]),
)
def test_no_way_to_the_same_page_changes_its_key(door: tuple[str, str], port: str, slash: str, end: str) -> None:
    url = f"{door[0]}{door[1]}a.org{port}/%e4%b8%ad{slash}{end}"
    assert canonical_key(url) == canonical_key("https://a.org/中")


@given(_PATHS, _PATHS)
def test_other_paths_are_other_works(one: list[str], other: list[str]) -> None:
    keys = {
        canonical_key("https://a.org/" + "/".join(quote(name, safe="") for name in path) + "/x")
        for path in (one, other)
    }
    assert len(keys) == 1 if one == other else len(keys) == 2


@given(st.text(alphabet="htps:/.@?#&=%a中1 ", max_size=60))
def test_any_text_has_a_key(text: str) -> None:
    key = canonical_key("https://a.org/" + text)
    assert key.startswith("a.org")
    assert isinstance(canonical_key(text), str)
