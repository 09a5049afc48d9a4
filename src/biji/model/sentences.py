"""The sentence of a text around something that stands in it."""

from __future__ import annotations

import re

#: A sentence longer than this is cut around what is looked for.
_LONGEST = 160

_END = re.compile(r"[。！？!?；;]+[”’」』）)]*|\.(?=\s)|\n")
_LAST_END = re.compile(f"(?s:.*)(?:{_END.pattern})")


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
