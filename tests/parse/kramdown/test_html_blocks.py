"""HTML blocks outside `faithful`: tags that no one knows are text. What kramdown makes of HTML is in the cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<space> is *this*\n\nb", "<p>&lt;space&gt; is <em>this</em></p>\n<p>b</p>"),
        ("<对抗学习> *x*\n\n# H", '<p>&lt;对抗学习&gt; <em>x</em></p>\n<h1 id="h">H</h1>'),
        ("<某某>*a*</某某>", "<p>&lt;某某&gt;<em>a</em>&lt;/某某&gt;</p>"),
        ("- <x> *a*\n- b", "<ul>\n<li>&lt;x&gt; <em>a</em></li>\n<li>b</li>\n</ul>"),
        ('<x y="1">\n{:.c}', '<p class="c">&lt;x y="1"&gt;</p>'),
    ],
)
def test_a_block_that_begins_with_an_unknown_tag_is_a_paragraph(
    to_html: Callable[..., str], source: str, html: str
) -> None:
    assert to_html(source).replace("&quot;", '"') == html


@pytest.mark.parametrize("tag", ["某某", "T", "your name"])
def test_an_unknown_tag_swallows_nothing(to_html: Callable[..., str], tag: str) -> None:
    rest = "\n\n*a*\n\n# H\n\n- x"
    assert to_html(f"<{tag}>{rest}").endswith(to_html(rest))
    assert to_html(f"<div>\n<{tag}> b\n</div>{rest}").endswith(to_html(rest))
    assert to_html(f'<div markdown="1">\n<{tag}> b\n\n</div>{rest}').endswith(to_html(rest))


def test_elements_of_ones_own_and_of_drawings_are_elements(to_html: Callable[..., str]) -> None:
    assert to_html("<my-box>\n*a*\n</my-box>\n\n*b*") == "<my-box>\n*a*\n</my-box>\n<p><em>b</em></p>"
    assert to_html("<svg><g><path d='x'/></g></svg>") == '<svg><g><path d="x"></path></g></svg>'
    assert "<p>&lt;g&gt; <em>b</em></p>" in to_html("<svg></svg>\n\n<g> *b*")


def test_a_faithful_reader_takes_any_name_for_an_element(to_html: Callable[..., str]) -> None:
    assert to_html("<某某> *a*\n\n# H", faithful=True) == "<某某> *a*\n\n# H\n</某某>"
