"""All span rules together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.model import ParseOptions
from biji.parse.kramdown.document import Abbreviation, DocumentState, LinkDefinition
from biji.parse.kramdown.spans import parse_spans

PIECES = st.sampled_from(
    (
        *("*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "![", "](u)", "](u", "[b]", "[^1]", "~~", "$$", "\\"),
        *("<b>", "</b>", "<br>", "<code>", "</code>", "<a>", "<http://x.y>", "https://x.y/z", "<!--", "-->", "<x>"),
        *("&amp;", "&", "<", ">", "<<", ">>", "--", "...", '"', "'", "a", "中", "。", "HTML"),
        *("{:.c}", "{::comment}", "{:/}"),
    )
) | st.sampled_from([" ", "\n", "  \n"])


def state(*, faithful: bool = False) -> DocumentState:
    made = DocumentState(ParseOptions(faithful=faithful), ParseOptions().kramdown)
    made.link_definitions["b"] = LinkDefinition("/u")
    made.abbreviations["HTML"] = Abbreviation("Hyper")
    return made


@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
@settings(max_examples=300)
def test_any_text_gives_balanced_tokens(text: str, faithful: bool) -> None:
    depth: list[str] = []
    for token in parse_spans(text, state(faithful=faithful), 0):
        if token.nesting > 0:
            depth.append(token.tag)
        elif token.nesting < 0:
            assert depth.pop() == token.tag
    assert not depth


@given(st.text(alphabet="abc中文 ，。0123+=%@#/;?", max_size=80))
def test_plain_text_is_one_token(text: str) -> None:
    tokens = parse_spans(text, state(), 0)
    assert [token.content for token in tokens] == ([text] if text else [])


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("`` `a` ``", "<code>`a`</code>"),
        ("`a``b`", "<code>a</code><code>b</code>"),
        ("a ` b ` c", "a ` b ` c"),
        ("a $$x_1$$ b $5", "a [MATH x_1] b $5"),
        (r"a \$$x$$", "a $$x$$"),
        ("a  \nb\\\\\nc\\\nd", "a<br />\nb<br />\nc<br />\nd"),
        (r"\*a\* \c", r"*a* \c"),
        ("&copy; &#169; &nope; &", "© © &amp;nope; &amp;"),
        ("*x*{:.a}{: #i} `c`{:.k}", '<em class="a" id="i">x</em> <code class="k">c</code>'),
        ("x{:.a} y", "x{:.a} y"),
        ("x {::comment}c{:/} y{::nomarkdown}<i>*</i>{:/}", "x <!-- c --> y<i>*</i>"),
        ("<http://x.y/*z*> <a@b.c>", '<a href="http://x.y/*z*">http://x.y/*z*</a> <a href="mailto:a@b.c">a@b.c</a>'),
    ],
)
def test_small_rules_hold(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source) == html


def test_abbreviations_are_marked_between_ascii_words(spans: Callable[..., str]) -> None:
    found = spans("HTML XHTML 中HTML文 `HTML`\n\n*[HTML]: Hyper\n")
    assert found == '<abbr title="Hyper">HTML</abbr> XHTML 中<abbr title="Hyper">HTML</abbr>文 <code>HTML</code>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("见https://a.b/c。", '见<a href="https://a.b/c">https://a.b/c</a>。'),
        ("(https://a.b/c_d_e)", '(<a href="https://a.b/c_d_e">https://a.b/c_d_e</a>)'),
        ("[https://a.b](https://a.b)", '<a href="https://a.b">https://a.b</a>'),
        ("**https://a.b/**", '<strong><a href="https://a.b/">https://a.b/</a></strong>'),
        ('<a href="k">https://a.b</a>', '<a href="k">https://a.b</a>'),
        ("http://x.y/笔记/x 后", '<a href="http://x.y/笔记/x">http://x.y/笔记/x</a> 后'),
        ("ahttps://x.y", "ahttps://x.y"),
    ],
)
def test_bare_urls_are_links(spans: Callable[..., str], source: str, html: str) -> None:
    assert spans(source, faithful=False) == html
    assert "<a href" not in spans("https://a.b/c")


def test_plain_kramdown_knows_neither_deletion_nor_a_backslash_break(to_html: Callable[..., str]) -> None:
    source = "~~a~~ b\\\nc\\\\\nd"
    assert "<del>a</del> b<br />\nc<br />" in to_html(source)
    assert "~~a~~ b\\\nc<br />" in to_html(source, kramdown={"input": "kramdown"})


def test_hard_wrap_keeps_the_blanks_before_a_break(to_html: Callable[..., str]) -> None:
    assert to_html("a  \nb\nc", kramdown={"hard_wrap": True}) == "<p>a  <br />\nb<br />\nc</p>"


def test_line_breaks_between_cjk_characters_go_where_the_option_says_so(to_html: Callable[..., str]) -> None:
    text = "中文\n中文。\nか\nカabc\n中 한\n국 *强\n调*\n文"
    assert to_html(text, kramdown={"remove_line_breaks_for_cjk": True}) == (
        "<p>中文中文。\nかカabc\n中 한\n국 <em>强调</em>\n文</p>"
    )
    assert to_html(text) == "<p>中文\n中文。\nか\nカabc\n中 한\n국 <em>强\n调</em>\n文</p>"
