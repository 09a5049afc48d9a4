"""Papers and books that the text names only by title: paragraphs of nothing but 《…》."""

from __future__ import annotations

import re
from collections.abc import Sequence

from biji.diagnostics import Span
from biji.model import Paper
from biji.parse.namings import is_naming, split_namings
from biji.parse.positions import Places
from biji.parse.references.lines import clean
from biji.parse.tokens import Token
from biji.text import title_key

_TITLE = re.compile(r"《([^《》]+)》")
#: What may stand between and behind titles: a year, and who wrote a book.
_BETWEEN = re.compile(r"(?:[、，,。.和与\s]|（[^（）]{1,20}）|\([^()]{1,20}\)|[，,][^，,。（）()]{1,40}[著编译])*")


def read_papers(block: Sequence[Token], places: Places) -> tuple[Paper, ...]:
    """The papers that a paragraph names, if it does nothing else.

    Args:
        block: the tokens of one block.
        places: finds where the titles stand.
    """
    if block[0].type != "paragraph_open" or "《" not in block[1].content[:8]:
        return ()
    inline = block[1]
    text = clean(inline.content)
    if not _BETWEEN.fullmatch(_TITLE.sub("", text)) or any(map(is_naming, split_namings(text))):
        return ()
    first, end = inline.map or (0, 0)
    papers: list[Paper] = []
    after: Span | None = None
    for match in _TITLE.finditer(text):
        after = places.find(match[1], first, max(end, first + 1), after)
        title = clean(match[1])
        papers.append(Paper(title, after, title_key(title)))
    return tuple(papers)
