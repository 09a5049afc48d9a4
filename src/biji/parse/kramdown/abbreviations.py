"""Abbreviations: `*[HTML]: HyperText Markup Language` marks every `HTML` of the document.

Source: https://kramdown.gettalong.org/syntax.html#abbreviations
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from biji.parse.tokens import Token

if TYPE_CHECKING:
    from biji.parse.kramdown.document import Abbreviation


def mark_abbreviations(tokens: list[Token], abbreviations: Mapping[str, Abbreviation]) -> list[Token]:
    """The tokens with every abbreviation in a text between `abbr_open` and `abbr_close`.

    HTML elements that are not parsed are left alone. An abbreviation counts where no ASCII letter, digit or
    underscore touches it; the longest wins.
    """
    pattern = _pattern(tuple(abbreviations))
    marked: list[Token] = []
    raw = 0
    for token in tokens:
        if token.type == "html_inline" and (raw or token.info == "raw"):
            raw += token.nesting
        if token.type != "text" or token.meta or raw:
            marked.append(token)
            continue
        position = 0
        for found in pattern.finditer(token.content):
            marked += _text(token.content[position : found.start()])
            abbreviation = abbreviations[found[0]]
            opening = Token("abbr_open", "abbr", 1, attrs=dict(abbreviation.attributes))
            if abbreviation.title:
                opening.attrs["title"] = abbreviation.title
            marked += [opening, *_text(found[0]), Token("abbr_close", "abbr", -1)]
            position = found.end()
        marked += _text(token.content[position:]) if position else [token]
    return marked


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(filter(None, names), key=len, reverse=True)
    either = "|".join(map(re.escape, ordered)) or "(?!)"
    return re.compile(rf"(?<![A-Za-z0-9_])(?:{either})(?![A-Za-z0-9_])")


def _text(content: str) -> list[Token]:
    return [Token("text", "", 0, content=content)] if content else []
