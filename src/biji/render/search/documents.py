"""What is searched: of every article its title, its headings, its text and the works that it lists.

Left out is what nobody reads: addresses, the source of formulas.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from biji.model import Article, PaperList, ReferenceList, Section
from biji.render.lookup import Lookup
from biji.render.urls import encode_anchor, encode_path

#: What a piece of text is: a title, a heading, body text, listed works.
Kind = Literal["t", "h", "b", "r"]

_URL = re.compile(r"(?:https?|ftp)://[!-~]+")

#: Characters in a piece: the smaller, the rarer are two halves of a phrase in one piece without the phrase, and the
#: larger is the index.
_PIECE = 600

#: The newest articles, fewer than so many, have an index of their own: a new one leaves that of all others as it is.
_BLOCK = 32


class Passage(Struct, frozen=True, gc=False):
    """A section as it is searched.

    Attributes:
        anchor: encoded for an address; of the nearest heading above that has one.
        title: the heading; "" above the first one.
        texts: of its blocks, those of each kind together.
    """

    anchor: str
    title: str
    texts: tuple[tuple[Kind, str], ...]

    def pieces(self) -> Iterator[tuple[Kind, str]]:
        """The texts in whole lines, as many together as a piece may hold."""
        for kind, text in self.texts:
            piece = ""
            for raw in _URL.sub(" ", text).split("\n"):
                line = raw.strip()
                if not line:
                    continue
                if piece and len(piece) + len(line) > _PIECE:
                    yield kind, piece
                    piece = line
                else:
                    piece = f"{piece}\n{line}" if piece else line
            if piece:
                yield kind, piece


class Document(Struct, frozen=True, gc=False):
    """An article as it is searched.

    Attributes:
        href: of its page, from the site's root.
    """

    title: str
    href: str
    passages: tuple[Passage, ...]

    def sections(self) -> Iterator[tuple[tuple[str, ...], list[tuple[Kind, str]]]]:
        """Each section as it is shown, with its units; those of the first begin with the article's title."""
        for position, passage in enumerate(self.passages):
            pieces = list(passage.pieces())
            head: tuple[Kind, str] = ("h", passage.title) if position else ("t", self.title)
            yield (passage.anchor, passage.title, *(text for _, text in pieces)), [head, *pieces]


def settled(count: int) -> int:
    """How many of so many articles, the oldest ones, are not in the index of the newest."""
    return count // _BLOCK * _BLOCK


def documents(lookup: Lookup) -> tuple[Document, ...]:
    """Every article of a site, the oldest first: a new one changes the number of no other."""
    site = lookup.site
    ordered = sorted(
        (_date(site.articles[source]), source, url) for source, url in site.urls.items() if source in site.articles
    )
    return tuple(_document(site.articles[source], encode_path(lookup.path(url))) for _, source, url in ordered)


def _date(article: Article) -> float:
    return article.metadata.date.timestamp() if article.metadata.date else -math.inf


def _document(article: Article, href: str) -> Document:
    passages: list[Passage] = []
    anchor = ""
    for section in article.body.walk():
        if section.heading and section.heading.anchor:
            anchor = encode_anchor(section.heading.anchor)
        title = section.heading.title.fragment.text if section.heading else ""
        passages.append(Passage(anchor, " ".join(title.split()), _texts(section)))
    return Document(article.metadata.title, href, tuple(passages))


def _texts(section: Section) -> tuple[tuple[Kind, str], ...]:
    texts: dict[Kind, list[str]] = {"b": [], "r": []}
    for block in section.blocks:
        texts["r" if isinstance(block, ReferenceList | PaperList) else "b"].append(block.fragment.text)
    return tuple((kind, "\n".join(of_kind)) for kind, of_kind in texts.items() if of_kind)
