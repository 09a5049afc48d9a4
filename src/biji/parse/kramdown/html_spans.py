"""HTML inside a line: elements whose content is parsed or not, tags without content, comments.

An element of HTML that makes a block is text here. Outside `faithful`, so is a tag of which no one ever heard, such
as `<space>` or `<对抗学习>`, which kramdown would pass on for the browser to swallow. An element that is never closed
ends with the run.

Source: https://kramdown.gettalong.org/syntax.html#html-spans
"""

from __future__ import annotations

from biji.parse.kramdown.autolinks import angle_link
from biji.parse.kramdown.characters import decode_entities
from biji.parse.kramdown.frames import ANCHOR, HTML, RAW_SPECIAL, SPECIAL, Frame
from biji.parse.kramdown.html_tags import (
    BLOCK_ELEMENTS,
    CLOSING_TAG,
    KNOWN_ELEMENTS,
    TAG,
    VOID_ELEMENTS,
    content_model,
    is_element,
    parse_attributes,
)
from biji.parse.kramdown.scanner import Scanner, closing
from biji.parse.kramdown.typography import angles
from biji.parse.tokens import Token


def less_than(scanner: Scanner, at: int) -> int:
    """`<`: guillemets, an address in angle brackets, a comment, a tag, or text."""
    text = scanner.text
    is_raw = scanner.top.special is RAW_SPECIAL
    if not is_raw:
        end = angles(scanner, at) or angle_link(scanner, at)
        if end:
            return end
    if text.startswith("<!--", at):
        return _comment(scanner, at)
    return _element(scanner, at, is_raw=is_raw)


def _comment(scanner: Scanner, at: int) -> int:
    end = scanner.find("-->", at + 4)
    if end < 0:
        return at + 1
    token = Token("html_inline", "", 0, content=scanner.text[at : end + 3])
    scanner.emit(at, end + 3, token)
    scanner.last, scanner.absorbed = None, end + 3
    return end + 3


def _element(scanner: Scanner, at: int, *, is_raw: bool) -> int:
    found = TAG.match(scanner.text, at)
    if found is None:
        return _stray_end(scanner, at)
    name = found["name"]
    is_html = name.lower() in KNOWN_ELEMENTS
    if is_html:
        name = name.lower()
    elif not (scanner.state.options.faithful or is_element(name, drawing=is_raw)):
        return scanner.replace(at, found.end(), found[0])
    if name in BLOCK_ELEMENTS:
        return scanner.replace(at, found.end(), found[0])
    attributes = parse_attributes(found["attributes"], html=is_html)
    wish = attributes.pop("markdown", "")
    token = Token("html_inline", name, 1, attrs={key: decode_entities(value) for key, value in attributes.items()})
    if name in VOID_ELEMENTS:
        token.nesting = 0
        return scanner.emit(at, found.end(), token)
    if found["empty"]:
        return scanner.emit(at, found.end(), token, closing(token))
    parsed = _is_parsed(name, wish, inherited=not is_raw and scanner.state.kramdown.parse_span_html)
    token.info = "" if parsed else "raw"
    context = scanner.top.context | HTML | (ANCHOR if "href" in attributes else 0)
    frame = Frame(
        f"<{name}{'' if parsed else ' raw'}", at, found.end(), context, _close, closer="<",
        special=SPECIAL if parsed else RAW_SPECIAL,
    )  # fmt: skip
    return scanner.open(frame, token)


def _is_parsed(name: str, wish: str, *, inherited: bool) -> bool:
    """Whether an element's content is read as spans: what `markdown="…"` says, else what stands around it."""
    if wish in ("span", "block"):
        return True
    return content_model(name) != "raw" and (inherited or wish == "1") and wish != "0"


def _stray_end(scanner: Scanner, at: int) -> int:
    found = CLOSING_TAG.match(scanner.text, at)
    return scanner.replace(at, found.end(), found[0]) if found else at + 1


def _close(scanner: Scanner, frame: Frame, at: int) -> int:
    if not scanner.text.startswith("/", at + 1):
        return -1
    found = CLOSING_TAG.match(scanner.text, at)
    own = frame.token.tag
    if found is None or (found["name"] != own and (found["name"].lower() != own or own not in KNOWN_ELEMENTS)):
        return -1
    scanner.pop(at, found.end())
    scanner.tokens.append(closing(frame.token))
    return found.end()
