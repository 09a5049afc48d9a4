from __future__ import annotations

from collections.abc import Callable

from biji.model import Article, Backlink, Linked

Maker = Callable[..., Article]
Linker = Callable[..., Linked]


def test_a_link_is_seen_from_the_other_side_with_its_sentence(article: Maker, run: Linker) -> None:
    site = run(
        article(
            "a.md", permalink="/a.html", text="首先。参见图像分割一文，很长。其次", links=[("/b.html#x", "图像分割")]
        ),
        article("b.md", permalink="/b.html", anchors=("x",)),
    ).site
    assert site.backlinks == {"b.md": (Backlink("a.md", "intro", "参见图像分割一文，很长。"),)}


def test_a_section_counts_once_and_an_article_never_links_back_to_itself(article: Maker, run: Linker) -> None:
    site = run(
        article("a.md", permalink="/a.html", links=["/b.html", "/b.html#intro", "/a.html", "#intro"]),
        article("b.md", permalink="/b.html"),
    ).site
    assert [len(links) for links in site.backlinks.values()] == [1]


def test_backlinks_stand_newest_first(article: Maker, run: Linker) -> None:
    site = run(
        article("old.md", date="2018-01-01", links=["/b.html"]),
        article("new.md", date="2020-01-01", links=["/b.html"]),
        article("b.md", permalink="/b.html"),
    ).site
    assert [link.source for link in site.backlinks["b.md"]] == ["new.md", "old.md"]


def test_an_image_is_no_backlink(article: Maker, run: Linker) -> None:
    assert run(article("a.md", images=["/b.html"]), article("b.md", permalink="/b.html")).site.backlinks == {}
