"""An article's text as it travels in feeds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from biji.diagnostics import Span
from biji.model import Article, Fragment, Link, Metadata, Prose, RenderOptions, Section, Site, SourceKind, Target
from biji.render.feed_content import feed_content
from biji.render.links import PermanentLinker
from biji.render.lookup import look_up

HERE = Span("a.md", 1)


def content(html: str, *links: Link, **targets: Target) -> str:
    body = Section(None, (Prose(Fragment(html, "", links), HERE),))
    article = Article("a.md", SourceKind.POST, Metadata("A", "a"), body)
    site = Site({"a.md": article}, {"a.md": "/c#/a.html"}, targets={"a.md": targets})
    return feed_content(PermanentLinker(look_up(site, RenderOptions(url="https://e.org", baseurl="/n"))), "a.md")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("known", "https://e.org/n/b.html#二"),
        ("#here", "https://e.org/n/c%23/a.html#here"),
        ("near.html", "https://e.org/n/c%23/near.html"),
        ("../up.html?x=1", "https://e.org/n/up.html?x=1"),
        ("/missing.html", "https://e.org/n/missing.html"),
        ("//other.org/x", "https://other.org/x"),
        ("mailto:me@e.org", "mailto:me@e.org"),
        ("https://[", "https://["),
    ],
)
def test_every_address_is_whole(target: str, address: str) -> None:
    found = content("<p><a \x02a0\x03>x</a></p>", Link(target, "x", HERE), known=Target("/b.html", "二"))
    assert found == f'<p><a href="{address}">x</a></p>'


def test_a_link_to_code_has_no_address() -> None:
    assert content("<a \x02a0\x03>x</a>", Link("javascript:alert(1)", "x", HERE)) == "<a >x</a>"


def test_links_within_the_page_that_the_dialect_made_lead_to_the_page() -> None:
    note = '<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup> <code>href="#x"</code>'
    assert content(note) == note.replace('"#fn', '"https://e.org/n/c%23/a.html#fn')


def test_references_are_a_list_of_titles_and_contents_are_left_out(site: Site, options: RenderOptions) -> None:
    found = feed_content(PermanentLinker(look_up(site, options)), "_posts/part-3.md")
    assert '<li><a href="https://mp.weixin.qq.com/s/shared">第0篇：' in found
    assert "<br>作者对全文的一句说明。</li>" in found
    assert "markdown-toc" not in found
    faithful = structs.replace(options, faithful=True)
    assert "markdown-toc" in feed_content(PermanentLinker(look_up(site, faithful)), "_posts/part-3.md")


@given(st.text(alphabet="<>/ sSCcriIptT\nx='\"#"))
def test_no_script_stays(text: str) -> None:
    for html in (text, f"<script>{text}</script>", f"<SCRIPT src=x {text}"):
        assert not re.search(r"<script\b", content(html), re.IGNORECASE)


def test_what_stands_around_a_script_stays() -> None:
    assert content("<p>a</p><script>b</script ><p>c</p>") == "<p>a</p><p>c</p>"
