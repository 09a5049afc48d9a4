"""Three dialects, one token stream.

    >>> [token.type for token in tokenize("# A", ParseOptions()).tokens]
    ['heading_open', 'inline', 'heading_close']

`kramdown` is what Jekyll's `markdown: kramdown` reads; `gfm` and `commonmark` are markdown-it-py's parser, completed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from biji.parse.gfm import parse_gfm
from biji.parse.kramdown import parse_kramdown

if TYPE_CHECKING:
    from markdown_it.token import Token

    from biji.diagnostics import Diagnostic
    from biji.model import ParseOptions


class Document(Struct, frozen=True):
    """A body as a markdown-it token stream, with what was found while reading it."""

    tokens: list[Token]
    diagnostics: tuple[Diagnostic, ...] = ()


def tokenize(text: str, options: ParseOptions, path: str = "", first_line: int = 1) -> Document:
    """Read a body in the dialect that the options name.

    Args:
        text: the source below the front matter.
        options: the stage's options.
        path: of the source, for diagnostics.
        first_line: the file's line, counted from 1, of the text's first line.
    """
    parse = parse_kramdown if options.dialect == "kramdown" else parse_gfm
    tokens, diagnostics = parse(text, options, path, first_line)
    return Document(tokens, diagnostics)
