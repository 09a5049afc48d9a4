"""The stage as a whole."""

from __future__ import annotations

import random
from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from biji.link import link
from biji.model import Article, Linked, LinkOptions, Reference, Site, StaticFile

Maker = Callable[..., Article]
Linker = Callable[..., Linked]

TITLES = st.sampled_from(["算法（一）", "算法（二）——图", "算法", "体育（二）, 算法（三）", "杂谈", "BERT（2）"])
TARGETS = st.sampled_from(
    [
        *("/a.html", "/b", "b.html#intro", "#intro", "#nowhere", "2.md", "../x", "/images/a.png", "https://a.org"),
        *("//x", "?q", "%", "/%zz#%", "/topics/ai.html", "/old.html", "{{ site.baseurl }}/a.html", "..", "."),
        *("/\0x", "#:~:text=x", "/a.html?x#intro"),
    ]
)


@st.composite
def sites(draw: st.DrawFn, maker: Maker, make_reference: Callable[..., Reference]) -> list[Article]:
    articles = []
    for index in range(draw(st.integers(1, 5))):
        keys = draw(st.lists(st.integers(0, 4), max_size=3))
        articles.append(
            maker(
                f"{index}.md",
                draw(TITLES),
                date=draw(st.sampled_from(["2019-01-01", "2020-01-01", ""])),
                links=draw(st.lists(TARGETS, max_size=4)),
                images=draw(st.lists(TARGETS, max_size=2)),
                permalink=draw(st.sampled_from(["/a.html", "/b.html", "/A.html", "/c/", "", "/a.html/d"])),
                aliases=tuple(draw(st.lists(st.sampled_from(["/old.html", "/a.html", "/topics/"]), max_size=2))),
                categories=tuple(draw(st.lists(st.sampled_from(["AI", "ai", "CV"]), max_size=2))),
                draft=draw(st.booleans()),
                references=[make_reference(f"https://h{key}.org/", "A title that says enough") for key in keys],
                papers=draw(st.lists(st.sampled_from(["A title that says enough", "GAN"]), max_size=1)),
            )
        )
    return articles


def made_pages(site: Site) -> list[str]:
    pages = [topic.url for topic in site.topics]
    pages += [series.url for series in site.series]
    return pages + [group.url for group in site.references.groups]


STATIC = [StaticFile("images/a.png", "/a.png", 1, 1), StaticFile("b.html", "/b.html", 1, 1)]


@given(st.data(), st.randoms())
def test_the_order_of_the_input_never_shows(
    article: Maker, reference: Callable[..., Reference], data: st.DataObject, chance: random.Random
) -> None:
    articles = data.draw(sites(article, reference))
    shuffled, files = list(articles), list(STATIC)
    chance.shuffle(shuffled)
    chance.shuffle(files)
    one, two = link(articles, LinkOptions(), STATIC), link(shuffled, LinkOptions(), files)
    # Byte for byte: not even the order of mappings may differ.
    assert msgspec.json.encode(one, enc_hook=tuple) == msgspec.json.encode(two, enc_hook=tuple)


@given(st.data())
def test_every_link_leads_to_a_url_of_the_site_or_is_reported_or_lies_outside(
    article: Maker, reference: Callable[..., Reference], data: st.DataObject
) -> None:
    linked = link(data.draw(sites(article, reference)), LinkOptions(), STATIC)
    site = linked.site
    urls = {*site.urls.values(), *site.static, "/", "/topics/", "/series/", "/references/", "/404.html"}
    urls.update(made_pages(site))
    reported = {(found.span.path, found.span.line) for found in linked.diagnostics}
    for source, written in site.articles.items():
        for section in written.body.walk():
            for fragment in section.fragments:
                for one in fragment.links:
                    target = site.targets.get(source, {}).get(one.target)
                    outside = one.target.startswith(("https:", "//")) or one.target[1:] in ("", *written.anchors)
                    assert outside or (target and target.url in urls) or (source, one.span.line) in reported


@given(st.data())
def test_no_two_files_of_a_site_are_one_on_any_disk(
    article: Maker, reference: Callable[..., Reference], data: st.DataObject
) -> None:
    linked = link(data.draw(sites(article, reference)), LinkOptions(drafts=True), STATIC)
    site = linked.site
    urls = [*site.urls.values(), *site.static, *site.redirects]
    urls += made_pages(site)
    assert len({url.casefold() for url in urls}) == len(urls)


def test_a_site_of_nothing_is_a_site(run: Linker) -> None:
    linked = run()
    assert linked.site.articles == {}
    assert linked.diagnostics == ()


def test_diagnostics_stand_in_order_of_places(article: Maker, run: Linker) -> None:
    linked = run(
        article("b.md", links=["/x.html"], permalink="/b.html"),
        article("a.md", "算法（三）", images=["/y.png"], links=["/z.html"], permalink="/a.html"),
    )
    assert [(found.span.path, found.span.line) for found in linked.diagnostics] == [
        ("a.md", 0),
        ("a.md", 10),
        ("a.md", 50),
        ("b.md", 10),
    ]
