from __future__ import annotations

from collections.abc import Callable

from biji.model import Article, Linked, Reference

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
ReferenceMaker = Callable[..., Reference]


def test_works_stand_under_every_topic_of_their_articles_once(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    shared = reference("https://a.org/1")
    site = run(
        article("a.md", categories=("AI",), tags=("NLP",), references=[shared, reference("https://a.org/2")]),
        article("b.md", categories=("AI",), references=[shared]),
        article("c.md", categories=("empty",)),
    ).site
    groups = {group.name: [resource.key for resource in group.resources] for group in site.references.by_topic}
    assert groups == {"AI": ["a.org/1", "a.org/2"], "NLP": ["a.org/1", "a.org/2"]}


def test_large_hosts_have_pages_and_small_ones_share_the_last(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    references = [reference(f"https://big.org/{number}") for number in range(7)]
    references += [reference(f"https://five.org/{number}") for number in range(5)]
    references += [reference("https://z.org/1"), reference("https://a.org/1"), reference("nowhere")]
    by_host = run(article(references=references)).site.references.by_host
    assert [(group.name, len(group.resources)) for group in by_host] == [("big.org", 7), ("five.org", 5), ("", 3)]
    assert [resource.host for resource in by_host[-1].resources] == ["", "a.org", "z.org"]
    assert len({group.url for group in by_host}) == 3


def test_a_site_without_references_has_an_empty_index(article: Maker, run: Linker) -> None:
    index = run(article()).site.references
    assert (index.total, index.by_topic, index.by_host) == (0, (), ())


def test_works_stand_under_their_kind_the_largest_first(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    kinds = ("paper", "video", "article", "paper", "article", "article")
    references = [reference(f"https://a.org/{number}", kind=kind) for number, kind in enumerate(kinds)]
    by_kind = run(article(references=references)).site.references.by_kind
    assert [(group.name, [resource.url[-1] for resource in group.resources]) for group in by_kind] == [
        ("article", ["2", "4", "5"]),
        ("paper", ["0", "3"]),
        ("video", ["1"]),
    ]


def test_works_stand_under_every_year_in_which_they_are_cited_the_newest_first(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    shared = reference("https://a.org/1")
    by_year = run(
        article("a.md", date="2019-01-01", references=[shared, reference("https://a.org/2")]),
        article("b.md", date="2021-01-01", references=[shared]),
        article("c.md", date="2021-06-01", references=[shared]),
        article("d.md", date="", references=[reference("https://a.org/3")]),
    ).site.references.by_year
    assert [(group.name, [resource.key for resource in group.resources]) for group in by_year] == [
        ("2021", ["a.org/1"]),
        ("2019", ["a.org/1", "a.org/2"]),
        ("", ["a.org/3"]),
    ]


def test_every_group_has_a_page_of_its_own(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    page = article(categories=("2019",), references=[reference(f"https://a.org/{number}") for number in range(5)])
    groups = run(page).site.references.groups
    assert len({group.url for group in groups}) == len(groups) == 4
