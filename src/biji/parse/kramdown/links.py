"""Links and images: `[text](url "title")`, `[text][name]`, `[name]`, `![alt](src)`, and footnote markers `[^name]`.

The text of a link is parsed until its bracket closes; what follows decides what it is. A link does not stand inside
a link, nor anything bracketed inside an image, whose text is its alternative text as written.

Source: https://kramdown.gettalong.org/syntax.html#links-and-images
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from biji.parse.kramdown.characters import decode_entities
from biji.parse.kramdown.frames import IMAGE, LINK, Frame
from biji.parse.kramdown.link_targets import inline_target
from biji.parse.kramdown.scanner import Scanner
from biji.parse.tokens import Token

if TYPE_CHECKING:
    from biji.parse.kramdown.document import LinkDefinition

_FOOTNOTE = re.compile(r"\[\^(\w[\w-]*)\]", re.ASCII)
_NAME = re.compile(r"\s*\[([^\]]+)?\]", re.ASCII)
#: Nested brackets are looked up level by level: a bound keeps that linear. CommonMark's is the same.
_LONGEST_NAME = 999
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ESCAPED = re.compile(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=~-])""")


class _Target(NamedTuple):
    end: int
    url: str
    title: str | None
    attributes: dict[str, str]


def bracket(scanner: Scanner, at: int) -> int:
    """`[` or `![`: a footnote marker, the beginning of a link, or text."""
    text, top = scanner.text, scanner.top
    is_image = text[at] == "!"
    content = at + 1 + is_image
    if top.closer == "]":
        top.depth.append(at)
    if text.startswith("^", content):
        return at + 1 if is_image else _footnote(scanner, at)
    outer = top.context
    if outer & IMAGE or (outer & LINK and not is_image):
        return scanner.literal(content)
    close = scanner.brackets.get((at, outer), 0)
    if close < 0 or scanner.find("]", content) < 0 or (close and _target(scanner, content, close) is None):
        return scanner.literal(content)
    frame = Frame(
        text[at:content], at, content, outer | (IMAGE if is_image else LINK), _close, closer="]", literal=content - at
    )  # fmt: skip
    return scanner.open(frame, Token("link_open", "a", 1))


def _footnote(scanner: Scanner, at: int) -> int:
    found = _FOOTNOTE.match(scanner.text, at)
    if found is None:
        return at + 1
    if found[1] not in scanner.state.footnotes:
        scanner.report("undefined-footnote", at, f'no footnote is named "{found[1]}"')
        return scanner.literal(found.end())
    end = scanner.emit(at, found.end(), Token("footnote_ref", "sup", 0, meta={"name": found[1]}))
    scanner.last, scanner.absorbed = None, end
    return end


def _close(scanner: Scanner, frame: Frame, at: int) -> int:
    opened = frame.depth.pop()
    if frame.depth:
        frame.pairs[opened] = at
        return -1
    target = _target(scanner, frame.content, at)
    scanner.pop(at, at + 1)
    if target is None:
        scanner.undo(frame)
        return frame.content
    if frame.kind == "[":
        frame.token.attrs = _attributes(target, "href")
        scanner.tokens.append(Token("link_close", "a", -1))
        return scanner.skip(target.end, frame.token)
    alternative = decode_entities(_ESCAPED.sub(r"\1", scanner.text[frame.content : at]))
    del scanner.tokens[frame.base :]
    image = Token("image", "img", 0, attrs=_attributes(target, "src"), content=alternative)
    image.children = [Token("text", "", 0, content=alternative)] if alternative else []
    scanner.tokens.append(image)
    if scanner.top.closer == "]":
        scanner.top.depth.pop()
    return scanner.skip(target.end, image)


def _attributes(target: _Target, name: str) -> dict[str, str | int | float]:
    attributes: dict[str, str | int | float] = {name: decode_entities(target.url)}
    if target.title:
        attributes["title"] = decode_entities(target.title)
    return attributes | target.attributes


def _target(scanner: Scanner, content: int, close: int) -> _Target | None:
    """Where the link with this text leads, or None when its brackets are only brackets."""
    text = scanner.text
    found = _NAME.match(text, close + 1) if scanner.find("]", close + 1) >= 0 else None
    if found is None and text.startswith("(", close + 1):
        inline = inline_target(scanner, close + 1)
        return _Target(inline[0], inline[1], inline[2], {}) if inline else None
    named = bool(found and found[1])
    name = found[1] if found and named else text[content:close]
    definition = _definition(scanner, name)
    if definition is None:
        if named and not name.startswith("^"):
            scanner.report("undefined-reference", close + 1, f'no link is named "{name}"')
        return None
    end = found.end() if found else close + 1
    return _Target(end, definition.url, definition.title, definition.attributes)


def _definition(scanner: Scanner, name: str) -> LinkDefinition | None:
    definitions = scanner.state.link_definitions
    if not definitions or len(name) > _LONGEST_NAME:
        return None
    return definitions.get(_SPACE.sub(" ", name).lower())
