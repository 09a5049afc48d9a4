"""The stage's door, from bytes to an article."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.model import (
    Article,
    ComparisonTable,
    FormulaBlock,
    Heading,
    ParseOptions,
    Prose,
    ReferenceList,
    Section,
    Source,
    SourceKind,
)
from biji.parse import parse
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment

FRONT = "---\ntitle: 标题\n---\n"


def article(text: str, options: ParseOptions | None = None) -> Article:
    source = Source("_posts/2020-1-1-a.md", SourceKind.POST, (FRONT + text).encode())
    found = parse(source, options or ParseOptions()).article
    assert found is not None
    return found


def html(body: Section) -> str:
    joined = "".join(each.html for section in body.walk() for each in section.fragments)
    return re.sub("\x02([af])\\d+\x03", r"{\1}", joined)


def test_a_file_that_is_not_utf_8_has_diagnostics_and_no_article() -> None:
    parsed = parse(Source("_posts/2020-1-1-a.md", SourceKind.POST, "标题".encode("gb18030")), ParseOptions())
    assert parsed.article is None
    assert [each.code for each in parsed.diagnostics] == ["encoding"]


def test_sections_nest_by_level_even_where_one_is_skipped() -> None:
    body = article("零\n\n# 一\n\n### 一一\n\n## 一二\n\n# 二\n\n文\n").body
    outline = [(each.heading.anchor if each.heading else "", len(each.children)) for each in body.walk()]
    assert outline == [("", 2), ("一", 2), ("一一", 0), ("一二", 0), ("二", 0)]


def test_a_run_of_pairs_is_one_block_and_its_label_stays_text() -> None:
    body = article("参考：\n\nhttps://a.org/1\n\n一\n\nhttps://a.org/2\n\n二\n\n后文。\n").body
    assert [type(block) for block in body.blocks] == [Prose, ReferenceList, Prose]
    assert [each.url for each in body.blocks[1].references] == ["https://a.org/1", "https://a.org/2"]
    assert body.blocks[1].fragment.text.count("\n") >= 3


def test_a_title_that_another_block_holds_is_shown_once() -> None:
    body = article("## 某库\n\nhttps://a.org/1\n\n## 另一节\n").body
    assert html(body).count(">某库<") == 1
    assert [reference.name for reference in body.children[0].references] == ["某库"]


def test_words_are_counted_alike() -> None:
    assert article("# BERT\n\n一共五个字 and two words\n").words == 9


def test_diagnostics_carry_the_files_lines() -> None:
    parsed = parse(
        Source("_posts/2020-1-1-a.md", SourceKind.POST, (FRONT + "文\n\n```python\nx\n").encode()), ParseOptions()
    )
    assert [(each.code, each.span.line) for each in parsed.diagnostics] == [("unclosed-fence", 6)]


PIECES = (
    "# 标题",
    "https://a.org/1",
    "题目",
    "一句话。",
    "参考：",
    "官网：",
    "---",
    "- 项\n- https://a.org/2",
    "> 引用\n> https://b.org",
    "$$x$$",
    "1.步骤",
    "《论文》",
    "```\ncode\n```",
    "![](/a.png)",
    "[题](https://c.org)",
    "文[^1]",
    "[^1]: 注",
    "<div>\n<p>块</p>\n</div>",
    "* toc\n{:toc}",
    "词\n: 解释",
    "<a name='x'/>",
    "| a | b |\n|--|--|\n| 一 | Y |",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["kramdown", "gfm"]), st.booleans())
def test_nothing_of_the_text_is_lost(pieces: list[str], dialect: str, faithful: bool) -> None:
    options = ParseOptions(dialect="kramdown" if dialect == "kramdown" else "gfm", faithful=faithful)
    text = "\n\n".join(pieces) + "\n"
    tokens = tokenize(text, options).tokens
    context = RenderContext(options, "a.md", text.split("\n"))
    whole = re.sub("\x02([af])\\d+\x03", r"{\1}", fragment(tokens, context).html)
    assert html(article(text, options).body) == whole


@given(st.text(alphabet="#->|*_`[](){}<>!:：。\n https://a.b中文1$^\\\"'&", max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    found = article(text)
    assert isinstance(found.body, Section)


def test_typed_blocks_are_found() -> None:
    body = article("$$x$$\n\n|  | Prune | Distill |\n|--|--|--|\n| 甲 | Y |  |\n| 乙 |  | Y |\n").body
    assert [type(block) for block in body.blocks] == [FormulaBlock, ComparisonTable]


def test_a_heading_keeps_its_markdown() -> None:
    heading = article("## 关于$$x$$\n").body.children[0].heading
    assert isinstance(heading, Heading)
    assert heading.title.markdown == "关于$$x$$"


@pytest.mark.parametrize("name", ["about.html", "x/about.HTM", "_posts/2020-1-1-about.xhtml"])
def test_html_is_no_markdown(name: str) -> None:
    text = '<div id="top">\n\n    *not* emphasis, # no heading\n<a href="b.md">b</a> -- `x`\n</div>\n'
    kind = SourceKind.POST if name.startswith("_posts") else SourceKind.PAGE
    article = parse(Source(name, kind, f"---\ntitle: About\n---\n{text}".encode()), ParseOptions()).article
    assert article
    (block,) = article.body.blocks
    assert "    *not* emphasis, # no heading\n" in block.fragment.html
    assert " -- `x`" in block.fragment.html
    assert [(link.target, link.span.line) for link in block.fragment.links] == [("b.md", 7)]
    assert article.anchors == ("top",)


def test_of_a_whole_html_document_the_body_counts() -> None:
    head = "---\ntitle: A\n---\n<!DOCTYPE html>\n<html><head><title>T</title></head>\n"
    text = f"{head}<body class=x>\n<a href='there'>b</a>\n</body></html>\n"
    article = parse(Source("a.html", SourceKind.PAGE, text.encode()), ParseOptions()).article
    assert article
    (block,) = article.body.blocks
    assert block.fragment.text.strip() == "b"
    assert block.fragment.links[0].span.line == 7


def test_html_without_text_is_an_article() -> None:
    assert parse(Source("a.html", SourceKind.PAGE, b"---\ntitle: A\n---\n"), ParseOptions()).article
