"""Literal HTML, written anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model import ParseOptions
from biji.parse.fragments import Output, RenderContext
from biji.parse.raw_markup import write_raw

PIECES = st.sampled_from(
    (
        *("<b", "<img", "<a", "<svg", "<style", "<script", "<pre", "<title", "<textarea", "<noscript", "<x", "<math"),
        *(
            "</b>",
            "</svg>",
            "</style>",
            "</script>",
            "</pre>",
            "</title>",
            "</noscript",
            "<!--",
            "-->",
            "--!>",
            "<!-->",
        ),
        *(" onerror=a", " onload='a'", ' onclick="a"', "/onclick=a", " a", " b=", ' c="', " d='", " href=x", "onx"),
        *(
            ">",
            "/>",
            "/",
            "=",
            '"',
            "'",
            "<",
            " ",
            "\n",
            "$$",
            "x",
            "&lt;",
            "&",
            "<?",
            "<!",
            "</",
            "<![CDATA[",
            "]]>",
        ),
    )
)


def written(source: str, *, faithful: bool = False) -> str:
    output = Output(RenderContext(ParseOptions(faithful=faithful), "a.md", source.split("\n")))
    write_raw(source, output)
    return "".join(output.html)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=500)
def test_no_browser_finds_an_event_handler(source: str) -> None:
    parser = pytest.importorskip("selectolax.lexbor").LexborHTMLParser
    for node in parser(f"<!DOCTYPE html><body><div>{written(source)}</div>").css("*"):
        assert not [name for name in node.attributes if name.startswith("on")], written(source)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<a href=/x onclick=a-1>b</a>", "<a \x02a0\x03>b</a>"),
        ("<pre><img onerror=a></pre>", "<pre><img /></pre>"),
        ("<!-- a --!> <b>", "<!-- a --!> <b>"),
        ("<!-- a", "<!-- a-->"),
        ("a < b <c", "a < b &lt;c"),
        ("<space>a</space>", "&lt;space&gt;a"),
        ("<script>a < b</script>", "<script>a < b</script>"),
        ("<a name='x'/>", '<a name="x"></a>'),
        ("<br/>", "<br />"),
        ('<svg viewBox="0 0 1 1"><path d="M0"/></svg>', '<svg viewbox="0 0 1 1"><path d="M0"></path></svg>'),
    ],
)
def test_tags_are_written_anew(source: str, found: str) -> None:
    assert written(source) == found


def test_a_formula_alone_in_a_block_is_displayed(to_html: Callable[..., str]) -> None:
    assert to_html("<div>\n$$x$$\n</div>") == "<div>\n[DMATH x]\n</div>"
    assert to_html("<td>$$x < 1$$, $$y<i></i>$$</td>") == "<td>[MATH x < 1], $$y<i></i>$$</td>"


@pytest.mark.parametrize("piece", ["<a ", '<a b="', "</a", "<!--", "<!", "$$a", "<style>", "<svg>", "<a/", "<"])
def test_hostile_repeats_end(piece: str) -> None:
    assert written(piece * 20_000)
