from __future__ import annotations

from collections.abc import Callable

from biji.model import Article, Linked, Reference

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
ReferenceMaker = Callable[..., Reference]


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
    assert site.cited_by == {resource.key: ("b.md", "a.md")}


def test_one_title_in_two_articles_is_one_work_with_both_keys(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    site = run(
        article("a.md", references=[reference("https://a.org/1", "一文读懂注意力机制 BERT")]),
        article("b.md", references=[reference("https://b.org/2", "一文读懂 注意力机制bert")]),
    ).site
    assert site.references.total == 1
    assert site.cited_by == {"a.org/1": ("a.md", "b.md"), "b.org/2": ("a.md", "b.md")}


def test_keys_and_titles_join_works_in_any_order(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    one, two = "Attention Is All You Need", "The Illustrated Transformer"
    site = run(
        article("a.md", references=[reference("https://a.org/1", one)]),
        article("b.md", references=[reference("https://b.org/2", two), reference("https://c.org/3")]),
        article("c.md", references=[reference("https://c.org/3", one), reference("https://a.org/1", two)]),
    ).site
    assert site.references.total == 1


def test_a_title_tells_nothing_when_it_is_short_or_names_repositories_or_repeats_in_one_article(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    long, column = "PyTorch implementation of YOLO", "一个机器人方面的专栏"
    site = run(
        article(
            "a.md", references=[reference("https://a.org", "官网"), reference("https://github.com/a/yolo", long)]
        ),
        article(
            "b.md", references=[reference("https://b.org", "官网"), reference("https://github.com/b/yolo", long)]
        ),
        article("c.md", references=[reference("https://c.org/1", column), reference("https://c.org/2", column)]),
    ).site
    assert site.references.total == 6
    assert site.cited_by == {}


def test_what_one_article_cites_twice_is_not_shared(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    site = run(article(references=[reference("https://a.org/1"), reference("https://a.org/1")])).site
    assert site.references.total == 1
    assert site.cited_by == {}


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
