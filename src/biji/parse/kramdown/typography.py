"""Typographic symbols (`--`, `---`, `...`, `<<`, `>>`) and smart quotes.

    "It's" -- he said...   →   “It’s” – he said…

A quote is read by what stands directly before it (nothing, where another rule has just been at work) and by what
follows. The rules are SmartyPants' own (https://daringfireball.net/projects/smartypants/), as kramdown applies them.
`cjk` reads quotes that touch Chinese, Japanese or Korean text in pairs instead, the first opens, the second closes.

Source: https://kramdown.gettalong.org/syntax.html#typographic-symbols
"""

from __future__ import annotations

import re

from biji.parse.kramdown.scanner import Scanner

_BLANK = " \t\n\r\f\v"
_SYMBOLS = {
    "mdash": "—",
    "ndash": "–",
    "hellip": "…",
    "laquo": "«",
    "raquo": "»",
    "laquo_space": "«\u00a0",
    "raquo_space": "\u00a0»",
}
_PUNCTUATION = r"""[!"#$%'()*+,\-./:;<=>?@\[\\\]^`{|}~]"""
_WORD = "[A-Za-z0-9_]"
#: Directly behind nothing: before emphasis it opens; before punctuation that no word follows it closes.
_BEFORE_EMPHASIS = re.compile(r"[_*]{1,2}[^ \t\n\r\f\v]")
_BEFORE_PUNCTUATION = re.compile(rf"{_PUNCTUATION}(?!\.\.)\B")
_BEFORE_WORD = re.compile(_WORD)
_BEFORE_DECADE = re.compile("[0-9][0-9]s")
_BEFORE_END = re.compile(r"[ \t\n\r\f\v]|s\b|\Z")
#: Behind these a quote opens, behind anything else it closes.
_OPENING = frozenset(_BLANK + "\\[{(-")
_ANY_QUOTE = re.compile("[\"'“”‘’]")
_PAIRED = {"“": ('"', True), "”": ('"', False), "‘": ("'", True), "’": ("'", False)}
_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")


def quote(scanner: Scanner, at: int) -> int:
    """`"` or `'`."""
    mode = "kramdown" if scanner.state.options.faithful else scanner.state.options.smart_quotes
    if mode == "off":
        return scanner.literal(at + 1)
    text = scanner.text
    before = text[at - 1] if at > scanner.mark else ""
    marks = scanner.state.kramdown.smart_quotes
    if mode == "cjk" and (direction := _cjk_pairs(scanner).get(at)) is not None:
        return _replace(scanner, at, 1, marks[direction + 2 * (text[at] == '"')])
    signs = _signs(text, at, before)
    content = "".join(
        sign if sign in "\"'" else marks[("'(", "')", '"(', '")').index(sign)] for sign in signs
    )  # fmt: skip
    return _replace(scanner, at, len(signs), content)


def _replace(scanner: Scanner, at: int, length: int, content: str) -> int:
    scanner.replace(at, at + length, content)
    scanner.absorbed = at + length
    return at + length


def _signs(text: str, at: int, before: str) -> tuple[str, ...]:
    """How the quote, and sometimes the one behind it, are read: `"(` opens, `")` closes, `"` stays."""
    own, other = text[at], text[at + 1 : at + 2]
    opens, closes = (f"{own}(",), (f"{own})",)
    if not before and _BEFORE_EMPHASIS.match(text, at + 1):
        return opens
    if not before and _BEFORE_PUNCTUATION.match(text, at + 1):
        return closes
    if not before or before in _BLANK:
        if other in ("'", '"') and other != own and _BEFORE_WORD.match(text, at + 2):
            return f"{own}(", f"{other}("
        if own == "'" and _BEFORE_DECADE.match(text, at + 1):
            return closes
    if not before and other in ("'", '"'):
        return own, f"{other})"
    is_closing = before not in _OPENING if before else _BEFORE_END.match(text, at + 1)
    return closes if is_closing else opens


def _cjk_pairs(scanner: Scanner) -> dict[int, int]:
    """Which quotes touch CJK text, and whether they open (0) or close (1): each kind opens and closes in turn."""
    known = scanner.memo.get("quotes")
    if isinstance(known, dict):
        return known
    text, pairs = scanner.text, dict[int, int]()
    opened: dict[str, int] = {}
    for found in _ANY_QUOTE.finditer(text) if _CJK.search(text) else ():
        at, own = found.start(), found[0]
        around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        if own in _PAIRED:
            # A pair may be half typed: its other half is a straight quote.
            kind, opens = _PAIRED[own]
            opened.pop(kind, None)
            if opens:
                opened[kind] = -1
        elif own == "'" and len(around) == 2 and around.isalpha() and around.isascii():
            continue
        elif own in opened:
            start = opened.pop(own)
            pairs[at] = 1
            if start >= 0:
                pairs[start] = 0
        elif _CJK.search(around):
            opened[own] = at
    scanner.memo["quotes"] = pairs
    return pairs


def symbol(scanner: Scanner, at: int) -> int:
    """`---`, `--` or `...`."""
    text = scanner.text
    if text[at] == ".":
        return _symbol(scanner, at, at + 3, "hellip")
    if text.startswith("---", at):
        return _symbol(scanner, at, at + 3, "mdash")
    return _symbol(scanner, at, at + 2, "ndash")


def guillemet(scanner: Scanner, at: int) -> int:
    """`>>`, with the blank before it."""
    if at > scanner.mark and scanner.text[at - 1] == " ":
        return _symbol(scanner, at - 1, at + 2, "raquo_space")
    return _symbol(scanner, at, at + 2, "raquo")


def angles(scanner: Scanner, at: int) -> int:
    """`<<`, with the blank behind it; 0 when there is only one."""
    if scanner.text.startswith("<< ", at):
        return _symbol(scanner, at, at + 3, "laquo_space")
    return _symbol(scanner, at, at + 2, "laquo") if scanner.text.startswith("<<", at) else 0


def _symbol(scanner: Scanner, start: int, end: int, name: str) -> int:
    own = scanner.state.kramdown.typographic_symbols
    character = own.get(name, _SYMBOLS[name]) if own else _SYMBOLS[name]
    scanner.replace(start, end, character)
    scanner.absorbed = end
    return end
