"""Tokens as typed blocks, through the stage's door."""

from __future__ import annotations

import pytest

from biji.model import (
    AnyBlock,
    CodeBlock,
    DataTable,
    Diagram,
    Figure,
    FormulaBlock,
    PaperList,
    ParseOptions,
    Prose,
    ReferenceList,
    Source,
    SourceKind,
    TableOfContents,
)
from biji.parse import parse


def blocks(text: str) -> tuple[AnyBlock, ...]:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, f"---\ntitle: t\n---\n{text}\n".encode())
    article = parse(source, ParseOptions()).article
    assert article is not None
    return tuple(block for section in article.body.walk() for block in section.blocks)


def test_paragraphs_lists_and_quotes_are_one_run_of_prose() -> None:
    (block,) = blocks("文\n\n- 项\n\n> 引\n\n文")
    assert isinstance(block, Prose)
    assert block.span.line == 4


def test_code_knows_its_language_and_source() -> None:
    fence, indented = blocks("```python\nx = 1\n```\n\n文\n\n    y = 2\n")[0], blocks("    y = 2\n")[0]
    assert isinstance(fence, CodeBlock)
    assert isinstance(indented, CodeBlock)
    assert (fence.language, fence.code) == ("python", "x = 1\n")
    assert (indented.language, indented.code) == ("", "y = 2\n")


@pytest.mark.parametrize(
    "text", ["```mermaid\ngraph TD\nA --> B\n```", '<div class="mermaid">\ngraph TD\nA --> B\n</div>']
)
def test_mermaid_is_a_diagram_with_its_source(text: str) -> None:
    (block,) = blocks(text)
    assert isinstance(block, Diagram)
    assert block.code.strip() == "graph TD\nA --> B"


def test_a_paragraph_of_images_is_a_figure() -> None:
    figure, prose = blocks("![](/a.png)\n![](/b.png)\n\n见![](/c.png)")
    assert isinstance(figure, Figure)
    assert [link.target for link in figure.fragment.links] == ["/a.png", "/b.png"]
    assert isinstance(prose, Prose)


def test_a_line_with_bars_is_no_table() -> None:
    (prose,) = blocks("文\n\n甲 | 乙\n\n文")
    assert isinstance(prose, Prose)
    assert "<table>" in prose.fragment.html
    (listed,) = blocks("https://a.org/1\n\n甲 | 乙\n")
    assert isinstance(listed, ReferenceList)
    assert "<table>" in listed.fragment.html
    (images,) = blocks("![](/a.png) | ![](/b.png)\n")
    assert isinstance(images, DataTable)


def test_lists_of_one_item_between_urls_are_part_of_their_list() -> None:
    (listed,) = blocks("1. https://a.org/1\n\n甲\n\n2. https://b.org/2\n\n乙\n")
    assert isinstance(listed, ReferenceList)
    assert [reference.name for reference in listed.references] == ["甲", "乙"]
    (prose,) = blocks("1. 甲\n\n文\n")
    assert isinstance(prose, Prose)


def test_formulas_contents_and_papers_have_types() -> None:
    found = blocks("* toc\n{:toc}\n\n$$x$$\n\n《论文》\n")
    assert [type(block) for block in found] == [TableOfContents, FormulaBlock, PaperList]
    assert found[1].fragment.formulas[0].tex == "x"


def test_footnotes_are_prose_at_the_end() -> None:
    found = blocks("文[^1]\n\n[^1]: 注释\n\n# 节\n\n后文")
    assert isinstance(found[-1], Prose)
    assert "注释" in found[-1].fragment.text
