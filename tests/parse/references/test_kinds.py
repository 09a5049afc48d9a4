"""What sort of work stands behind an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.references.keys import canonical_key
from biji.parse.references.kinds import Kind, kind_of

ADDRESSES: dict[str, Kind] = {
    "https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv": "article",
    "https://zhuanlan.zhihu.com/p/1": "article",
    "https://www.zhihu.com/question/1": "question",
    "https://www.zhihu.com/question/1/answer/2": "question",
    "https://www.zhihu.com/zvideo/1": "video",
    "https://stackoverflow.com/questions/1/how": "question",
    "https://math.stackexchange.com/q/1": "question",
    "https://github.com/a/b/issues/1": "question",
    "https://github.com/a/b": "repository",
    "https://github.com/a/b/blob/main/c.pdf": "repository",
    "https://github.com/a/b/wiki/Home": "documentation",
    "https://docs.github.com/en": "documentation",
    "https://huggingface.co/a/b": "repository",
    "https://huggingface.co/papers/1234.56789": "paper",
    "https://arxiv.org/pdf/1234.56789v2.pdf": "paper",
    "https://dx.doi.org/10.1000/1": "paper",
    "https://a.edu/~b/c.pdf": "paper",
    "https://www.bilibili.com/video/BV1234567890": "video",
    "https://www.bilibili.com/read/cv1": "article",
    "https://youtu.be/abcdefghijk": "video",
    "https://book.douban.com/subject/1/": "book",
    "https://www.douban.com/note/1/": "article",
    "https://www.amazon.com/Some-Book/dp/1": "book",
    "https://a.readthedocs.io/en/latest/": "documentation",
    "https://docs.a.org/x": "documentation",
    "https://a.org/docs/x.html": "documentation",
    "https://a.org/doctors/x.html": "article",
    "https://notgithub.com/a/b": "article",
    "ftp://a.org/x": "article",
}


@pytest.mark.parametrize(("url", "kind"), ADDRESSES.items(), ids=ADDRESSES)
def test_an_address_says_what_it_shows(url: str, kind: Kind) -> None:
    assert kind_of(canonical_key(url), "reading") == kind


@pytest.mark.parametrize(
    ("role", "kind"),
    [("paper", "paper"), ("code", "repository"), ("documentation", "documentation"), ("video", "video")],
)
def test_a_label_says_it_of_an_unknown_address(role: str, kind: Kind) -> None:
    assert kind_of("a.org/x", role) == kind


def test_an_address_knows_better_than_its_label() -> None:
    assert kind_of("zhuanlan.zhihu.com/p/1", "paper") == "article"
    assert kind_of("github.com/a/b", "paper") == "repository"


@given(st.text(), st.text())
def test_any_key_has_a_kind(key: str, role: str) -> None:
    assert kind_of(key, role)
