"""Backlinks: which articles name this one with a link, and in which sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from biji.link.targets import Mention
from biji.model import Backlink

#: A sentence longer than this is cut around the link.
_LONGEST = 160

_END = re.compile(r"[。！？!?；;]+[”’」』）)]*|\.(?=\s)|\n")
_LAST_END = re.compile(f"(?s:.*)(?:{_END.pattern})")


def backlinks(mentions: Iterable[Mention]) -> dict[str, tuple[Backlink, ...]]:
    """Source to the links that lead to it, in the order of the mentions; one for each section that has any."""
    found: defaultdict[str, dict[tuple[str, str], Backlink]] = defaultdict(dict)
    for mention in mentions:
        anchor = mention.section.heading.anchor if mention.section.heading else ""
        place = (mention.source, anchor)
        if place not in found[mention.target]:
            text = sentence_around(mention.fragment.text, mention.link.text)
            found[mention.target][place] = Backlink(mention.source, anchor, text)
    return {source: tuple(links.values()) for source, links in found.items()}


def sentence_around(text: str, words: str) -> str:
    """The sentence of a text that holds these words, cut to a readable length; the words alone if none does."""
    words = words.strip()
    at = text.find(words)
    return sentence_at(text, at, at + len(words))[0] if words and at >= 0 else words


def sentence_at(text: str, at: int, end: int) -> tuple[str, int]:
    """The sentence of a text around what stands in it, cut to a readable length.

    Args:
        text: of any length; only what is near is looked at.
        at: where what stands in it begins.
        end: where it ends.

    Returns:
        The sentence, and where in it that begins.
    """
    first = max(0, at - 2 * _LONGEST)
    opening_end = _LAST_END.match(text, first, at)
    start = opening_end.end() if opening_end else first
    closing = _END.search(text, end, end + 2 * _LONGEST)
    stop = closing.end() if closing else min(len(text), end + 2 * _LONGEST)
    first, last = start, stop
    if stop - start > _LONGEST:
        room = max(0, _LONGEST - (end - at)) // 2
        first, last = max(start, at - room), min(stop, end + room)
    opening = "…" * (first > start)
    before = " ".join(f"{text[first:at]}|".split())[:-1]
    sentence = " ".join(text[first:last].split())
    return f"{opening}{sentence}{'…' * (last < stop)}", len(opening) + len(before)
