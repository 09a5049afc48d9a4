"""Versions of one text."""

from __future__ import annotations

from biji.model import Article, Metadata, RenderOptions, Site, SourceKind
from biji.render import render
from biji.render.translations import translations


def article(source: str, lang: str, ref: object) -> Article:
    return Article(source, SourceKind.PAGE, Metadata(source, source, lang=lang, extras={"ref": ref}))


def site(*articles: Article) -> Site:
    return Site(
        articles={one.source: one for one in articles},
        urls={one.source: f"/{one.source.removesuffix('.md')}.html" for one in articles},
    )


def test_articles_with_one_ref_and_several_languages_are_versions_of_one_text() -> None:
    versions = {"en": "/en.html", "zh-CN": "/zh.html"}
    found = translations(site(article("en.md", "en", "about"), article("zh.md", "zh-CN", "about")))
    assert found == {"en.md": versions, "zh.md": versions}


def test_a_ref_alone_without_language_or_in_one_language_is_none() -> None:
    assert translations(site(article("a.md", "en", "x"), article("b.md", "zh", "y"))) == {}
    assert translations(site(article("a.md", "", "x"), article("b.md", "zh", "x"))) == {}
    assert translations(site(article("a.md", "en", "x"), article("b.md", "en", "x"))) == {}
    assert translations(site(article("a.md", "en", ["x"]), article("b.md", "zh", ["x"]))) == {}


def test_each_version_names_all() -> None:
    both = site(article("en.md", "en", "about"), article("zh.md", "zh-CN", "about"))
    files = {file.path: file.content for file in render(both, RenderOptions(url="https://example.org", baseurl="/x"))}
    page = files["zh.html"]
    assert isinstance(page, bytes)
    assert '<link rel="alternate" hreflang="en" href="https://example.org/x/en.html">' in page.decode()
    assert '<link rel="alternate" hreflang="zh-CN" href="https://example.org/x/zh.html">' in page.decode()
