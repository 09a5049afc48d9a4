"""The table of contents of an article."""

from __future__ import annotations

from biji.diagnostics import Span
from biji.model import Article, Fragment, Heading, Inline, Metadata, Section, SourceKind
from biji.render.contents import contents_view
from biji.render.fragments import Scope
from biji.render.links import as_written

HERE = Span("a.md", 1)


def section(anchor: str, html: str, *children: Section) -> Section:
    title = Inline(html, Fragment(html, html))
    return Section(Heading(Fragment(f"<h2>{html}</h2>", html), 2, anchor, title, HERE), (), children)


def article(*sections: Section) -> Article:
    return Article("a.md", SourceKind.POST, Metadata("A", "a"), Section(None, (), sections))


def test_contents_are_nested_as_the_sections_are() -> None:
    (top,) = contents_view(article(section("a", "A", section("b", "B"), section("c", "C"))), Scope(as_written))
    assert top.title == "A"
    assert [entry.title for entry in top.children] == ["B", "C"]


def test_a_heading_without_an_id_is_left_out_but_not_those_below_it() -> None:
    found = contents_view(article(section("", "A", section("b", "B"))), Scope(as_written))
    assert [entry.title for entry in found] == ["B"]


def test_an_entry_keeps_the_headings_markup_without_links_and_ids() -> None:
    (entry,) = contents_view(article(section("a", '<a href="x" id="y">A</a> <code>b</code>')), Scope(as_written))
    assert entry.title == "A <code>b</code>"


def test_odd_ids_are_encoded() -> None:
    (entry,) = contents_view(article(section("50% #1", "A")), Scope(as_written))
    assert entry.href == "#50%25%20%231"
