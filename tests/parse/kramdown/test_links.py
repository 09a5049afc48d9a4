"""Links, images, footnote markers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.model import ParseOptions
from biji.parse.dialect import tokenize

DEFINITIONS = '\n\n[b]: /url "T"\n[b c]: /bc\n'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[a](b c)", '<a href="b c">a</a>'),
        ('[a](b "t "u" v")', '<a href="b" title="t &quot;u&quot; v">a</a>'),
        ("[a](b 't')", '<a href="b" title="t">a</a>'),
        ("[a](<b(c> 't')", '<a href="b(c" title="t">a</a>'),
        ("[a](b(c)d)", '<a href="b(c)d">a</a>'),
        ("[a](b(c)", "[a](b(c)"),
        ("[a](<b)", '<a href="&lt;b">a</a>'),
        ("[a]()", '<a href="">a</a>'),
        ("[a] (b)", "[a] (b)"),
        ("[a`]`b](c)", '<a href="c">a<code>]</code>b</a>'),
        ("[a[b]c](d)", '<a href="d">a[b]c</a>'),
        ("[x [y](z)](w)", '<a href="w">x [y](z)</a>'),
        ("[![a](b)](c)", '<a href="c"><img src="b" alt="a" /></a>'),
        ("![a *b* [c](d)](e)", '<img src="e" alt="a *b* [c](d)" />'),
        ("![](d)", '<img src="d" alt="" />'),
        (r"![a\]b](c)", '<img src="c" alt="a]b" />'),
    ],
)
def test_what_follows_the_bracket_decides(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[a][b]", '<a href="/url" title="T">a</a>'),
        ("[a]\n[b]", '<a href="/url" title="T">a</a>'),
        ("[B  C][]", '<a href="/bc">B  C</a>'),
        ("[b](x y", "[b](x y"),
        ("[b] [nope]", "[b] [nope]"),
        ("[[b][b]]", '[<a href="/url" title="T">b</a>]'),
        ("![a][b]", '<img src="/url" title="T" alt="a" />'),
    ],
)
def test_definitions_are_found_by_name(spans: Callable[..., str], source: str, html: str) -> None:
    assert sorted(spans(source + DEFINITIONS)) == sorted(html)


def test_a_footnote_that_is_not_defined_is_text_and_named() -> None:
    document = tokenize("a\n\nb [^x] c\n", ParseOptions(), "p.md", first_line=5)
    assert [(each.code, each.span.line) for each in document.diagnostics] == [("undefined-footnote", 7)]


def test_a_reference_that_is_not_defined_is_named_once() -> None:
    document = tokenize("**a *b [t][nope] c\n", ParseOptions())
    assert [each.code for each in document.diagnostics] == ["undefined-reference"]


def test_nested_brackets_leave_the_innermost_link(to_html: Callable[..., str]) -> None:
    depth = 2000
    assert to_html("[" * depth + "a" + "](b)" * depth).count("<a ") == 1
