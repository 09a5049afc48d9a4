"""Subjects that headings of several articles name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model import Article, Concept, Linked

Maker = Callable[..., Article]
Linker = Callable[..., Linked]


@pytest.fixture(scope="module")
def concepts(run: Linker) -> Callable[..., dict[str, Concept]]:
    """A function from articles to the concepts of their site, by name."""

    def found(*articles: Article, **options: object) -> dict[str, Concept]:
        return {concept.name: concept for concept in run(*articles, **options).site.concepts}

    return found


def test_a_heading_of_two_articles_is_a_concept_with_a_page(chapter: Maker, run: Linker) -> None:
    site = run(chapter("a.md", "One", "# 小孔成像\n# 独有"), chapter("b.md", "Two", "## 小孔成像")).site
    (concept,) = site.concepts
    assert (concept.key, concept.name, concept.url) == ("小孔成像", "小孔成像", "/concepts/小孔成像.html")
    assert {place.source for place in concept.places} == {"a.md", "b.md"}
    assert site.concepts_of == {"a.md": ("小孔成像",), "b.md": ("小孔成像",)}


def test_two_headings_of_one_article_are_none(chapter: Maker, concepts: Callable[..., object]) -> None:
    assert not concepts(chapter("a.md", "One", "# 小孔成像\n# 小孔成像"))


def test_spellings_continuations_and_overflow_are_one_concept(
    chapter: Maker, concepts: Callable[..., dict[str, Concept]]
) -> None:
    one = chapter("a.md", "A（一）", "# Pinhole Camera", date="2020-01-01")
    two = chapter("b.md", "A（二）", "# pinhole camera（续）", date="2020-01-02")
    three = chapter("c.md", "Other", "## 2. Pinhole Camera=", date="2020-01-03")
    found = concepts(three, one, two)
    assert [place.source for place in found["Pinhole Camera"].places] == ["a.md", "b.md", "c.md"]


def test_places_stand_in_order_of_series_then_of_dates(
    chapter: Maker, concepts: Callable[..., dict[str, Concept]]
) -> None:
    second = chapter("a.md", "光学（二）", "# 小孔成像", date="2020-01-01")
    between = chapter("b.md", "相机", "# 小孔成像", date="2020-02-01")
    first = chapter("c.md", "光学（一）", "# 小孔成像", date="2020-03-01")
    found = concepts(second, between, first)
    assert [place.source for place in found["小孔成像"].places] == ["c.md", "a.md", "b.md"]


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("小孔成像", {}),
        ("光学（三）——小孔成像（2）, 透镜", {}),
        ("透镜, 小孔成像", {}),
        ("光学", {"categories": ("小孔成像",)}),
        ("光学", {"tags": ("小孔成像",)}),
    ],
)
def test_what_a_title_or_topic_names_is_a_topic(
    chapter: Maker, concepts: Callable[..., dict[str, Concept]], title: str, more: dict[str, object]
) -> None:
    plain = [chapter("a.md", "甲文", "# 小孔成像"), chapter("b.md", "乙文", "# 小孔成像")]
    assert not concepts(*plain)["小孔成像"].is_topic
    assert concepts(*plain, chapter("c.md", title, **more))["小孔成像"].is_topic


def test_a_heading_that_every_subject_of_an_article_has_is_its_structure(
    chapter: Maker, concepts: Callable[..., dict[str, Concept]]
) -> None:
    repeated = chapter("a.md", "One", "# 镜头甲\n## 成像质量\n# 镜头乙\n## 成像质量")
    other = chapter("b.md", "Two", "# 镜头丙\n## 成像质量")
    assert "成像质量" not in concepts(repeated, other)
    assert "成像质量" in concepts(repeated, other, chapter("c.md", "成像质量", "# 成像质量"))


def test_a_subject_may_stand_within_itself(chapter: Maker, concepts: Callable[..., dict[str, Concept]]) -> None:
    nested = chapter("a.md", "One", "# 成像质量\n## 成像质量")
    assert "成像质量" in concepts(nested, chapter("b.md", "Two", "# 成像质量"))


def test_a_heading_below_others_in_many_articles_is_structure_unless_it_goes_on(
    chapter: Maker, concepts: Callable[..., dict[str, Concept]]
) -> None:
    many = [chapter(f"{number}.md", f"文 {number}", f"# 相机 {number} 号\n## 成像质量") for number in range(5)]
    assert "成像质量" in concepts(*many[:4])
    assert "成像质量" not in concepts(*many)
    assert "成像质量" in concepts(*many, chapter("z.md", "Z", "# 成像质量（续）"))


def test_generic_headings_and_those_that_the_site_adds_are_none(
    chapter: Maker, concepts: Callable[..., dict[str, Concept]]
) -> None:
    articles = [chapter(f"{name}.md", name, "# 参考\n# 小孔成像\n# 每周一图") for name in "ab"]
    assert set(concepts(*articles)) == {"小孔成像", "每周一图"}
    assert set(concepts(*articles, generic_headings=("每周一图",))) == {"小孔成像"}


@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(chapter: Maker, run: Linker, chance: object) -> None:
    articles = [
        chapter(
            f"{number}.md",
            f"光学（{'一二三四'[number]}）",
            f"# 小孔成像\n## {name}\n# 透镜",
            date=f"2020-01-0{number + 1}",
        )
        for number, name in enumerate(("Lens", "lens", "LENS", "Prism"))
    ]
    expected = run(*articles).site
    chance.shuffle(articles)  # type: ignore[attr-defined]
    site = run(*articles).site
    assert (site.concepts, site.concepts_of) == (expected.concepts, expected.concepts_of)
