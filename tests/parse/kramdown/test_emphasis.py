"""Emphasis and strikethrough."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**重点。**后", "<strong>重点。</strong>后"),
        ("a*b*c", "a<em>b</em>c"),
        ("a_b_c", "a_b_c"),
        ("中_a_", "中_a_"),
        ("a-_b_", "a-_b_"),
        ("1_a_", "1<em>a</em>"),
        ("_a_b_", "<em>a_b</em>"),
        ("*a *b*", "<em>a *b</em>"),
        ("*a **b* c**", "*a <strong>b* c</strong>"),
        ("***a** b*", "<em><strong>a</strong> b</em>"),
        ("***a* b**", "<strong><em>a</em> b</strong>"),
        ("**a*", "<em>*a</em>"),
        ("*a**", "*a**"),
        ("**a *b", "**a *b"),
        ("a * b * c", "a * b * c"),
        ("__a_ b", "<em>_a</em> b"),
        ("*__a__*", "<em><strong>a</strong></em>"),
        ("*\u3000a*", "<em>\u3000a</em>"),
        ("[a *b](c) d*", "[a <em>b](c) d</em>"),
    ],
)
def test_the_first_closer_wins(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("~~a~~", "<del>a</del>"),
        ("~~a ~~", "~~a ~~"),
        ("~~a*b~~c*", "<del>a*b</del>c*"),
        ("*~~a*~~", "*<del>a*</del>"),
        ("~~~a~~", "~<del>a</del>"),
    ],
)
def test_strikethrough_is_parsed_alone(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source) == html


@pytest.mark.parametrize("opener", ["*a ", "**a *b ", "__a _b ", "**a *b __c _d ", "*<b>", "**<b>*"])
def test_openers_that_never_close_are_text(to_html: Callable[..., str], opener: str) -> None:
    source = f"x {opener * 2000}".strip()
    text = to_html(source).replace("<b>", "").replace("</b>", "")
    assert text.count("*") == source.count("*")
