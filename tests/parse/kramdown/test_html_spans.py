"""HTML inside a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("x <b>*y*</b>", "x <b><em>y</em></b>"),
        ("x <code>*y* &amp; &</code>", "x <code>*y* &amp; &amp;</code>"),
        ("x <b>a <b>c *d*", "x <b>a <b>c <em>d</em></b></b>"),
        ("x *y <b>z* w</b>", "x *y <b>z* w</b>"),
        ('x <a name="q"/> y', 'x <a name="q"></a> y'),
        ("x <br> y</br>", "x <br /> y&lt;/br&gt;"),
        ("x <div>y</div>", "x &lt;div&gt;y&lt;/div&gt;"),
        ('x <i markdown="0">*y*</i>', "x <i>*y*</i>"),
        ('x <code markdown="span">*y*</code>', "x <code><em>y</em></code>"),
        ("x <!-- *c* --> y", "x <!-- *c* --> y"),
        ("x <!-- c", "x &lt;!– c"),
        ("x <SoMe>a</some> b</SoMe>", "x <SoMe>a&lt;/some&gt; b</SoMe>"),
        ("x <空>y", "x <空>y</空>"),
    ],
)
def test_elements_are_parsed_as_kramdown_parses_them(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source) == html


def test_a_tag_that_no_one_knows_is_text(spans: Callable[..., str]) -> None:
    assert spans("a <space> *b* <对抗学习>", faithful=False) == "a &lt;space&gt; <em>b</em> &lt;对抗学习&gt;"


def test_deep_nesting_needs_no_recursion(to_html: Callable[..., str]) -> None:
    assert to_html("x " + "<b>" * 3000 + "y").count("</b>") == 3000
