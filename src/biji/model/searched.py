"""What search reads of an article: its title, its headings, its text and the works that it lists.

Left out is what nobody reads: addresses, the source of formulas.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from msgspec import Struct

from biji.model.blocks import PaperList, ReferenceList
from biji.model.sections import Section

#: What a unit of text is: a title, a heading, body text, listed works.
Kind = Literal["t", "h", "b", "r"]

#: Stands between units: no text holds it.
BREAK = "\0"

_URL = re.compile(r"(?:https?|ftp)://[!-~]+")

#: Characters in a piece: the smaller, the rarer are two halves of a phrase in one piece without the phrase, and the
#: larger is the index.
_PIECE = 600

#: Characters without width, which text from other places brings along.
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: What NFKC leaves alone, or turns into punctuation that is no part of a word.
_PLAIN = re.compile("[\x00-\x7f\u2013-\u2026\u3001-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff！（），：；？]*")


class Passage(Struct, frozen=True, gc=False):
    """A section as it is searched.

    Attributes:
        anchor: of the nearest heading above that has one.
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
            for raw in (_URL.sub(" ", text) if "://" in text else text).split("\n"):
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


class Searched(Struct, frozen=True, gc=False, array_like=True):
    """An article as it is searched: in units, of which its title and each heading begin a section.

    Attributes:
        kinds: of each unit.
        anchors: of each section.
        units: the texts of all units, `BREAK` between them, in UTF-8: few are read.
        folded: the same as they are compared, in UTF-16, of which numbers are made at once.
    """

    kinds: str = ""
    anchors: tuple[str, ...] = ()
    units: bytes = b""
    folded: bytes = b""

    @classmethod
    def of(cls, title: str, passages: Iterable[Passage]) -> Searched:
        """An article with this title and these sections, the first of which has no other one."""
        kinds: list[str] = []
        units: list[str] = []
        anchors: list[str] = []
        for passage in passages:
            head: tuple[Kind, str] = ("h", passage.title) if units else ("t", title)
            anchors.append(passage.anchor)
            for kind, text in chain((head,), passage.pieces()):
                kinds.append(kind)
                units.append(text.replace(BREAK, " "))
        return cls("".join(kinds), tuple(anchors), _utf8(BREAK.join(units)), utf16(BREAK.join(map(fold, units))))

    def sections(self) -> Iterator[tuple[str, ...]]:
        """Of each section its anchor, its heading, "" above the first one, and its other units."""
        anchors = iter(self.anchors)
        section: list[str] = []
        units = self.units.decode("utf-8", "surrogatepass").split(BREAK)
        for kind, text in zip(self.kinds, units, strict=False):
            if kind in "th":
                if section:
                    yield tuple(section)
                section = [next(anchors), "" if kind == "t" else text]
            else:
                section.append(text)
        if section:
            yield tuple(section)


def passages(body: Section) -> Iterator[Passage]:
    """The sections of a body."""
    anchor = ""
    for section in body.walk():
        if section.heading and section.heading.anchor:
            anchor = section.heading.anchor
        title = section.heading.title.fragment.text if section.heading else ""
        yield Passage(anchor, " ".join(title.split()), _texts(section))


def _texts(section: Section) -> tuple[tuple[Kind, str], ...]:
    texts: dict[Kind, list[str]] = {"b": [], "r": []}
    for block in section.blocks:
        texts["r" if isinstance(block, ReferenceList | PaperList) else "b"].append(block.fragment.text)
    return tuple((kind, "\n".join(of_kind)) for kind, of_kind in texts.items() if of_kind)


def utf16(text: str) -> bytes:
    """Text as numbers of 16 bits."""
    return text.encode("utf-16-le", "surrogatepass")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def fold(text: str) -> str:
    """A text as it is compared: compatible characters (NFKC) and letters of either case are the same."""
    # Most texts need no NFKC, which is slow; what it would do to these is nothing that counts in terms.
    if not _PLAIN.fullmatch(text):
        text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
    return text.lower()
