from __future__ import annotations

from collections.abc import Callable

from biji.model import Article, Linked, Neighbours

Maker = Callable[..., Article]
Linker = Callable[..., Linked]


def test_topics_come_from_categories_and_tags_the_largest_first(article: Maker, run: Linker) -> None:
    site = run(
        article("a.md", categories=("deep learning",), tags=("BERT",), date="2019-01-01"),
        article("b.md", categories=("deep learning",), date="2020-01-01"),
    ).site
    assert [(topic.name, topic.articles) for topic in site.topics] == [
        ("deep learning", ("b.md", "a.md")),
        ("BERT", ("a.md",)),
    ]


def test_an_article_names_its_categories_before_its_tags_whatever_their_sizes(article: Maker, run: Linker) -> None:
    site = run(
        article("a.md", categories=("Tools",), tags=("command line", "TOOLS")),
        article("b.md", categories=("Command  line",)),
        article("c.md", categories=("command line",)),
        article("d.md"),
    ).site
    assert [topic.name for topic in site.topics] == ["command line", "Tools"]
    assert site.topics_of["a.md"] == ("Tools", "command line")
    assert site.topics_of["d.md"] == ()


def test_spellings_are_merged_under_the_commonest(article: Maker, run: Linker) -> None:
    names = ["gpu", "GPU", "GPU", "Ｇpu", " gpu "]
    site = run(*(article(f"{index}.md", categories=(name,)) for index, name in enumerate(names))).site
    assert [(topic.name, len(topic.articles)) for topic in site.topics] == [("GPU", 5)]


def test_an_article_counts_once_in_a_topic(article: Maker, run: Linker) -> None:
    (topic,) = run(article("a.md", categories=("AI",), tags=("ai", "", " "))).site.topics
    assert topic.articles == ("a.md",)


def test_names_stay_and_urls_differ(article: Maker, run: Linker) -> None:
    site = run(article("a.md", tags=("R&D", "C#", "C", "C++", "R D"))).site
    assert {topic.name for topic in site.topics} == {"R&D", "C#", "C", "C++", "R D"}
    assert len({topic.url.casefold() for topic in site.topics}) == 5


def test_neighbours_are_the_older_and_the_newer_article_of_the_first_topic(article: Maker, run: Linker) -> None:
    site = run(
        article("a.md", categories=("x",), date="2019-01-01"),
        article("b.md", categories=("y",), tags=("x",), date="2019-02-01"),
        article("c.md", categories=("x",), date="2019-03-01"),
        article("d.md", date="2019-04-01"),
        article("e.md", date="2019-05-01"),
        article("page.md", categories=("x",), date=""),
    ).site
    assert site.neighbours == {
        "a.md": Neighbours("", "b.md"),
        "b.md": Neighbours(),
        "c.md": Neighbours("b.md", ""),
        "d.md": Neighbours("", "e.md"),
        "e.md": Neighbours("d.md", ""),
    }
