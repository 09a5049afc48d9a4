"""What raw HTML and attribute lists may bring into a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment
from biji.parse.raw_html import is_script_url, split_attributes


def codes(text: str, options: ParseOptions) -> list[tuple[str, int]]:
    context = RenderContext(options, "a.md", text.split("\n"))
    fragment(tokenize(text, options).tokens, context)
    return [(each.code, each.span.line) for each in context.diagnostics]


@pytest.mark.parametrize(
    "source",
    [
        'x <b onclick="a()">y</b>',
        '<div onclick="a()">y</div>',
        '*x*{: onclick="a()"}',
        "# h\n{: onclick='a()'}",
        "[x](javascript:a\\(\\))",
        '<a href="java\tscript:a()">x</a>',
        "<http://x.y>{: onclick='a'}",
        "![x](data:text/html,a)",
    ],
)
@pytest.mark.parametrize("faithful", [True, False])
@pytest.mark.parametrize("dialect", ["kramdown", "gfm"])
def test_no_code_comes_from_content(
    to_html: Callable[..., str],
    source: str,
    faithful: bool,
    dialect: str,
) -> None:
    found = to_html(source, faithful=faithful, dialect=dialect)
    if dialect == "kramdown" or "{:" not in source:
        assert "onclick" not in found
    assert '="javascript' not in found
    assert '="data:' not in found


def test_what_is_dropped_is_named_with_its_line() -> None:
    assert codes('a\n\nx <b onclick="a()" style="b" id="c">y</b>\n', ParseOptions()) == [("dropped-attribute", 3)]
    assert codes('x <b style="b">y</b>\n', ParseOptions(trust_attributes=True)) == []
    assert codes('x <b style="b">y</b>\n', ParseOptions(faithful=True)) == []


def test_alignment_of_cells_is_the_parsers_own(to_html: Callable[..., str]) -> None:
    assert 'style="text-align: center"' in to_html("| a |\n|:-:|\n| b |\n")


def test_a_new_window_has_no_opener(to_html: Callable[..., str]) -> None:
    assert 'rel="noopener"' in to_html('[a](/b){: target="_blank"}')


def test_an_empty_anchor_is_closed(to_html: Callable[..., str]) -> None:
    assert to_html('<a name="x"/>\n\nb') == '<p><a name="x"></a></p>\n<p>b</p>'


def test_formulas_in_raw_html_are_rendered(to_html: Callable[..., str]) -> None:
    found = to_html("<table><tr><td>$$x$$</td></tr></table>\n\n<pre>$$y$$</pre>\n")
    assert "[MATH x]" in found
    assert "$$y$$" in found


@given(st.dictionaries(st.sampled_from(["id", "onload", "style", "href", "src", "data-x"]), st.text(max_size=20)))
def test_trust_keeps_everything_and_faithful_all_but_code(attributes: dict[str, str]) -> None:
    assert split_attributes(attributes, faithful=False, trusted=True) == (attributes, ())
    passed, dropped = split_attributes(attributes, faithful=True, trusted=False)
    assert set(passed) | set(dropped) == set(attributes)
    assert "onload" not in passed
    assert passed.get("style") == attributes.get("style")


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:a", " JavaScript:a", "java\nscript:a", "&#106;avascript:a", "data:x", "vbscript:"),
        *("data:image/svg+xml,<svg/>", "data:image/pngx,a", "data:image/png"),
    ],
)
def test_browsers_would_run_these(url: str) -> None:
    assert is_script_url(url)


@pytest.mark.parametrize("dialect", ["kramdown", "gfm"])
def test_a_picture_within_its_address_is_shown(to_html: Callable[..., str], dialect: str) -> None:
    found = to_html("![x](data:image/png;base64,iVBORw0KGgo=)", dialect=dialect)
    assert '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x"' in found
