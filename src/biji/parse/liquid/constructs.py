"""Finds Liquid in a text: tags, outputs, and the blocks whose inside is not Liquid.

    a {{ page.title }} b {% raw %}{{ c }}{% endraw %} $${{1}}$$     an output and a raw block; the formula is neither

One pass; nothing here is slower than its text is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

#: Longer ones are no Liquid that anybody wrote.
_LONGEST = 5_000
#: An opener that is waited for with a formula's mark in between.
_NEAR = 200

_MARK = re.compile(r"\{\{|\{%|%\}|\}\}|\$\$")
_CLOSERS = {"{{": "}}", "{%": "%}"}
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_QUOTE = re.compile(r"-?\s*[\"']")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_OPAQUE = {name: re.compile(rf"\{{%-?\s*end{name}\s*(-?)%\}}") for name in ("raw", "comment")}


class Construct(Struct, frozen=True):
    """One piece of Liquid.

    Attributes:
        kind: `raw` and `comment` are whole blocks.
        start, end: in the text.
        name: of a tag; "" for an output.
        markup: what stands behind the name, or between the braces; of a raw block its text.
        inside: where the text of a raw block begins.
        trims_left, trims_right: `{%-` and `-%}`, which remove blanks outside.
    """

    kind: Literal["tag", "output", "raw", "comment"]
    start: int
    end: int
    name: str
    markup: str
    inside: int = 0
    trims_left: bool = False
    trims_right: bool = False


def find_constructs(text: str) -> Iterator[Construct]:
    """The Liquid of a text outside formulas, in order.

    Args:
        text: a body, or an include.
    """
    opener = -1
    resume = 0
    unclosed: set[str] = set()
    for mark in _MARK.finditer(text):
        place, written = mark.span()[0], mark[0]
        if place < resume:
            continue
        if written == "$$":
            if opener >= 0 and place - opener < _NEAR and "\n" not in text[opener:place]:
                continue
            opener = -1
            resume = _formula_end(text, place)
        elif written in _CLOSERS:
            # {{ "{{" }} is how authors write the braces themselves.
            if opener < 0 or place - opener > 10 or not _QUOTE.fullmatch(text, opener + 2, place):
                opener = place
        elif opener >= 0 and written == _CLOSERS[text[opener : opener + 2]]:
            construct = _construct(text, opener, place + 2)
            opener = -1
            if construct and construct.name in _OPAQUE.keys() - unclosed:
                whole = _opaque(text, construct)
                unclosed |= set() if whole else {construct.name}
                construct = whole or construct
            if construct:
                resume = construct.end
                yield construct


def _construct(text: str, start: int, end: int) -> Construct | None:
    inner = text[start + 2 : end - 2]
    if len(inner) > _LONGEST:
        return None
    trims_left, trims_right = inner.startswith("-"), inner.endswith("-")
    inner = inner[trims_left : len(inner) - trims_right if len(inner) > trims_left else None].strip()
    if text[start + 1] == "{":
        return Construct("output", start, end, "", inner, 0, trims_left, trims_right) if inner else None
    name = _NAME.match(inner)
    if not name:
        return None
    return Construct("tag", start, end, name[0], inner[name.end() :].strip(), 0, trims_left, trims_right)


def _opaque(text: str, opening: Construct) -> Construct | None:
    closing = _OPAQUE[opening.name].search(text, opening.end)
    if not closing:
        return None
    return Construct(
        "raw" if opening.name == "raw" else "comment",
        opening.start,
        closing.end(),
        opening.name,
        text[opening.end : closing.start()],
        opening.end,
        opening.trims_left,
        bool(closing[1]),
    )


def _formula_end(text: str, start: int) -> int:
    r"""Where a formula ends that begins here; right behind the mark when none does.

    Only a formula at the beginning of a line may hold blank lines; `\$$` is no formula.
    """
    end = text.find("$$", start + 2)
    if end < 0 or text[start - 1 : start] == "\\":
        return start + 2
    begins_line = not text[max(0, start - _NEAR) : start].rpartition("\n")[2].strip(" ")
    if not begins_line and _BLANK_LINE.search(text, start, end):
        return start + 2
    return end + 2
