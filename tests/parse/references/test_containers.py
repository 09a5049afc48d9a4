"""Tokens as lines."""

from __future__ import annotations

from markdown_it import MarkdownIt

from biji.parse.positions import Places
from biji.parse.references.containers import inner_containers, is_picture, places_of, split_blocks
from biji.parse.references.lines import Kind
from biji.parse.tokens import Token, from_markdown_it

PARSER = MarkdownIt()


def tokens_of(text: str) -> list[Token]:
    return from_markdown_it(PARSER.parse(text))


def kinds(text: str) -> list[Kind]:
    source = Places("a.md", text.split("\n"), 1)
    blocks = split_blocks(tokens_of(text))
    return [place.line.kind for number, block in enumerate(blocks) for place in places_of(block, number, source)]


def test_a_stream_is_cut_into_its_outermost_blocks() -> None:
    blocks = list(split_blocks(tokens_of("# a\n\n- b\n- c\n\n---\n\nd\n")))
    assert [block[0].type for block in blocks] == ["heading_open", "bullet_list_open", "hr", "paragraph_open"]


def test_blocks_are_lines() -> None:
    text = "# 题\n\nhttps://a.org\n\n---\n\n> 引\n\n![](/a.png)\n\n```\nx\n```\n"
    assert kinds(text) == ["heading", "url", "rule", "break", "break", "break"]


def test_a_paragraph_with_a_url_on_a_line_of_its_own_is_read_line_by_line() -> None:
    assert kinds("主页：\nhttps://a.org\n题") == ["label", "url", "text"]
    assert kinds("一行\n见https://a.org里") == ["text"]


def test_a_list_of_one_item_is_a_step_or_a_url() -> None:
    assert kinds("2. 安装\n\n文\n\n3. https://a.org\n\n- https://b.org\n") == [
        "step",
        "text",
        "url",
        "url",
    ]
    for text in ("- 安装", "1. 一句话。", "1. 甲\n2. 乙", "1. 见https://a.org里", "1. 甲：https://a.org"):
        assert kinds(text) == ["break"]


def test_a_line_knows_where_it_stands() -> None:
    (block,) = split_blocks(tokens_of("主页：\nhttps://a.org"))
    assert [(place.first, place.end) for place in places_of(block, 0, Places("a.md", [], 1))] == [(0, 1), (1, 2)]


def test_items_are_containers_of_their_own_and_a_quote_is_one() -> None:
    (items,) = split_blocks(tokens_of("- a\n- b\n"))
    (quote,) = split_blocks(tokens_of("> a\n>\n> b\n"))
    assert [len(list(split_blocks(each))) for each in inner_containers(items)] == [1, 1]
    assert [len(list(split_blocks(each))) for each in inner_containers(quote)] == [2]


def test_a_picture_holds_nothing_but_images() -> None:
    def inline(text: str) -> bool:
        return is_picture(tokens_of(text)[1])

    assert inline("![](/a.png) ![](/b.png)")
    assert not inline("见![](/a.png)")
    assert not inline("文")
