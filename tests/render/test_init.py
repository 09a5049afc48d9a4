"""The stage's doors: a whole site, and one body."""

from __future__ import annotations

import json
import posixpath
from urllib.parse import unquote, urlsplit

import pytest
from msgspec import structs
from selectolax.lexbor import LexborHTMLParser, LexborNode

from biji.diagnostics import Span
from biji.model import (
    Article,
    Fragment,
    Heading,
    Inline,
    Link,
    Metadata,
    OutputFile,
    Prose,
    RenderOptions,
    Section,
    Site,
    SourceKind,
    StaticFile,
)
from biji.render import article_body, render

HERE = Span("a.md", 1)
HOSTILE = '<script>alert(1)</script>" onload="alert(1)'


def files(site: Site, options: RenderOptions) -> dict[str, OutputFile]:
    made = list(render(site, options))
    assert len({file.path for file in made}) == len(made)
    return {file.path: file for file in made}


def text_of(file: OutputFile) -> str:
    assert isinstance(file.content, bytes)
    return file.content.decode()


def pages(site: Site, options: RenderOptions) -> dict[str, LexborHTMLParser]:
    return {
        path: LexborHTMLParser(text_of(file)) for path, file in files(site, options).items() if path.endswith(".html")
    }


def addresses(page: LexborHTMLParser) -> list[str]:
    nodes: list[LexborNode] = page.css("[href], [src]")
    return [node.attributes.get("href") or node.attributes.get("src") or "" for node in nodes]


def test_every_internal_link_leads_to_a_file_and_to_an_id_that_exists(site: Site, options: RenderOptions) -> None:
    made = files(site, options)
    read = pages(site, options)
    ids = {path: {node.attributes["id"] for node in page.css("[id]")} for path, page in read.items()}
    checked = 0
    for path, page in read.items():
        for address in addresses(page):
            parts = urlsplit(address)
            if parts.scheme or path == "404.html" or "missing.png" in address:
                continue
            there = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
                if parts.path
                else path
            )
            assert there in made, (path, address)
            anchor = unquote(parts.fragment)
            # The sample's own link to a section stands for one that link has checked.
            assert not anchor or anchor in ids[there] or anchor == "细节", (path, address)
            checked += 1
    assert checked > 500


def test_links_are_relative_so_that_the_site_works_anywhere(site: Site, options: RenderOptions) -> None:
    for path, page in pages(site, options).items():
        canonical = [node.attributes["href"] for node in page.css("link[rel=canonical]")]
        for address in addresses(page):
            if path != "404.html" and address not in canonical:
                assert not address.startswith("/"), (path, address)
                assert not address.startswith("https://example.org/attention"), (path, address)


def test_the_page_for_unknown_addresses_links_from_the_root_of_the_host(site: Site, options: RenderOptions) -> None:
    page = pages(site, structs.replace(options, baseurl="/my notes"))["404.html"]
    internal = [address for address in addresses(page) if not address.startswith(("#", "https:"))]
    assert internal
    assert all(address.startswith("/my%20notes/") for address in internal)


def test_no_page_has_an_id_twice(site: Site, options: RenderOptions) -> None:
    for path, page in pages(site, options).items():
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), path


def test_two_builds_are_the_same_bytes_in_the_same_order(site: Site, options: RenderOptions) -> None:
    assert list(render(site, options)) == list(render(site, options))


def test_static_files_are_handed_on_by_reference(site: Site, options: RenderOptions) -> None:
    assert isinstance(files(site, options)["images/model.png"].content, StaticFile)


def test_a_page_of_the_users_own_wins_over_a_generated_one(site: Site, options: RenderOptions) -> None:
    body = Section(None, (Prose(Fragment("<p>mine</p>", "mine"), HERE),))
    own = Article("topics.md", SourceKind.PAGE, Metadata("Mine", "topics"), body)
    changed = structs.replace(
        site, articles={**site.articles, own.source: own}, urls={**site.urls, own.source: "/topics/index.html"}
    )
    assert "<p>mine</p>" in text_of(files(changed, options)["topics/index.html"])


def test_the_users_own_front_page_opens_the_list_of_articles(site: Site, options: RenderOptions) -> None:
    body = Section(None, (Prose(Fragment("<p>welcome</p>", "welcome"), HERE),))
    own = Article("index.md", SourceKind.PAGE, Metadata("Home", "index"), body)
    changed = structs.replace(site, articles={**site.articles, own.source: own}, urls={**site.urls, own.source: "/"})
    page = text_of(files(changed, options)["index.html"])
    assert "<p>welcome</p>" in page
    assert "注意力（三）——BERT（2）" in page


def test_hostile_names_are_text_everywhere(site: Site, options: RenderOptions) -> None:
    heading = Heading(
        Fragment('<h2 id="__proto__">x</h2>', "x"), 2, "__proto__", Inline("x", Fragment("x", "x")), HERE
    )
    body = Section(None, (), (Section(heading, (Prose(Fragment("<p>a</p>", "a"), HERE),)),) * 2)
    bad = Article("bad.md", SourceKind.PAGE, Metadata(HOSTILE, "bad", description=HOSTILE), body, ("__proto__",), 3)
    changed = structs.replace(
        site, articles={**site.articles, "bad.md": bad}, urls={**site.urls, "bad.md": "/bad.html"}
    )
    for path, page in pages(changed, structs.replace(options, title=HOSTILE, description=HOSTILE)).items():
        scripts = page.css("script:not([type])")
        for data in page.css("script[type]"):
            assert "<" not in (data.text() or ""), path
            json.loads(data.text() or "")
        assert all("alert" not in (script.text() or "") for script in scripts), path
        assert not page.css("[onload]"), path


def test_a_link_that_runs_code_is_never_written(site: Site, options: RenderOptions) -> None:
    link = Link(" java\tscript:alert(1)", "x", HERE)
    body = Section(None, (Prose(Fragment("<p><a \x02a0\x03>x</a></p>", "x", (link,)), HERE),))
    bad = Article("bad.md", SourceKind.PAGE, Metadata("x", "bad"), body)
    changed = structs.replace(
        site, articles={**site.articles, "bad.md": bad}, urls={**site.urls, "bad.md": "/bad.html"}
    )
    assert "script:alert" not in text_of(files(changed, options)["bad.html"])
    assert "script:alert" not in article_body(bad, RenderOptions(faithful=True))


def test_every_page_forbids_scripts_that_are_not_ours(site: Site, options: RenderOptions) -> None:
    for path, page in pages(site, options).items():
        if path.startswith("old/"):
            continue
        policy = page.css_first('meta[http-equiv="Content-Security-Policy"]')
        assert policy is not None, path
        content = policy.attributes["content"] or ""
        assert "script-src 'self' 'sha256-" in content
        assert "object-src 'none'; base-uri 'none'" in content
        assert len(page.css("script:not([src]):not([type])")) == 1


def test_pages_ask_no_other_host_for_anything(site: Site, options: RenderOptions) -> None:
    for path, page in pages(site, options).items():
        for node in page.css("link[rel=stylesheet], link[rel=icon], script[src], img[src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            assert not urlsplit(address).netloc, (path, address)


def test_the_interface_speaks_the_sites_language(site: Site, options: RenderOptions) -> None:
    assert "参考库" in text_of(files(site, options)["index.html"])
    english = text_of(files(site, structs.replace(options, lang="en"))["index.html"])
    assert "References" in english
    assert "参考库" not in english


def test_a_faithful_body_is_the_blocks_as_they_are(site: Site) -> None:
    article = site.articles["_posts/part-3.md"]
    body = article_body(article, RenderOptions(faithful=True))
    assert '<img src="/images/model.png" alt="" />' in body
    assert '<a href="/attention/2020/01/02/part-2.html#细节">' in body
    assert '<a href="https://example.org/a b">' in body
    assert '<ul id="markdown-toc">' in body
    assert 'class="refs"' not in body
    assert 'data-tag="(3.2)"' in body


def test_a_body_alone_shows_typed_blocks_as_the_site_does(site: Site, options: RenderOptions) -> None:
    article = site.articles["_posts/part-3.md"]
    body = LexborHTMLParser(article_body(article, options))
    page = pages(site, options)["attention/2020/01/03/part-3.html"]
    for selector in ("ol.refs > li", "div.table tr", "div.code", "h2"):
        assert len(body.css(selector)) == len(page.css(f".body {selector}")) > 0


@pytest.mark.parametrize("lang", ["en", "zh-CN", ""])
def test_an_empty_site_still_has_a_front_page(lang: str) -> None:
    made = files(Site(articles={}, urls={}), RenderOptions(lang=lang))
    assert {"index.html", "404.html"} <= made.keys()


def test_the_theme_keeps_its_budget() -> None:
    import gzip  # noqa: PLC0415 - needed by this test only

    made = files(Site(articles={}, urls={}), RenderOptions())

    def size(name: str) -> int:
        content = made[f"assets/biji/{name}"].content
        assert isinstance(content, bytes)
        return len(gzip.compress(content, 9))

    assert size("theme.css") <= 10_000
    assert size("theme.js") <= 12_000
