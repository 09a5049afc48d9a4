"""The dialects `gfm` and `commonmark`: markdown-it-py's parser, with what posts need added.

Both know `$$` formulas, emphasis next to CJK text and kramdown's heading ids; `gfm` adds tables, strikethrough, task
lists, footnotes, definition lists and bare URLs. The plugins used are those that stay linear (`task_lists` and
anchors of mdit-py-plugins do not, hence our own).

    >>> tokens, _ = parse_gfm("**重点。**后 $$x$$", ParseOptions(dialect="gfm"))
    >>> [token.type for token in tokens[1].children]
    ['strong_open', 'text', 'strong_close', 'text', 'math_inline']
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from biji.diagnostics import Diagnostic, Span
from biji.parse.gfm_inline import bare_links, bounded_helpers, emphasis, math_inline
from biji.parse.gfm_stream import complete_stream
from biji.parse.kramdown.document import DocumentState
from biji.parse.kramdown.ids import add_heading_ids
from biji.parse.plugin_rules import extend_parser
from biji.parse.tokens import from_markdown_it

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from biji.model import ParseOptions
    from biji.parse.tokens import Token

#: markdown-it drops text that is nested deeper than its own limit of 20 without a word.
MAX_NESTING = 200


def parse_gfm(
    text: str, options: ParseOptions, path: str = "", first_line: int = 1
) -> tuple[list[Token], tuple[Diagnostic, ...]]:
    """Read a document, as `parse_kramdown` does.

    Args:
        text: the body of a source.
        options: the stage's options; `dialect` is `gfm` or `commonmark`.
        path: of the source, for diagnostics.
        first_line: of the file, counted from 1, at which the text begins.
    """
    state = DocumentState(options, options.kramdown, path, first_line)
    parser = _parser(
        is_gfm=options.dialect == "gfm",
        autolink=options.autolink and not options.faithful,
        plugins=() if options.faithful else options.plugins,
    )
    tokens = from_markdown_it(complete_stream(parser.parse(text)))
    add_heading_ids(tokens, state, Counter())
    state.diagnostics += _too_deep(tokens, path, first_line)
    return tokens, tuple(state.diagnostics)


@cache
def _parser(*, is_gfm: bool, autolink: bool, plugins: tuple[str, ...]) -> MarkdownIt:
    """The parser of a dialect; making one takes a millisecond, and it keeps nothing between texts."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": True})
    parser.inline.ruler.at("emphasis", emphasis)
    parser.helpers = bounded_helpers()  # type: ignore[assignment] # a module in their annotation
    parser.inline.ruler.before("escape", "math_inline", math_inline)
    parser.block.ruler.before("fence", "math_block", _math_block, {"alt": []})
    if is_gfm:
        parser.enable(["table", "strikethrough"])
        parser.use(footnote_plugin, inline=False).use(deflist_plugin)
        if autolink:
            parser.core.ruler.after("inline", "bare_links", bare_links)
    extend_parser(parser, plugins)
    return parser


def _math_block(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's call
    """`$$` at the beginning of a block, a formula, `$$` at the end of a line; a blank line does not end it."""
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not state.src.startswith("$$", start):
        return False
    line, position = first, start + 2
    while line < end:
        stop = state.src.find("$$", position, state.eMarks[line])
        if stop >= 0:
            break
        line += 1
        if line < end:
            position = state.bMarks[line] + state.tShift[line]
    else:
        return False
    if state.src[stop + 2 : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content = state.src[start + 2 : stop].strip()
        token.map = [first, line + 1]
        token.block = True
        state.line = line + 1
    return True


def _too_deep(tokens: list[Token], path: str, first_line: int) -> list[Diagnostic]:
    """Say so where nesting reached the limit beyond which markdown-it shows nothing."""
    for token in tokens:
        if token.level >= MAX_NESTING - 1 and token.map:
            span = Span(path, first_line + token.map[0])
            return [
                Diagnostic("nesting", span, f"nested deeper than {MAX_NESTING} levels; what is deeper is left out")
            ]
    return []
