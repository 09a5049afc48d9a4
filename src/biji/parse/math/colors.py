r"""Colours: `\color`, `\textcolor`, `\colorbox` with names, hexadecimal values and LaTeX's colour models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.math.text import in_text
from biji.parse.math.tree import TexError, flat

if TYPE_CHECKING:
    from biji.parse.math.context import Command, Context
    from biji.parse.math.cursor import Cursor

_HEX = re.compile(r"#?((?:[0-9a-fA-F]{3}){1,2})")
_NAME = re.compile("[A-Za-z]{1,30}")
#: Names of LaTeX's `dvipsnames` have capitals; the engine knows their values, CSS does not.
_DVIPS = re.compile("[A-Z][A-Za-z]+")

_FRAME = ";".join(f"border-{side}:0.05em solid currentcolor" for side in ("left", "right", "top", "bottom"))


def _read(cursor: Cursor, command: str) -> tuple[str, str]:
    """A colour as its value and its model, "" for a name."""
    model = flat(cursor.optional() or ()).strip()
    return flat(cursor.required(command)).strip(), model


def _css(value: str, model: str) -> str:
    """A colour as CSS has it: a name or `#rrggbb`."""
    if model in ("rgb", "RGB", "gray"):
        scale = 1 if model == "RGB" else 255
        try:
            numbers = [round(max(0.0, min(255.0, float(part) * scale))) for part in value.split(",")]
        except (ValueError, OverflowError):
            numbers = []
        numbers = numbers * 3 if model == "gray" else numbers
        if len(numbers) == 3:
            return "#" + "".join(f"{number:02x}" for number in numbers)
    elif _NAME.fullmatch(value) and model != "HTML":
        return value
    elif match := _HEX.fullmatch(value):
        return f"#{match[1]}"
    raise TexError(f'"{value[:30]}" is no colour')


def _switch(value: str, model: str, context: Context, attribute: str = "mathcolor") -> str:
    """TeX that colours the rest of its group."""
    if not model and attribute == "mathcolor" and _DVIPS.fullmatch(value):
        return f"\\color{{{value}}}"
    return context.marks.wrap("mrow", {attribute: _css(value, model)})


def _color(word: str, cursor: Cursor, context: Context) -> str:
    return _switch(*_read(cursor, word), context)


def _textcolor(word: str, cursor: Cursor, context: Context) -> str:
    switch = _switch(*_read(cursor, word), context)
    return f"{{{switch}{context.write(cursor.required(word))}}}"


def _colorbox(word: str, cursor: Cursor, context: Context) -> str:
    attributes = {}
    if word == "\\fcolorbox":
        # The border has the text's colour: an attribute for another one does not exist.
        _css(*_read(cursor, word))
        attributes["style"] = _FRAME
    attributes["mathbackground"] = _css(*_read(cursor, word))
    return f"{{{context.marks.wrap('mpadded', attributes)}{in_text(cursor.required(word), context)}}}"


COMMANDS: dict[str, Command] = {
    "\\color": _color,
    "\\textcolor": _textcolor,
    "\\colorbox": _colorbox,
    "\\fcolorbox": _colorbox,
}
