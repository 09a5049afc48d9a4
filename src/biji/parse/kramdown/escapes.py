r"""Backslash escapes, entities and line breaks: `\*`, `&copy;`, two blanks or a backslash at the end of a line.

Sources: https://kramdown.gettalong.org/syntax.html#automatic-and-manual-escaping, #line-wrapping-and-hard-line-breaks
and GFM's hard line breaks.
"""

from __future__ import annotations

from biji.parse.kramdown.characters import ESCAPABLE, entity_character, entity_source, kramdown_character
from biji.parse.kramdown.frames import HTML
from biji.parse.kramdown.html_tags import ENTITY
from biji.parse.kramdown.scanner import Scanner
from biji.parse.tokens import Token


def escape(scanner: Scanner, at: int) -> int:
    r"""`\*`, or a backslash (or two) before the end of a line."""
    text = scanner.text
    is_gfm = scanner.state.kramdown.input == "GFM" and not scanner.top.context & HTML
    if text.startswith("\\\\\n", at) or (is_gfm and text.startswith("\\\n", at)):
        return line_break(scanner, at, text.index("\n", at))
    if text.startswith(("\\<<", "\\>>"), at):
        return scanner.replace(at, at + 3, text[at + 1 : at + 3])
    if at + 1 < len(text) and text[at + 1] in ESCAPABLE:
        return scanner.replace(at, at + 2, text[at + 1])
    return at + 1


def blanks_before_newline(scanner: Scanner, at: int) -> int:
    """Two blanks before the newline at this position; under `hard_wrap` any newline is a break, and they stay."""
    if scanner.state.kramdown.hard_wrap and not scanner.top.context & HTML:
        return at + 1
    return line_break(scanner, at - 2, at) if scanner.holds_plain(at - 2) else at + 1


def line_break(scanner: Scanner, at: int, newline: int) -> int:
    """A hard break whose sign begins at `at`."""
    scanner.emit(at, newline + 1, Token("hardbreak", "br", 0))
    # What follows the newline begins a line, also for a quote.
    scanner.last, scanner.mark = None, newline
    return newline + 1


def entity(scanner: Scanner, at: int) -> int:
    """`&copy;`: the character, or the entity as `entity_output` wants it."""
    found = ENTITY.match(scanner.text, at)
    if found is None:
        return at + 1
    character = kramdown_character(found) if scanner.state.options.faithful else entity_character(found)
    if character is None:
        return at + 1
    output = scanner.state.kramdown.entity_output
    scanner.absorbed = found.end()
    if output == "as_char":
        return scanner.replace(at, found.end(), character)
    token = Token("text", "", 0, content=character, meta={"html": entity_source(found, output)})
    return scanner.emit(at, found.end(), token)
