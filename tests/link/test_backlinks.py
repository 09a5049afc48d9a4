from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.link.backlinks import sentence_around
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


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One. See the part. Three.", "the part", "See the part."),
        ("version 2.5 of it works\nnext", "of it", "version 2.5 of it works"),
        ("“前文。”见此处！“后文。”", "此处", "见此处！"),
        ("text without it", "missing", "missing"),
        ("text", "  ", ""),
    ],
)
def test_the_sentence_ends_where_sentences_end(text: str, words: str, sentence: str) -> None:
    assert sentence_around(text, words) == sentence


def test_a_long_sentence_is_cut_around_the_link() -> None:
    cut = sentence_around("字" * 500 + "这里" + "字" * 500, "这里")
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "这里" in cut
    assert len(cut) < 200
