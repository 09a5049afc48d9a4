r"""kramdown's own grammar, read into markdown-it tokens: what Jekyll's `markdown: kramdown` makes of a post.

    >>> tokens, _ = parse_kramdown("# 标题\n正文\n", ParseOptions())
    >>> [token.type for token in tokens][:3], tokens[0].attrs["id"]
    (['heading_open', 'inline', 'heading_close'], '标题')

Lines are read into a tree of blocks (`rules.py` lists what is tried), then lines of text into spans, then what needs
the whole document: ids, footnotes, contents.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from biji.model import ParseOptions
from biji.parse.kramdown.document import DocumentState
from biji.parse.kramdown.footnotes import place_footnotes
from biji.parse.kramdown.ids import add_heading_ids
from biji.parse.kramdown.link_definitions import define
from biji.parse.kramdown.reader import BlockReader, Setting
from biji.parse.kramdown.rules import GFM, GFM_PLAIN_PARAGRAPHS, KRAMDOWN
from biji.parse.kramdown.stream import block_tokens
from biji.parse.kramdown.toc import fill_contents

if TYPE_CHECKING:
    from biji.diagnostics import Diagnostic
    from biji.parse.kramdown.nodes import Node
    from biji.parse.kramdown.reader import Grammar
    from biji.parse.tokens import Token

__all__ = ["parse_kramdown"]


def parse_kramdown(
    text: str, options: ParseOptions, path: str = "", first_line: int = 1
) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Read a document.

    Args:
        text: the body of a source, without front matter.
        options: the stage's options; `options.kramdown` chooses GFM or plain kramdown input.
        path: of the source, for diagnostics.
        first_line: of the file, counted from 1, at which the text begins.

    Returns:
        A markdown-it token stream, each block with its `map` in lines of the text, and what there is to say.
        Any text is a document: nothing is raised.
    """
    state = DocumentState(options, options.kramdown, path, first_line)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    nodes: list[Node] = []
    BlockReader(lines, 0, nodes, Setting(state, _grammar(options))).read()
    footnotes = define(state)
    tokens = block_tokens(nodes, state)
    seen: Counter[tuple[str, str]] = Counter()
    add_heading_ids(tokens, state, seen)
    for footnote, content in footnotes:
        footnote.tokens = block_tokens(content, state)
    if footnotes:
        tokens = place_footnotes(tokens, state, seen)
    fill_contents(tokens, state)
    return tokens, tuple(state.diagnostics)


def _grammar(options: ParseOptions) -> Grammar:
    if options.kramdown.input != "GFM":
        return KRAMDOWN
    return GFM if "paragraph_end" in options.kramdown.gfm_quirks else GFM_PLAIN_PARAGRAPHS
