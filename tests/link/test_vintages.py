from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from biji.link import link
from biji.model import Article, Linked, LinkOptions, ParseOptions, Reference, Source, SourceKind
from biji.parse import parse

Maker = Callable[..., Article]
Linker = Callable[..., Linked]
ReferenceMaker = Callable[..., Reference]

SEEDS = Path("/work/shared/seeds/_posts")


def notes(linked: Linked) -> list[tuple[str, str]]:
    return [(str(found.span), found.message) for found in linked.diagnostics if found.code == "near-duplicate"]


def test_articles_with_a_third_of_their_references_in_common_are_near_duplicates(
    article: Maker, reference: ReferenceMaker, run: Linker
) -> None:
    works = [reference(f"https://a.org/{number}") for number in range(40)]
    old = article("old.md", "A", date="2019-01-01", references=works[:15])
    assert notes(run(old, article("new.md", "B", date="2020-01-01", references=works[10:30]))) == [
        ("new.md", '5 references are those of "old.md"')
    ]
    assert notes(run(old, article("new.md", "B", date="2020-01-01", references=works[11:30]))) == []


def test_a_few_works_in_common_are_no_copy(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    works = [reference(f"https://a.org/{number}") for number in range(4)]
    assert notes(run(article("a.md", "A", references=works), article("b.md", "B", references=works))) == []


def test_articles_with_half_of_their_section_titles_in_common_are_near_duplicates() -> None:
    def post(number: int, *titles: str) -> Article:
        text = f"---\ntitle: 文章{number}\n---\n" + "".join(f"\n# {title}\n\n正文。\n" for title in titles)
        source = Source(f"_posts/2020-1-{number}-p.md", SourceKind.POST, text.encode())
        found = parse(source, ParseOptions()).article
        assert found
        return found

    shared = ("卡尔曼滤波", "粒子滤波", "图优化", "回环检测")
    linked = link([post(1, *shared, "里程计"), post(2, *shared, "地图")], LinkOptions(), ())
    assert notes(linked) == [("_posts/2020-1-2-p.md", '4 section titles are those of "_posts/2020-1-1-p.md"')]
    linked = link([post(1, *shared[:3], "里程计"), post(2, *shared[:3], "地图")], LinkOptions(), ())
    assert notes(linked) == []


def test_of_many_copies_each_names_one(article: Maker, reference: ReferenceMaker, run: Linker) -> None:
    works = [reference(f"https://a.org/{number}") for number in range(20)]
    copies = [
        article(f"{number:02}.md", f"T{number}", date=f"2019-01-{number + 1:02}", references=works)
        for number in range(20)
    ]
    assert [(place, said[-7:]) for place, said in notes(run(*copies))] == [
        (f"{number:02}.md", f'"{number - 1:02}.md"'[-7:]) for number in range(1, 20)
    ]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two seed posts are not here")
def test_the_two_seed_posts_are_vintages_of_each_other() -> None:
    sources = [
        Source(f"_posts/{path.name}", SourceKind.POST, path.read_bytes()) for path in sorted(SEEDS.glob("*.markdown"))
    ]
    articles = [found for source in sources if (found := parse(source, ParseOptions()).article)]
    ((newer, said),) = notes(link(articles, LinkOptions(now=dt.datetime(2030, 1, 1, tzinfo=dt.UTC)), ()))
    assert newer == "_posts/2020-4-27-attention_5.markdown"
    assert said.endswith('"_posts/2019-7-11-attention_4.markdown"')
