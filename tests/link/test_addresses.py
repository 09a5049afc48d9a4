from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.link.addresses import Addresses
from biji.model import DOWNLOADS, Article, Linked, LinkOptions, Reference, SourceKind, StaticFile

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
FileMaker = Callable[[str], StaticFile]


def collisions(linked: Linked) -> list[tuple[str, str]]:
    return [(found.span.path, found.message) for found in linked.diagnostics if found.code == "url-collision"]


def test_the_first_of_two_sources_with_one_url_is_built_and_both_are_named(article: Maker, run: Linker) -> None:
    linked = run(article("b.md", permalink="/same.html"), article("a.md", permalink="/same.html"))
    assert set(linked.site.articles) == {"a.md"}
    assert collisions(linked) == [("b.md", 'the URL "/same.html" belongs to "a.md" already')]


@pytest.mark.parametrize(
    ("first", "second"),
    [("/Bert.html", "/bert.html"), ("/STRASSE.html", "/straße.html"), ("/caf\u00e9.html", "/cafe\u0301.html")],
)
def test_urls_that_some_disks_cannot_tell_apart_collide(article: Maker, run: Linker, first: str, second: str) -> None:
    linked = run(article("a.md", permalink=first), article("b.md", permalink=second))
    assert set(linked.site.articles) == {"a.md"}
    ((path, message),) = collisions(linked)
    assert path == "b.md"
    assert '"a.md"' in message


@pytest.mark.parametrize(("first", "second"), [("/a/b.html", "/a/b.html/"), ("/a/b.html/c/", "/a/b.html")])
def test_a_file_collides_with_a_folder(article: Maker, run: Linker, first: str, second: str) -> None:
    linked = run(article("a.md", permalink=first), article("b.md", permalink=second))
    assert set(linked.site.articles) == {"a.md"}
    assert "folder" in collisions(linked)[0][1]


def test_a_static_file_collides_with_a_page(article: Maker, file: FileMaker, run: Linker) -> None:
    page = article("about.md", permalink="/about.html", kind=SourceKind.PAGE)
    linked = run(page, static=[file("about.html")])
    assert linked.site.articles == {}
    assert set(linked.site.static) == {"/about.html"}
    assert collisions(linked)[0][0] == "about.md"


def test_folders_that_differ_in_case_are_one_folder_with_different_files(article: Maker, run: Linker) -> None:
    linked = run(article("a.md", permalink="/ML/a.html"), article("b.md", permalink="/ml/b.html"))
    assert len(linked.site.articles) == 2


def test_an_article_without_a_possible_file_is_left_out(article: Maker, run: Linker) -> None:
    linked = run(article("a.md", permalink=f"/{'x' * 300}.html"), article("b.md"))
    assert set(linked.site.articles) == {"b.md"}
    assert [(found.code, found.span.path) for found in linked.diagnostics] == [("output-path", "a.md")]


def test_what_collides_changes_nothing_for_the_others(article: Maker, file: FileMaker) -> None:
    articles = [article("c.md", permalink="/x/c.html"), article("b.md", permalink="/x/"), article("a.md")]
    static = [file("images/b.png"), file("images/a.png")]
    alone, beside = Addresses(), Addresses()
    alone.settle(articles, static, LinkOptions())
    beside.settle([*articles, article("d.md", permalink="/x/c.html")], static, LinkOptions())
    assert (list(alone.urls.items()), list(alone.static.items())) == (
        list(beside.urls.items()),
        list(beside.static.items()),
    )
    assert ([*alone.diagnostics], len(beside.diagnostics)) == ([], 1)


@pytest.mark.parametrize(
    ("alias", "url"),
    [
        ("/old.html", "/old.html"),
        ("old/", "/old/"),
        ("/old%20name.html", "/old name.html"),
        ("https://example.org/old.html", "/old.html"),
        ("/a/../../b.html", "/a/b.html"),
    ],
)
def test_an_alias_redirects(article: Maker, run: Linker, alias: str, url: str) -> None:
    site = run(article(permalink="/new.html", aliases=(alias,))).site
    assert site.redirects == {url: "/new.html"}


def test_an_alias_never_takes_the_place_of_a_page(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html", aliases=("/b.html", "/topics/", "/a.html", "/old.html", "/old.html")),
        article("b.md", permalink="/b.html", aliases=("/old.html",)),
    )
    assert linked.site.redirects == {"/old.html": "/a.html"}
    assert collisions(linked) == [
        ("a.md", 'the URL "/b.html" belongs to "b.md" already'),
        ("a.md", 'the URL "/topics/" belongs to "a page that biji makes" already'),
        ("b.md", 'the URL "/old.html" belongs to "a.md" already'),
    ]


def test_an_alias_never_takes_the_place_of_a_file(article: Maker, file: FileMaker, run: Linker) -> None:
    linked = run(article("a.md", aliases=("/feed.xml", "/paper.pdf", "/old.pdf")), static=[file("paper.pdf")])
    assert set(linked.site.redirects) == {"/old.pdf"}
    assert collisions(linked) == [
        ("a.md", 'the URL "/feed.xml" belongs to "a page that biji makes" already'),
        ("a.md", 'the URL "/paper.pdf" belongs to "paper.pdf" already'),
    ]


def test_a_collision_stands_where_the_later_one_asks_for_the_url(article: Maker, run: Linker) -> None:
    linked = run(
        article("a.md", permalink="/a.html"),
        article("b.md", permalink="/a.html", lines={"title": 2, "permalink": 3}),
        article("c.md", permalink="/c.html", aliases=("/a.html",), lines={"redirect_from": 4}),
    )
    assert [str(found.span) for found in linked.diagnostics] == ["b.md:3", "c.md:4"]


def test_pages_that_biji_makes_give_way(article: Maker) -> None:
    addresses = Addresses()
    addresses.settle([article(permalink="/topics/c.html")], [], LinkOptions())
    assert [addresses.page("/topics/", name) for name in ("C", "C#", "C++", "c", "深度 学习", "!")] == [
        "/topics/c-2.html",
        "/topics/csharp.html",
        "/topics/cplusplus.html",
        "/topics/c-3.html",
        "/topics/深度-学习.html",
        "/topics/-.html",
    ]


@pytest.mark.parametrize("path", ["index.html/a.txt", "feed.xml/x", "Topics", "assets/biji", ".biji-unfinished/x"])
def test_no_file_takes_the_place_that_pages_of_biji_cannot_do_without(
    file: FileMaker, run: Linker, path: str
) -> None:
    linked = run(static=[file(path), file("assets/biji/theme.css"), file("topics/mine.txt"), file("feed.xml.txt")])
    assert set(linked.site.static) == {"/assets/biji/theme.css", "/topics/mine.txt", "/feed.xml.txt"}
    ((where, message),) = collisions(linked)
    assert where == path
    assert "a page that biji makes" in message


@pytest.mark.parametrize(
    ("page", "taken", "stem"),
    [
        ("/topics/nlp.html", "", "/topics/nlp"),
        ("/topics/nlp/", "", "/topics/nlp/references"),
        ("/topics/nlp.html", "topics/NLP.bib", "/topics/nlp-2"),
        ("/topics/nlp.html", "topics/nlp.ris", "/topics/nlp"),
    ],
    ids=["a page", "a folder", "a file of the user's own", "a file of a format that is not wanted"],
)
def test_data_files_beside_a_page_have_names_of_their_own(file: FileMaker, page: str, taken: str, stem: str) -> None:
    addresses = Addresses()
    addresses.settle([], [file(taken)] if taken else [], LinkOptions())
    files = {"bibtex": f"{stem}.bib", "csl-json": f"{stem}.csl.json"}
    assert addresses.downloads({page: {form: DOWNLOADS[form] for form in files}}) == {page: files}
    again = addresses.downloads({page: {"csl-json": DOWNLOADS["csl-json"]}})
    assert again[page] != {"csl-json": files["csl-json"]}


@pytest.mark.parametrize(
    ("page", "taken", "stem"),
    [
        ("/topics/nlp.html", "topics/nlp.txt", "/topics/nlp"),
        ("/topics/nlp/", "topics/x", "/topics/nlp/feed"),
        ("/topics/nlp.html", "topics/NLP.xml", "/topics/nlp-2"),
    ],
    ids=["a page", "a folder", "a file of the user's own"],
)
def test_feeds_beside_a_page_have_names_of_their_own(file: FileMaker, page: str, taken: str, stem: str) -> None:
    addresses = Addresses()
    addresses.settle([], [file(taken)], LinkOptions())
    assert addresses.feeds(page) == {"atom": f"{stem}.xml", "json": f"{stem}.feed.json"}


def test_a_site_with_an_address_has_feeds_that_may_be_linked_to(article: Maker, run: Linker) -> None:
    links = ["/atom.xml", "/feed.json", "/topics/nlp.xml"]
    linked = run(article("a.md", links=links, categories=("NLP",)), url="https://example.org", feed_path="/atom.xml")
    assert linked.site.feeds["/"] == {"atom": "/atom.xml", "json": "/feed.json"}
    assert linked.site.targets["a.md"].keys() == set(links)
    assert run(article("a.md", categories=("NLP",))).site.feeds == {}


def test_only_articles_that_cite_something_have_data_files(
    article: Maker, reference: Callable[[str], Reference], run: Linker
) -> None:
    work = reference("https://a.org/1")
    cites = article("a.md", permalink="/a.html", references=[work], categories=("NLP",))
    linked = run(cites, article("b.md", permalink="/b.html"), downloads=("bibtex",))
    assert linked.site.downloads == {
        "/a.html": {"bibtex": "/a.bib"},
        "/topics/nlp.html": {"bibtex": "/topics/nlp.bib"},
    }


def test_a_link_to_a_data_file_is_not_broken(
    article: Maker, reference: Callable[[str], Reference], run: Linker
) -> None:
    work = reference("https://a.org/1")
    links = ["/topics/nlp.bib", "/topics/nlp.ris"]
    cites = article("a.md", permalink="/a.html", references=[work], links=links, categories=("NLP",))
    linked = run(cites, downloads=("bibtex",))
    assert linked.site.targets["a.md"].keys() == {"/topics/nlp.bib"}
