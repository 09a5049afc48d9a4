"""Code blocks."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import Span
from biji.parse.code import LONGEST, highlight, language_of

SPAN = Span("a.md", 3)


def test_the_elements_are_those_of_jekyll() -> None:
    block = highlight("x = 1\n", "python", {}, SPAN)
    assert block.html.startswith(
        '<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code>'
    )
    assert '<span class="mi">1</span>' in block.html
    assert block.diagnostics == ()


def test_attributes_stand_on_the_outer_element() -> None:
    block = highlight("x", "", {"class": "language-c nolineno", "file": "a"}, SPAN)
    assert block.html.startswith('<div class="language-c nolineno highlighter-rouge" file="a">')


@pytest.mark.parametrize("info", ["", "text", "plaintext", "mermaid"])
def test_some_languages_have_no_colours(info: str) -> None:
    block = highlight("a --> b\n", info, {}, SPAN)
    assert "<code>a --&gt; b\n</code>" in block.html
    assert block.diagnostics == ()


def test_an_unknown_language_is_a_note() -> None:
    block = highlight("x", "javascrip", {}, SPAN)
    (found,) = block.diagnostics
    assert (found.code, found.span) == ("unknown-language", SPAN)
    assert "javascript" in found.hint


def test_a_very_long_block_stays_plain() -> None:
    block = highlight("x = 1\n" * (LONGEST // 6 + 1), "python", {}, SPAN)
    assert "<span" not in block.html
    assert [each.code for each in block.diagnostics] == ["unknown-language"]


def test_a_lexer_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biji.parse.code.BUDGET", 0.05)
    source = '"' + "\\" * 40
    block = highlight(source, "scala", {}, SPAN)
    assert source in html.unescape(block.html)
    assert [each.code for each in block.diagnostics] == ["unknown-language"]


@pytest.mark.parametrize(
    ("info", "language"), [("c++ {1,3}", "c++"), ("ruby?x=1", "ruby"), ("python{1}", "python"), ("", "")]
)
def test_the_first_word_names_the_language(info: str, language: str) -> None:
    assert language_of(info) == language


@given(
    st.text(alphabet="abc <>&\"'=#\n\\(){}", max_size=80), st.sampled_from(["python", "c++", "html", "bash", "nope"])
)
def test_no_character_is_lost(code: str, language: str) -> None:
    found = re.search("<code>(.*)</code>", highlight(code, language, {}, SPAN).html, re.DOTALL)
    assert found
    assert html.unescape(re.sub("<[^>]*>", "", found[1])) == code


@pytest.mark.parametrize("info", ["js{1,3}", "{note}"])
def test_braces_in_a_fence_stay_in_the_class_as_in_kramdown(info: str) -> None:
    assert highlight("x\n", info, {}, SPAN).html.startswith(f'<div class="language-{info} highlighter-rouge">')
