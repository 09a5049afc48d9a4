from __future__ import annotations

from collections.abc import Callable

from biji.link.related import relate
from biji.model import (
    Article,
    Citation,
    Concept,
    Linked,
    Part,
    Place,
    Reference,
    ReferenceIndex,
    Related,
    Resource,
    Series,
    Site,
)

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
ReferenceMaker = Callable[..., Reference]


def kinds(related: tuple[Related, ...]) -> list[tuple[str, list[tuple[str, int, tuple[str, ...]]]]]:
    return [(one.source, [(reason.kind, reason.count, reason.names) for reason in one.reasons]) for one in related]


def concept(name: str, *sources: str) -> Concept:
    return Concept(
        name.lower(), name, f"/concepts/{name}.html", tuple(Place(source, name, name) for source in sources)
    )


def site_of(article: Maker, *sources: str, **more: object) -> Site:
    articles = {source: article(source, title=source) for source in sources}
    return Site(articles, {source: f"/{source}" for source in sources}, **more)  # type: ignore[arg-type]


def test_articles_that_cite_one_work_are_related(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    shared = reference("https://a.org/1", "Attention Is All You Need")
    related = run(
        article("a.md", "A", references=[shared]),
        article("b.md", "B", references=[shared]),
        article("c.md", "C", references=[reference("https://a.org/2")]),
    ).site.related
    assert set(related) == {"a.md", "b.md"}
    assert kinds(related["a.md"]) == [("b.md", [("resources", 1, ("Attention Is All You Need",))])]


def test_a_written_link_relates_both_ends(article: Maker, run: Linker) -> None:
    related = run(article("a.md", "A", links=["/b.html"]), article("b.md", "B", permalink="/b.html")).site.related
    assert kinds(related["a.md"]) == [("b.md", [("links", 1, ())])]
    assert kinds(related["b.md"]) == [("a.md", [("links", 1, ())])]


def test_neighbours_in_a_series_are_related_and_other_parts_when_they_share_more(article: Maker) -> None:
    parts = tuple(Part(source, number, source) for number, source in enumerate("abcd", 1))
    series = (Series("S", "/series/s.html", parts),)
    related = relate(site_of(article, *"abcd", series=series, concepts=(concept("X", "a", "d"),)))
    assert kinds(related["a"]) == [
        ("d", [("concepts", 1, ("X",)), ("series", 1, ("S",))]),
        ("b", [("series", 1, ("S",))]),
    ]
    assert [one.source for one in related["b"]] == ["a", "c"]


def test_what_fewer_articles_share_weighs_more(article: Maker) -> None:
    concepts = (concept("Wide", "a", "b", "c", "d"), concept("Narrow", "a", "d"))
    (first, *others) = relate(site_of(article, *"abcd", concepts=concepts))["a"]
    assert kinds((first,)) == [("d", [("concepts", 2, ("Narrow", "Wide"))])]
    assert [one.source for one in others] == ["b", "c"]


def test_what_very_many_articles_share_relates_none_and_six_are_enough(article: Maker) -> None:
    sources = [f"{number:02}" for number in range(13)]
    assert relate(site_of(article, *sources, concepts=(concept("X", *sources),))) == {}
    related = relate(site_of(article, *sources, concepts=(concept("X", *sources[:12]),)))
    assert [one.source for one in related["00"]] == sources[1:7]


def test_two_places_in_one_article_count_once(article: Maker) -> None:
    work = Resource("k", "https://a.org", "W", "a.org", tuple(Citation(source, "", "", None) for source in "aab"))  # type: ignore[arg-type]
    site = site_of(article, *"ab", concepts=(concept("X", "a", "b", "b"),), references=ReferenceIndex(shared=(work,)))
    assert kinds(relate(site)["a"]) == [("b", [("concepts", 1, ("X",)), ("resources", 1, ("W",))])]
