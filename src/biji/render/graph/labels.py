"""Labels that fit their column in a narrow and in a wide window, without a script that measures them.

>>> label("Transformer", Room(4, 8))
LabelView(text='Transformer', start='Trans', rest='form', cut=True)
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from msgspec import Struct

from biji.render.graph.views import LabelView

#: Width of "…".
_ELLIPSIS = 1.0


class Room(Struct, frozen=True):
    """How wide a label may be, in em: in the narrowest window, and from 40rem on."""

    narrow: float
    wide: float


@lru_cache(maxsize=16384)
def label(text: str, room: Room) -> LabelView:
    """A text cut to fit: `start` in every window, `rest` behind it in wide ones, then "…" where more is left out."""
    text = " ".join(text.split())
    if text_width(text) <= room.narrow:
        return LabelView(text, text)
    start = _fitting(text, room.narrow - _ELLIPSIS)
    if text_width(text) <= room.wide:
        return LabelView(text, text[:start], text[start:])
    return LabelView(text, text[:start], text[start : _fitting(text, room.wide - _ELLIPSIS)], cut=True)


def text_width(text: str) -> float:
    """How wide a text is at most in em, in any common font."""
    return sum(map(_width, text))


def _fitting(text: str, room: float) -> int:
    """How many characters of a text fit."""
    used = 0.0
    for index, character in enumerate(text):
        used += _width(character)
        if used > room:
            return index
    return len(text)


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    if character in "ilj.,:;|'!()[] tfrI":
        return 0.42
    if "a" <= character <= "z" or character.isdigit():
        return 0.64 if character not in "mw" else 0.95
    if unicodedata.combining(character):
        return 0
    if character.isascii():
        return 0.78 if character not in "MWQ%@" else 1
    return 1 if unicodedata.east_asian_width(character) in "WFA" else 0.8
