from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.model import Article, Linked

Maker = Callable[..., Article]
Linker = Callable[..., Linked]


def remarks(linked: Linked) -> list[tuple[str, str]]:
    return [(found.span.path, found.message) for found in linked.diagnostics if found.code == "redirect"]


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("/b.html", "/b.html"),
        ("/b", "/b.html"),
        ("b.md", "/b.html"),
        ("https://example.org/b.html", "/b.html"),
        ("https://elsewhere.org/x?y#z", "https://elsewhere.org/x?y#z"),
    ],
)
def test_an_article_that_moved_leads_to_its_new_address(article: Maker, run: Linker, written: str, end: str) -> None:
    old = article("a.md", permalink="/a.html", redirect=written, aliases=("/older.html",))
    linked = run(old, article("b.md", permalink="/b.html"), url="https://example.org")
    assert linked.site.redirects == {"/a.html": end, "/older.html": end}
    assert set(linked.site.articles) == {"b.md"}
    assert remarks(linked) == []


def test_a_chain_is_cut_short_and_reported(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", redirect="/b.html"),
        article("b.md", permalink="/b.html", redirect="/c.html"),
        article("c.md", permalink="/c.html"),
    )
    assert linked.site.redirects == {"/a.html": "/c.html", "/b.html": "/c.html"}
    assert remarks(linked) == [("a.md", '"/a.html" leads to "/b.html", which leads on to "/c.html"')]


def test_a_remark_stands_where_it_is_written(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", redirect="/nowhere.html", lines={"redirect_to": 4}),
        article("b.md", permalink="/b.html", redirect="/b.html", lines={"redirect_to": 5}),
    )
    assert [str(found.span) for found in linked.diagnostics] == ["a.md:4", "b.md:5"]


def test_a_circle_is_reported_and_makes_no_page(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", redirect="/b.html"),
        article("b.md", permalink="/b.html", redirect="/a.html"),
        article("c.md", permalink="/c.html", redirect="/c.html"),
    )
    assert linked.site.redirects == {}
    assert [path for path, _ in remarks(linked)] == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize("written", ["/nowhere.html", "javascript:alert(1)", "mailto:me@example.org"])
def test_what_cannot_be_led_to_is_reported(article: Maker, run: Linker, written: str) -> None:
    linked = run(article("a.md", permalink="/a.html", redirect=written))
    assert linked.site.redirects == {}
    assert remarks(linked) == [("a.md", f'"{written}" is nothing that can be led to')]


def test_a_slip_of_the_pen_is_guessed(article: Maker, run: Linker) -> None:
    old = article("a.md", permalink="/a.html", redirect="/notes/transformer.html")
    linked = run(old, article("b.md", permalink="/ml/transformer.html"))
    assert [found.hint for found in linked.diagnostics] == ['did you mean "/ml/transformer.html"?']


def test_a_link_to_an_article_that_moved_is_not_broken(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", redirect="https://elsewhere.org/"),
        article("b.md", permalink="/b.html", links=["/a.html"]),
    )
    assert linked.site.targets["b.md"]["/a.html"].url == "/a.html"
    assert linked.diagnostics == ()
