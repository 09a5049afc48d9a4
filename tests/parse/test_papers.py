"""Papers named by title."""

from __future__ import annotations

from biji.model import PaperList, ParseOptions, Source, SourceKind
from biji.parse import parse
from biji.text import title_key


def papers(text: str) -> list[list[tuple[str, int, int]]]:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}\n".encode())
    article = parse(source, ParseOptions()).article
    assert article is not None
    lists = (block for section in article.body.walk() for block in section.blocks if isinstance(block, PaperList))
    return [[(paper.title, paper.span.line, paper.span.column) for paper in each.papers] for each in lists]


def test_several_papers_below_a_label_are_one_list() -> None:
    assert papers("论文：\n\n《One Paper》\n\n《Another》。") == [[("One Paper", 6, 2), ("Another", 8, 2)]]


def test_a_book_in_a_sentence_is_no_paper() -> None:
    assert papers("《某书》是一本好书。\n\n见《一》") == []


def test_several_papers_in_one_paragraph_are_several() -> None:
    assert papers("《一》、《二》和《一》") == [[("一", 4, 2), ("二", 4, 6), ("一", 4, 10)]]


def test_a_paper_that_is_a_urls_title_stands_in_the_list_of_references() -> None:
    assert papers("参考：\n\nhttps://a.org/1\n\n《One Paper》") == []


def test_a_paper_and_a_reference_with_one_title_are_one_work() -> None:
    source = Source(
        "_posts/2020-1-1-a.md", SourceKind.POST, "---\ntitle: t\n---\n《One Paper: A Try》\n\n《短》".encode()
    )
    article = parse(source, ParseOptions()).article
    assert article is not None
    (block,) = article.body.blocks
    assert isinstance(block, PaperList)
    assert [paper.work for paper in block.papers] == [title_key("one paper – a try"), ""]


def test_a_year_or_author_may_stand_behind_a_title() -> None:
    assert papers("《One》（2004）\n\n《Two》，某某著。") == [[("One", 4, 2), ("Two", 6, 2)]]


def test_a_person_in_a_quote_is_neither_paper_nor_reference() -> None:
    text = "---\ntitle: t\n---\n> 某某，1857～1936，某国数学家。\n>\n> 《某书》\n"
    article = parse(Source("_posts/2020-1-1-a.md", SourceKind.POST, text.encode()), ParseOptions()).article
    assert article is not None
    (block,) = article.body.blocks
    assert not isinstance(block, PaperList)
    assert block.references == ()
