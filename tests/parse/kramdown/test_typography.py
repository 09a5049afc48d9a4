"""Typographic symbols and quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a--b a---b a----b", "a–b a—b a—-b"),
        ("a... a....", "a… a…."),
        ("<< a >> b<<c>>", "«\u00a0a\u00a0» b«c»"),
        (r"\-- \... \<<", "-- ... &lt;&lt;"),
        ("\"a\" 'b' it's '90s", "“a” ‘b’ it’s ’90s"),
        ('("c") *"d"*', "(“c”) <em>“d”</em>"),
        ("\"'a' b\"", "“‘a’ b”"),
        ('中"文"。', "中”文”。"),
        (r"\"a\"", '"a"'),
    ],
)
def test_kramdown_sets_them_so(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source) == html


def test_quotes_that_touch_chinese_come_in_pairs(spans: Callable[..., str]) -> None:
    options = {"faithful": False, "smart_quotes": "cjk"}
    assert spans('“你好"，"文\'文"', **options) == "“你好”，“文’文”"
    assert spans('他说"你好"，it\'s "fine".', **options) == "他说“你好”，it’s “fine”."


def test_quotes_may_stay_straight(spans: Callable[..., str]) -> None:
    assert spans('"a" it\'s', faithful=False, smart_quotes="off") == '"a" it\'s'


def test_typography_leaves_urls_alone(spans: Callable[..., str]) -> None:
    assert spans("见 https://a.b/c--d...e_f_g", faithful=False, autolink=False) == "见 https://a.b/c--d...e_f_g"
    assert spans("见 https://a.b/c--d") == "见 https://a.b/c–d"
