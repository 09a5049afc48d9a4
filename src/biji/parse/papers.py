"""Papers and books that the text names only by title: paragraphs of nothing but 《…》."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from biji.model import Paper
from biji.parse.positions import Places
from biji.parse.references.lines import clean

_PAPER = re.compile(r"《([^》]+)》[。,，]?")


def read_paper(block: Sequence[Token], places: Places) -> Paper | None:
    """The paper that a paragraph names, if it does nothing else.

    Args:
        block: the tokens of one block.
        places: finds where the title stands.
    """
    if block[0].type != "paragraph_open" or "《" not in block[1].content:
        return None
    inline = block[1]
    match = _PAPER.fullmatch(clean(inline.content))
    if not match:
        return None
    first, end = inline.map or (0, 0)
    return Paper(clean(match[1]), places.find(match[1], first, max(end, first + 1)))
