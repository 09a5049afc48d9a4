"""The running text of a block: what its author says, without what he only quotes or links.

Links, code, headings and formulas say nothing of their own about a subject, nor do addresses and the titles of works
(《…》): in `said` they are blank, at the same places as in `text`.
"""

from __future__ import annotations

import html
import re
from itertools import pairwise

from msgspec import Struct

from biji.model.blocks import Prose
from biji.model.fragments import Fragment
from biji.model.sections import Section

#: Stands where nothing is said: no word goes on across it.
_BLANK = "\0"
_BLANKS = re.compile("\0+")

_SILENT = frozenset(
    ("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "cite", "kbd", "samp", "script", "style")
)
# To search for one character, and then in any case of letters, is much faster than the other way round.
_SILENCE = re.compile(rf"<(?i:{'|'.join(sorted(_SILENT))})\b")
_BREAKS = frozenset(("p", "li", "br", "div", "blockquote", "td", "th", "tr", "dt", "dd", "hr", "table", "ul", "ol"))
_MARKUP = re.compile(r"<(?:!--.*?(?:-->|\Z)|(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>)|\x02f\d+\x03", re.DOTALL)
_OUTSIDE = re.compile(r"https?://[^\s\u3000-\u9fff\uff00-\uffef]+|《[^《》\n]*》")


class RunningText(Struct, frozen=True, gc=False, array_like=True):
    """What a block of prose shows.

    Attributes:
        heading: the number of its section's heading, among all; -1 above them.
        silent: where nothing of its own is said: beginnings and ends, in turn.
    """

    heading: int
    text: str
    silent: tuple[int, ...] = ()

    @property
    def said(self) -> str:
        """The text with blanks where nothing of its own is said."""
        if not self.silent:
            return self.text
        pieces = [
            _BLANK * (end - start) if number % 2 else self.text[start:end]
            for number, (start, end) in enumerate(pairwise((0, *self.silent, len(self.text))))
        ]
        return "".join(pieces)


def running_texts(body: Section) -> tuple[RunningText, ...]:
    """The running texts of all prose, in order."""
    found: list[RunningText] = []
    heading = -1
    for section in body.walk():
        heading += section.heading is not None
        number = heading if section.heading else -1
        found += [running_text(block.fragment, number) for block in section.blocks if isinstance(block, Prose)]
    return tuple(found)


def running_text(fragment: Fragment, heading: int = -1) -> RunningText:
    """The running text of a fragment.

    Args:
        fragment: of a block of prose.
        heading: the number of its section's.
    """
    if _SILENCE.search(fragment.html):
        text, said = _without_silent(fragment.html)
    else:
        text = said = fragment.text
    if "http" in said or "《" in said:
        said = _OUTSIDE.sub(lambda found: _BLANK * len(found[0]), said)
    silent = () if said is text else tuple([place for blank in _BLANKS.finditer(said) for place in blank.span()])
    return RunningText(heading, text, silent)


def _without_silent(markup: str) -> tuple[str, str]:
    text: list[str] = []
    said: list[str] = []
    depth = at = 0
    for found in _MARKUP.finditer(f"{markup}<!---->"):
        piece = html.unescape(markup[at : found.start()])
        at = found.end()
        name = (found[2] or "").lower()
        if name in _BREAKS and not found[1] and not piece.endswith("\n"):
            piece += "\n"
        text.append(piece)
        said.append(_BLANK * len(piece) if depth else piece)
        if name in _SILENT:
            depth = max(0, depth + (-1 if found[1] else 1))
    return "".join(text), "".join(said)
