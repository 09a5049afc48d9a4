r"""Single characters written in another way: entities (`&copy;`) and backslash escapes (`\*`).

Sources: https://kramdown.gettalong.org/syntax.html#typographic-symbols and #automatic-and-manual-escaping
"""

from __future__ import annotations

import re
from html.entities import codepoint2name, html5, name2codepoint

from biji.parse.kramdown.html_tags import ENTITY

#: What a backslash takes the meaning from; before anything else it stands for itself.
ESCAPABLE = frozenset("\\.*_+`-<>()[]{}#!:|\"'$=~")

#: Han, Hiragana and Katakana; Korean is written with blanks.
_CJK = (
    "[\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5"
    "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d\U00020000-\U0003ffff]"
)
_CJK_LINE_BREAK = re.compile(f"(?<={_CJK})\n(?={_CJK})")

_NUMBER_END = 0x110000


def entity_character(entity: re.Match[str]) -> str | None:
    """What a match of `ENTITY` stands for, or None when HTML knows no such name and Unicode no such number."""
    name, decimal, hexadecimal = entity.groups()
    if name:
        return html5.get(f"{name};")
    digits, base = (decimal, 10) if decimal else (hexadecimal, 16)
    if len(digits) > 8:
        return None
    code = int(digits, base)
    legal = 0x20 <= code < 0xD800 or 0xE000 <= code < _NUMBER_END or code in (9, 10, 13)
    return chr(code) if legal and code & 0xFFFE != 0xFFFE else None


def kramdown_character(entity: re.Match[str]) -> str | None:
    """Like `entity_character`, but only the names of HTML 4, which are those that kramdown knows."""
    name = entity[1]
    if not name:
        return entity_character(entity)
    return "'" if name == "apos" else chr(name2codepoint[name]) if name in name2codepoint else None


def decode_entities(text: str) -> str:
    """Text with entities as characters; what is no entity stays as written."""
    if "&" not in text:
        return text
    return ENTITY.sub(lambda entity: entity_character(entity) or entity[0], text)


def entity_source(entity: re.Match[str], output: str) -> str:
    """How kramdown's option `entity_output` writes an entity.

    Args:
        entity: a match of `ENTITY`.
        output: `as_input`, `numeric` or `symbolic`.
    """
    character = entity_character(entity)
    if character is None or output == "as_input" or len(character) != 1:
        return entity[0]
    code = ord(character)
    if output == "symbolic" and code in codepoint2name:
        return f"&{codepoint2name[code]};"
    return f"&#{code};"


def join_cjk_lines(text: str) -> str:
    """Text without the line breaks between CJK characters, which a browser would show as blanks.

    Source: https://kramdown.gettalong.org/options.html, `remove_line_breaks_for_cjk`.
    """
    return _CJK_LINE_BREAK.sub("", text)
