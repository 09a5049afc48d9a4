"""Real posts, where they are at hand: nothing is lost, every URL is found, titles are read as a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from biji.model import Article, ComparisonTable, ParseOptions, Reference, Source, SourceKind
from biji.parse import parse

SHARED = Path(__file__).parents[3] / "shared"
POSTS = [*sorted(SHARED.glob("corpus/_posts/*")), *sorted(SHARED.glob("seeds/_posts/*"))]

pytestmark = pytest.mark.skipif(not POSTS, reason="the sample of real posts is not part of the project")


def article(path: Path) -> Article:
    found = parse(Source(f"_posts/{path.name}", SourceKind.POST, path.read_bytes()), ParseOptions()).article
    assert found is not None
    return found


def references(path: Path) -> list[Reference]:
    return [reference for section in article(path).body.walk() for reference in section.references]


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_every_url_outside_of_code_is_a_reference_where_it_stands(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    outside = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    found = references(path)
    assert Counter(each.url for each in found) == Counter(re.findall(r"(?:https?|ftp)://[^\s<>（，。]+", outside))
    lines = text.split("\n")
    for each in found:
        assert lines[each.span.line - 1][each.span.column - 1 :].startswith(each.url)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_titles_are_paragraphs_of_the_post(path: Path) -> None:
    lines = {line.strip() for line in path.read_text(encoding="utf-8").split("\n")}
    for each in references(path):
        if each.title:
            title = each.title.markdown
            assert any(title in line for line in lines)
            assert title[-1] not in "。；，：:"
        assert each.name


def test_a_label_is_followed_by_its_urls() -> None:
    found = [reference for path in POSTS for reference in references(path)]
    assert {each.role for each in found if each.label == "官网"} == {"official"}
    assert {each.role for each in found if each.label == "代码"} == {"code"}
    assert not any(each.title for each in found if each.label == "官网")


def test_the_table_of_the_seeds_compares_papers() -> None:
    for path in sorted(SHARED.glob("seeds/_posts/*")):
        (table,) = (
            block
            for section in article(path).body.walk()
            for block in section.blocks
            if isinstance(block, ComparisonTable)
        )
        assert (len(table.rows), len(table.header), table.orientation) == (17, 8, "rows")
        assert Counter(mark for row in table.marks for mark in row) == {"no": 81, "yes": 37, "": 1}
