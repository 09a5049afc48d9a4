"""What stands in `{:…}` inside a line: attribute lists behind an element, and `{::comment}…{:/}` and its kin.

Sources: https://kramdown.gettalong.org/syntax.html#span-ials and #extensions
"""

from __future__ import annotations

import re

from biji.parse.kramdown.attribute_lists import LIST_CHARACTERS, merge_attributes, parse_attribute_list
from biji.parse.kramdown.options import with_options
from biji.parse.kramdown.scanner import Scanner
from biji.parse.tokens import Token

_LIST = re.compile(rf"\{{:((?![:/]){LIST_CHARACTERS}+|:)\}}")
_EXTENSION = re.compile(rf"\{{::(\w+)(?:[ \t\n]({LIST_CHARACTERS}*?))?(/)?\}}", re.ASCII)
_END = re.compile(r"\{:/(\w+)?\}", re.ASCII)


def braces(scanner: Scanner, at: int) -> int:
    """`{:`: an attribute list for the element before it, an extension, or text."""
    if scanner.find("}", at) < 0:
        return scanner.literal(at + 1)
    extension = _EXTENSION.match(scanner.text, at)
    if extension:
        return _extension(scanner, at, extension)
    found = _LIST.match(scanner.text, at)
    if found is None:
        return scanner.literal(at + 1)
    if scanner.absorbed == at:
        scanner.absorbed = found.end()
        return scanner.replace(at, found.end(), "")
    token = scanner.last
    if token is None or scanner.is_plain_before(at):
        return scanner.literal(at + 1)
    attributes = {key: str(value) for key, value in token.attrs.items()}
    merge_attributes(attributes, parse_attribute_list(found[1], scanner.state.attribute_definitions).items())
    token.attrs = dict(attributes)
    return scanner.skip(found.end(), token)


def _extension(scanner: Scanner, at: int, extension: re.Match[str]) -> int:
    name, closed = extension[1], extension[3]
    if name not in ("comment", "nomarkdown", "options"):
        return scanner.literal(at + 1)
    body, end = "", extension.end()
    if not closed:
        stop = _stop(scanner, name, end)
        if stop is None:
            return scanner.literal(at + 1)
        body, end = scanner.text[end : stop.start()], stop.end()
    token = Token("html_inline", "", 0)
    if name == "comment" and body:
        token.content = f"<!-- {body if scanner.state.options.faithful else body.replace('--', '- -')} -->"
    elif name == "options":
        values = parse_attribute_list(extension[2] or "", {})
        scanner.state.kramdown = with_options(scanner.state.kramdown, values)
    elif name == "nomarkdown" and 'type="latex"' not in (extension[2] or ""):
        token.content = body
        token.markup = name
    scanner.emit(at, end, *([token] if token.content else []))
    scanner.last, scanner.absorbed = None, end
    return end


def _stop(scanner: Scanner, name: str, start: int) -> re.Match[str] | None:
    """The end `{:/}` or `{:/name}` of an extension."""
    while (start := scanner.find("{:/", start)) >= 0:
        found = _END.match(scanner.text, start)
        if found and found[1] in (None, name):
            return found
        start += 3
    return None
