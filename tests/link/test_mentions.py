"""Where the text of an article names a concept that it has no section about."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from biji.diagnostics import Span
from biji.model import Article, Fragment, Linked, Mention, Prose, Section

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
Find = Callable[..., dict[str, list[Mention]]]


@pytest.fixture(scope="module")
def text(chapter: Maker) -> Maker:
    """A function `(source, *paragraphs) -> article`: each paragraph in a section of its own."""

    def make(source: str, *paragraphs: str, **metadata: object) -> Article:
        article = chapter(source, source, "\n".join(f"# {source}{n}" for n in range(len(paragraphs))), **metadata)
        sections = [
            structs.replace(section, blocks=(Prose(Fragment(f"<p>{escape(one)}</p>", one), Span(source, 9)),))
            for section, one in zip(article.body.children, paragraphs, strict=True)
        ]
        return structs.replace(article, body=Section(None, (), tuple(sections)))

    return make


@pytest.fixture(scope="module")
def find(chapter: Maker, run: Linker) -> Find:
    """A function from articles to the mentions in them, by concept; two articles of optics have 小孔成像 and 透镜."""

    def found(*articles: Article, headings: str = "# 小孔成像\n# 透镜") -> dict[str, list[Mention]]:
        about = [chapter(f"{name}.md", name, headings, categories=("optics",)) for name in "ab"]
        return {key: list(mentions) for key, mentions in run(*about, *articles).site.mentions.items()}

    return found


def test_a_name_in_the_text_is_a_mention_with_its_sentence(text: Maker, find: Find) -> None:
    (mention,) = find(text("c.md", "先说别的。相机始于小孔成像的实验，后来变了。再说别的。"))["小孔成像"]
    assert (mention.place.source, mention.place.title, mention.name) == ("c.md", "c.md0", "小孔成像")
    assert mention.sentence == "相机始于小孔成像的实验，后来变了。"
    assert mention.sentence[mention.start :].startswith(mention.name)


def test_one_for_each_section_and_the_section_that_names_it_most_often_first(text: Maker, find: Find) -> None:
    found = find(text("c.md", "有小孔成像。", "小孔成像就是小孔成像。", "没有。"))
    assert [mention.place.title for mention in found["小孔成像"]] == ["c.md1", "c.md0"]


def test_articles_about_a_concept_do_not_mention_it(chapter: Maker, text: Maker, run: Linker) -> None:
    about = structs.replace(text("c.md", "小孔成像是什么？"), source="c.md")
    own = chapter("c.md", "c", "# 小孔成像")
    section = structs.replace(own.body.children[0], blocks=about.body.children[0].blocks)
    site = run(structs.replace(own, body=Section(None, (), (section,))), chapter("d.md", "d", "# 小孔成像")).site
    assert site.concepts
    assert not site.mentions


def test_a_name_that_other_things_bear_counts_only_near_its_subject(text: Maker, find: Find) -> None:
    elsewhere = text("c.md", "买了透镜。")
    same_topic = text("d.md", "买了透镜。", categories=("optics",))
    beside = text("e.md", "买了透镜，想看小孔成像。")
    found = find(elsewhere, same_topic, beside)
    assert {mention.place.source for mention in found["透镜"]} == {"d.md", "e.md"}


def test_what_is_named_everywhere_has_no_mentions(text: Maker, find: Find) -> None:
    assert len(find(*(text(f"c{n}.md", "有小孔成像。") for n in range(8)))["小孔成像"]) == 8
    assert "小孔成像" not in find(*(text(f"c{n}.md", "有小孔成像。") for n in range(9)))


def test_an_article_keeps_its_rarest_concepts(text: Maker, find: Find) -> None:
    headings = "\n".join(f"# 第三种镜头{chr(0x4E00 + n)}" for n in range(20))
    names = [line[2:] for line in headings.splitlines()]
    found = find(text("c.md", "、".join(names)), text("d.md", "、".join(names[:10])), headings=headings)
    of_c = {key for key, mentions in found.items() if any(one.place.source == "c.md" for one in mentions)}
    assert len(of_c) == 12
    assert set(names[10:]) <= of_c


@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(chapter: Maker, text: Maker, run: Linker, chance: object) -> None:
    articles = [
        *(chapter(f"{name}.md", name, "# 小孔成像\n# 透镜") for name in "ab"),
        *(text(f"{name}.md", "有小孔成像，也有透镜。", "小孔成像。", date="2020-02-02") for name in "cde"),
    ]
    expected = run(*articles).site.mentions
    assert expected
    chance.shuffle(articles)  # type: ignore[attr-defined]
    assert run(*articles).site.mentions == expected
