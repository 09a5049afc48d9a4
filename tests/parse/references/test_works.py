"""What addresses say."""

from __future__ import annotations

import pytest

from biji.parse.references.works import is_front_page, repository, role_of_host, same_work, tells_apart


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.org/x/1", "https://a.org/x/2", True),
        ("https://a.org/x/paper.pdf", "https://b.org/y/paper.pdf", True),
        ("https://a.org/x", "https://b.org/y", False),
        ("https://a.org/x", "https://mirror.a.org/x", True),
        ("https://a.org/one/1", "https://a.org/two/1", False),
        ("https://a.org/", "https://a.org/x", False),
        ("https://en.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/B", False),
        ("https://github.com/a/b", "https://github.com/a/b/wiki", True),
        ("https://github.com/a/b", "https://github.com/c/d", False),
        ("https://mp.weixin.qq.com/s/abcdefghijklmnopqrstuv", "https://zhuanlan.zhihu.com/p/1", True),
        ("https://www.bilibili.com/video/BV1234567890", "https://www.youtube.com/watch?v=abcdefghijk", True),
        ("https://www.bilibili.com/video/BV1234567890", "https://zhuanlan.zhihu.com/p/1", False),
        ("https://en.wikipedia.org/wiki/A", "https://zhuanlan.zhihu.com/p/1", False),
    ],
)
def test_urls_that_stand_together_may_be_one_work(one: str, other: str, *, same: bool) -> None:
    assert same_work(one, other) is same


def test_a_front_page_has_neither_path_nor_query() -> None:
    assert is_front_page("https://a.org/")
    assert not is_front_page("https://a.org/?id=1")


def test_some_hosts_say_what_they_hold() -> None:
    assert role_of_host("https://www.github.com/a/b") == "code"
    assert role_of_host("https://arxiv.org/abs/1") == "paper"
    assert role_of_host("https://space.bilibili.com/1") == "video"
    assert role_of_host("https://a.org") == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://github.github.com/gfm/",
        "https://docs.github.com/en/a",
        "https://notgithub.com/a/b",
        "https://myarxiv.org/abs/1",
    ],
)
def test_hosts_with_alike_names_do_not(url: str) -> None:
    assert (role_of_host(url), repository(url)) == ("", "")


def test_a_place_in_a_repository_is_named_by_both() -> None:
    assert repository("https://github.com/a/b") == "a/b"
    assert repository("https://github.com/a/b/blob/main/c.py") == "b/…/c.py"
    assert repository("https://github.com/a") == "a"
    assert repository("https://github.com/topics/a") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Lecture Notes",
        "The official website",
        "Tutorial Part 1",
        "另一个入门教程",
        "官方文档（中文版）",
        "第一章",
        "这是说明",
    ],
)
def test_what_sort_of_thing_it_is_names_no_work(title: str) -> None:
    assert not tells_apart(title)


@pytest.mark.parametrize("title", ["Notes on Gizmos", "一个人的村庄", "中文分词教程", "Руководство"])
def test_a_word_of_its_own_names_a_work(title: str) -> None:
    assert tells_apart(title)
