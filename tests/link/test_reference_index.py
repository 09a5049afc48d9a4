from __future__ import annotations

from collections.abc import Callable

from biji.link import link
from biji.model import Article, Linked, LinkOptions, Reference

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


def test_the_works_of_a_group_are_read_like_a_tuple(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    one = article(references=[reference(f"https://a.org/{number}") for number in range(6)])
    ((group,), (again,)) = (run(one).site.references.by_host for _ in range(2))
    works = tuple(group.resources)
    assert (len(group.resources), group.resources[0], group.resources[1:3]) == (6, works[0], works[1:3])
    assert group.resources == again.resources == works != works[1:]
    assert hash(group.resources) == hash(works)


def test_addresses_of_the_site_itself_are_in_no_group(article: Maker, reference: ReferenceMaker) -> None:
    here, there = reference("https://Blog.org/x"), reference("https://blog.org/me/y")
    articles = [
        article("a.md", categories=("A",), references=[there]),
        article("b.md", categories=("B",), references=[here, there]),
    ]
    index = link(articles, LinkOptions(url="https://blog.org", baseurl="/me"), ()).site.references
    assert [group.name for group in (*index.by_topic, *index.by_host, *index.by_kind)] == ["B", "", "article"]
    assert all([work.url for work in group.resources] == ["https://Blog.org/x"] for group in index.groups)
    assert (index.total, index.shared) == (1, ())
