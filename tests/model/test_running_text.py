"""What an author says in a block, apart from what he only links or quotes."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model import Fragment
from biji.model.running_text import running_text


def said(markup: str, text: str = "") -> str:
    return running_text(Fragment(markup, text or markup)).said.replace("\0", "")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>x <a \x02a0\x03>WORD</a></p>",
        "<p>x <code>WORD</code></p>",
        "<p>x</p><pre><code>WORD</code></pre>",
        "<blockquote><h2>WORD</h2></blockquote><p>x</p>",
        '<p>x <a href="y">one <b>WORD</b></a></p>',
        "<p>x<!-- WORD --> <a>y</a></p>",
    ],
)
def test_links_code_and_headings_are_not_said(markup: str) -> None:
    assert "WORD" not in said(markup)
    assert "x" in said(markup)


def test_addresses_and_titles_of_works_are_not_said() -> None:
    assert said("<p>…</p>", "见 https://example.org/WORD 和《一部WORD小说》，x") == "见  和，x"


def test_text_and_what_is_said_have_the_same_places() -> None:
    running = running_text(Fragment("<p>a &amp; b <a>link</a> c</p>", ""))
    assert running.text.strip() == "a & b link c"
    assert running.text.index("c") == running.said.index("c")


@given(st.lists(st.tuples(st.sampled_from(["a", "code", "b", "em"]), st.text("<&xyz \n", max_size=8)), max_size=8))
def test_nothing_inside_links_and_code_is_said(parts: list[tuple[str, str]]) -> None:
    markup = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts)
    running = running_text(Fragment(f"<code></code>{markup}", ""))
    assert running.text == "".join(text for _, text in parts)
    assert running.said == "".join("\0" * len(text) if tag in {"a", "code"} else text for tag, text in parts)
