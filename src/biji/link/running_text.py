"""The running text of a block: what its author says, without what he only quotes or links.

Links, code, headings and formulas say nothing of their own about a subject, nor do addresses and the titles of works
(《…》): in `said` they are blank, at the same places as in `text`.
"""

from __future__ import annotations

import html
import re

from msgspec import Struct

from biji.model import Fragment

#: Stands where nothing is said: no word goes on across it.
_BLANK = "\0"

_SILENT = frozenset(
    ("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "cite", "kbd", "samp", "script", "style")
)
# To search for one character, and then in any case of letters, is much faster than the other way round.
_SILENCE = re.compile(rf"<(?i:{'|'.join(sorted(_SILENT))})\b")
_BREAKS = frozenset(("p", "li", "br", "div", "blockquote", "td", "th", "tr", "dt", "dd", "hr", "table", "ul", "ol"))
_MARKUP = re.compile(r"<(?:!--.*?(?:-->|\Z)|(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>)|\x02f\d+\x03", re.DOTALL)
_OUTSIDE = re.compile(r"https?://[^\s\u3000-\u9fff\uff00-\uffef]+|《[^《》\n]*》")


class RunningText(Struct, frozen=True, gc=False):
    """What a block shows, and the same with blanks where nothing of its own is said."""

    text: str
    said: str


def running_text(fragment: Fragment) -> RunningText:
    """The running text of a fragment.

    Args:
        fragment: of a block of prose.
    """
    if _SILENCE.search(fragment.html):
        text, said = _without_silent(fragment.html)
    else:
        text = said = fragment.text
    if "http" in said or "《" in said:
        said = _OUTSIDE.sub(lambda found: _BLANK * len(found[0]), said)
    return RunningText(text, said)


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
