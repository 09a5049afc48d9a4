"""What is said of a section elsewhere: its first sentence, and how many formulas it has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from biji.model.blocks import AnyBlock, Prose
from biji.model.sections import Section

#: A longer first sentence is cut, and a shorter line says nothing.
_LONGEST, _SHORTEST = 120, 10

_SENTENCE = re.compile(r".+?(?:[。！？!?]+[”’」』）)]*|\.(?=\s|$)|$)")
_SAYS_NOTHING = re.compile(r"://|[:：]$")


class Gist(Struct, frozen=True, gc=False, array_like=True):
    """What is said of a section elsewhere; what stands below its headings belongs to it.

    Attributes:
        opening: its first sentence that says something; "" without one.
        formulas: how many it has.
    """

    opening: str = ""
    formulas: int = 0


def gists_of(body: Section) -> tuple[Gist, ...]:
    """The gist of a body, then those of all sections with a heading, in order of the text."""
    below = [gists_of(child) for child in body.children]
    openings = (_first_sentence(body.blocks), *[gist.opening for gist, *_ in below])
    formulas = sum([len(fragment.formulas) for fragment in body.fragments], sum([one[0].formulas for one in below]))
    return (Gist(next(filter(None, openings), ""), formulas), *chain.from_iterable(below))


def _first_sentence(blocks: Iterable[AnyBlock]) -> str:
    lines = (
        " ".join(line.split())
        for block in blocks
        if isinstance(block, Prose)
        for line in block.fragment.text.split("\n")
    )
    for line in lines:
        if len(line) >= _SHORTEST and not _SAYS_NOTHING.search(line):
            found = _SENTENCE.match(line)
            sentence = found[0] if found else line
            return sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1] + "…"
    return ""
