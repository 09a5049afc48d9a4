from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from biji.link import link
from biji.link.resources import citing
from biji.model import Article, Linked, LinkOptions, Reference, Site

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
ReferenceMaker = Callable[..., Reference]


def cited_by(site: Site) -> dict[str, tuple[str, ...]]:
    """The articles that cite each work which several cite, by the keys of the references to it."""
    shared = site.references.shared
    return {citation.reference.key: citing(resource) for resource in shared for citation in resource.citations}


def test_a_work_that_two_articles_cite_is_one_resource(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    url = "https://arxiv.org/abs/1706.03762"
    site = run(
        article("a.md", date="2019-01-01", references=[reference(url, "Attention Is All You Need")]),
        article("b.md", date="2020-01-01", references=[reference(f"{url}?from=wechat"), reference(url)]),
    ).site
    (group,) = site.references.by_host
    (resource,) = group.resources
    assert site.references.total == 1
    assert resource.name == "Attention Is All You Need"
    assert resource.url == f"{url}?from=wechat"
    places = [(citation.source, citation.anchor, citation.section) for citation in resource.citations]
    assert places == [("b.md", "intro", "Intro"), ("b.md", "intro", "Intro"), ("a.md", "intro", "Intro")]
    assert cited_by(site) == {resource.key: ("b.md", "a.md")}


def test_one_title_in_two_articles_is_one_work_with_both_keys(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    site = run(
        article("a.md", references=[reference("https://a.org/1", "一文读懂注意力机制 BERT")]),
        article("b.md", references=[reference("https://b.org/2", "一文读懂 注意力机制bert")]),
    ).site
    assert site.references.total == 1
    assert cited_by(site) == {"a.org/1": ("a.md", "b.md"), "b.org/2": ("a.md", "b.md")}


def test_keys_and_titles_join_works_in_any_order(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    one, two = "Attention Is All You Need", "The Illustrated Transformer"
    site = run(
        article("a.md", references=[reference("https://a.org/1", one)]),
        article("b.md", references=[reference("https://b.org/2", two), reference("https://c.org/3")]),
        article("c.md", references=[reference("https://c.org/3", one), reference("https://a.org/1", two)]),
    ).site
    assert site.references.total == 1


def test_a_title_that_one_article_gives_to_three_addresses_tells_nothing(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    column = "一个机器人方面的专栏"
    three = article("a.md", references=[reference(f"https://{host}.org/1", column) for host in "abc"])
    fourth = article("b.md", references=[reference("https://d.org/1", column)])
    assert run(three, fourth).site.references.total == 4
    twice = article("a.md", references=[reference(f"https://{host}.org/1", column) for host in "ab"])
    assert run(twice, fourth).site.references.total == 1


def test_references_without_a_telling_title_stay_apart(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    site = run(
        article("a.md", references=[reference("https://a.org", "官网")]),
        article("b.md", references=[reference("https://b.org", "官网")]),
    ).site
    assert site.references.total == 2
    assert cited_by(site) == {}


def test_a_paper_named_by_title_alone_is_a_citation_of_the_work_with_that_title(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    title = "Attention Is All You Need"
    site = run(
        article("a.md", date="2020-01-01", papers=[title]),
        article("b.md", references=[reference("https://a.org/1", title)]),
    ).site
    (resource,) = site.references.by_kind[0].resources
    assert (resource.url, resource.key, resource.kind) == ("https://a.org/1", "a.org/1", "paper")
    assert [citation.source for citation in resource.citations] == ["a.md", "b.md"]
    assert set(cited_by(site)) == {"a.org/1", "《attention is all you need》"}


def test_a_paper_that_articles_only_name_is_a_resource_without_address(article: Maker, run: Linker) -> None:
    site = run(article("a.md", papers=["GAN"]), article("b.md", papers=["gan", "BERT"])).site
    (group,) = site.references.by_kind
    assert [(resource.name, resource.url, len(resource.citations)) for resource in group.resources] == [
        ("GAN", "", 2),
        ("BERT", "", 1),
    ]


def test_the_kind_of_a_work_is_the_most_special_one_of_its_references(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    site = run(
        article("a.md", references=[reference("https://a.org/1")]),
        article("b.md", references=[reference("https://a.org/1", kind="video")]),
    ).site
    assert [group.name for group in site.references.by_kind] == ["video"]


@given(st.data())
def test_merging_is_an_equivalence_relation(article: Maker, reference: ReferenceMaker, data: st.DataObject) -> None:
    titles = [f"一个足够长的标题之{number}" for number in "一二三四"]
    cited = data.draw(
        st.lists(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(titles)), max_size=2), max_size=5)
    )
    articles = [
        article(
            f"{number}.md",
            references=[reference(f"https://{key}.org", title, line=line) for line, (key, title) in enumerate(pairs)],
        )
        for number, pairs in enumerate(cited)
    ]
    site = link(data.draw(st.permutations(articles)), LinkOptions(), ()).site
    classes = [
        {citation.reference.key for citation in resource.citations}
        for group in site.references.by_host
        for resource in group.resources
    ]
    assert sorted(key for one in classes for key in one) == sorted({f"{key}.org" for row in cited for key, _ in row})
    class_of = {key: index for index, one in enumerate(classes) for key in one}
    graph = {frozenset((f"{key}.org", title)) for row in cited for key, title in row}
    components = _components(graph)
    assert {frozenset(one) for one in classes} == {
        frozenset(node for node in one if node in class_of) for one in components
    }


def _components(edges: set[frozenset[str]]) -> list[set[str]]:
    """The connected components of a graph, found naively."""
    found: list[set[str]] = []
    for edge in edges:
        joined = [one for one in found if one & edge]
        found = [one for one in found if not one & edge] + [set(edge).union(*joined)]
    return found


def test_what_one_article_cites_twice_is_not_shared(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    site = run(article(references=[reference("https://a.org/1"), reference("https://a.org/1")])).site
    assert site.references.total == 1
    assert cited_by(site) == {}


def test_the_site_itself_is_no_outside_work(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    urls = [
        "https://me.github.io/kb/a.html",
        "http://me.github.io/kb/",
        "https://me.github.io/other/",
        "https://b.org/",
    ]
    page = article(references=[reference(url) for url in urls])
    assert run(page, url="https://me.github.io", baseurl="/kb").site.references.total == 2
    assert run(page).site.references.total == 4
