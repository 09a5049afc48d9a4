"""Tokens of ours and markdown-it's."""

from __future__ import annotations

from markdown_it import MarkdownIt

from biji.parse.tokens import Token, from_markdown_it, to_markdown_it

TEXT = "# A *b*\n\n![c](d.png)\n\n```python\ne\n```\n"


def test_a_stream_of_markdown_it_comes_back_as_it_was() -> None:
    tokens = MarkdownIt().parse(TEXT)
    assert to_markdown_it(from_markdown_it(tokens)) == tokens


def test_a_copy_shares_nothing_that_changes() -> None:
    tokens = [Token("inline", "", 0, children=[Token("text", "", 0, content="a")])]
    copied = to_markdown_it(tokens)
    copied[0].attrs["class"] = copied[0].meta["b"] = "c"
    assert copied[0].children
    copied[0].children.clear()
    assert tokens == [Token("inline", "", 0, children=[Token("text", "", 0, content="a")])]
