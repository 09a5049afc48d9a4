"""Names of concepts in the text of an article become links, where the site has mentions (`inline_mentions:`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import escape
from msgspec import Struct

#: Elements whose text stays as it is.
_CLOSED = frozenset(
    (
        *("a", "code", "pre", "math", "h1", "h2", "h3", "h4", "h5", "h6", "cite", "kbd", "samp", "svg"),
        *("button", "script", "style", "textarea", "select", "summary"),
    )
)
_TAG = re.compile(r"<(?:!--.*?(?:-->|\Z)|(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>)", re.DOTALL)


class InlineMention(Struct, frozen=True):
    """A name to be linked.

    Attributes:
        before, behind: the characters beside it, as text; "" where the sentence begins or ends with the name.
        href: of the concept's page.
    """

    name: str
    before: str
    behind: str
    href: str

    @property
    def pattern(self) -> str:
        """The name in HTML with what stands beside it."""
        before, name, behind = (re.escape(str(escape(text))) for text in (self.before, self.name, self.behind))
        return f"(?<={before}){name}(?={behind})" if before else f"{name}(?={behind})"


def link_names(html: str, mentions: Sequence[InlineMention]) -> tuple[str, tuple[InlineMention, ...]]:
    """Link the first occurrence of each name outside links, code, formulas and headings.

    Args:
        html: of a block.
        mentions: whose names are looked for.

    Returns:
        The HTML with the links, and the mentions that it does not hold.
    """
    left = list(mentions)
    parts: list[str] = []
    depth = at = 0
    for tag in _TAG.finditer(f"{html}<!---->"):
        piece = html[at : tag.start()]
        parts.append(piece if depth or not left else _linked(piece, left))
        parts.append(tag[0] if tag.end() <= len(html) else "")
        at = tag.end()
        if (tag[2] or "").lower() in _CLOSED:
            depth = max(0, depth + (-1 if tag[1] else 1))
    return "".join(parts), tuple(left)


def _linked(piece: str, left: list[InlineMention]) -> str:
    """A piece of text with its names linked; what is found leaves the list."""
    found: list[tuple[int, int, InlineMention]] = []
    for mention in left:
        match = re.search(mention.pattern, piece)
        if match and all(match.end() <= start or match.start() >= end for start, end, _ in found):
            found.append((*match.span(), mention))
    for start, end, mention in sorted(found, key=lambda one: one[0], reverse=True):
        link = f'<a class="mention" href="{escape(mention.href)}">{piece[start:end]}</a>'
        piece = piece[:start] + link + piece[end:]
        left.remove(mention)
    return piece
