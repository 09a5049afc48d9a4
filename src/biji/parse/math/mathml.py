"""MathML as an engine answers it → MathML that may stand in a page: only known elements, attributes and values.

Nothing that an engine or an author writes reaches a page unless it is listed here: addresses, classes, event
handlers and free style sheets have no entry. The lists are MathML Core's (https://www.w3.org/TR/mathml-core/) with
`menclose`, which browsers do not draw on their own and our style sheet does.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, XMLParser

#: Elements that may stand in a page.
ELEMENTS = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "ms",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "mfrac",
        "msqrt",
        "mroot",
        "mtable",
        "mtr",
        "mtd",
        "mstyle",
        "mpadded",
        "mphantom",
        "menclose",
        "semantics",
        "annotation",
    ]
)

#: HTML that may stand inside `mtext`, where MathML has no typeface of its own.
TEXT_ELEMENTS = frozenset(["b", "i", "code"])

_LENGTH = r"[+-]?(?:\d{1,3}(?:\.\d*)?|\.\d+)(?:em|ex|px|pt|mu|cm|mm|in|pc|%)?"
_COLOR = r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,30}"

_VALUES = {
    "length": re.compile(_LENGTH),
    "boolean": re.compile("true|false"),
    "color": re.compile(_COLOR),
    "integer": re.compile(r"[+-]?\d{1,2}"),
    "count": re.compile(r"\d{1,3}"),
    "word": re.compile(r"[a-z][a-z -]{0,80}"),
    "mime": re.compile("application/x-tex"),
}

#: Attributes that may stand in a page, each with the kind of its values.
ATTRIBUTES = {
    "display": "word",
    "displaystyle": "boolean",
    "scriptlevel": "integer",
    "mathvariant": "word",
    "mathcolor": "color",
    "mathbackground": "color",
    "mathsize": "length",
    "form": "word",
    "fence": "boolean",
    "separator": "boolean",
    "stretchy": "boolean",
    "symmetric": "boolean",
    "largeop": "boolean",
    "movablelimits": "boolean",
    "accent": "boolean",
    "accentunder": "boolean",
    "lspace": "length",
    "rspace": "length",
    "minsize": "length",
    "maxsize": "length",
    "width": "length",
    "height": "length",
    "depth": "length",
    "voffset": "length",
    "linethickness": "length",
    "notation": "word",
    "columnspan": "count",
    "rowspan": "count",
    "encoding": "mime",
}

_BORDER = re.compile(rf"{_LENGTH} (?:solid|dashed|double) currentcolor")
_KEYWORD = re.compile("left|right|center|start|end|baseline")

#: The only style properties that may stand in a page, with the form of their values; alignment has no attribute of
#: its own in MathML Core.
STYLES = {
    "text-align": _KEYWORD,
    "justify-items": _KEYWORD,
    "vertical-align": re.compile(rf"{_LENGTH}|{_KEYWORD.pattern}"),
    **{
        f"{box}-{side}": _VALUES["length"]
        for box in ("padding", "margin")
        for side in ["left", "right", "top", "bottom"]
    },
    **{f"border-{side}": _BORDER for side in ["left", "right", "top", "bottom"]},
    "width": _VALUES["length"],
}

#: Style properties that MathML has an attribute for.
_STYLED = {"color": "mathcolor", "background-color": "mathbackground"}

_NAMED = re.compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)([A-Za-z][A-Za-z0-9]*;)")
_TAG = re.compile("<[^<>]*>")
_STYLE = re.compile('(?<= style=")[^"<>]*(?=")')
_ATTRIBUTE = re.compile(' ([a-z]+)="([^"&]*)"')
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile(f"&(?!(?:amp|lt|gt);)|{_ILLEGAL.pattern}")


def parse_mathml(text: str) -> Element | None:
    """Read an engine's answer.

    Args:
        text: XML, possibly with the named entities of HTML.

    Returns:
        Its root, or None when it is not well-formed or not `math`.
    """
    # Expat knows five entities; an unknown one would be an error.
    parser = XMLParser()  # noqa: S314 — the text comes from an engine, which escapes, and holds no DTD
    try:
        parser.feed(_without_names(text))
        root: Element = parser.close()
    except ParseError:
        return None
    return root if root.tag == "math" else None


def _without_names(text: str) -> str:
    """XML with the characters that HTML's entities name in place of them."""
    return _NAMED.sub(lambda match: _character(match[1]), text) if "&" in text else text


def _character(name: str) -> str:
    character = html.unescape(f"&{name}")
    return html.escape(character) if character != f"&{name}" else f"&amp;{name}"


def content_that_stands(answer: str) -> str | None:
    """What an engine's answer holds, as one element, when all of it may stand in a page as it is; else None."""
    answer = _without_names(answer)
    if ' style="' in answer:
        answer = _STYLE.sub(lambda style: style[0].replace(": ", ":").rstrip(";"), answer)
    tags = _TAG.findall(answer)
    if not answer.count("<") == answer.count(">") == len(tags) or _UNSAFE.search(answer):
        return None
    depth = parts = 0
    for tag in tags:
        nesting = _nesting(tag)
        if nesting is None:
            return None
        parts += depth == 1 and nesting >= 0
        depth += nesting
    content = answer[len(tags[0]) : -len(tags[-1])]
    return content if parts == 1 else f"<mrow>{content}</mrow>"


@lru_cache(maxsize=4096)
def _nesting(tag: str) -> int | None:
    """How much deeper a tag leads; None for one that `write_mathml` would not write just so."""
    name = re.match(r"</?([a-z]+)", tag)
    attributes = tuple(_ATTRIBUTE.findall(tag))
    forms = _tags(name[1], attributes) if name else ()
    return (1, 0, -1)[forms.index(tag)] if tag in forms else None


def write_mathml(root: Element) -> str:
    """An element as XML with nothing in it that is not listed in this module.

    Unknown elements are left out and their children kept; unknown attributes are left out.
    """
    out: list[str] = []
    # Without recursion: content decides the depth.
    pending: list[Element | str] = [root]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        start, empty, end = _tags(item.tag, tuple(item.attrib.items()))
        text = item.text
        if not text and not len(item):
            out.append(empty)
            continue
        out.append(start)
        if text:
            out.append(text if text.isalnum() else escape(text))
        if len(item):
            pending.append(end)
            for child in reversed(item):
                if child.tail:
                    pending.append(escape(child.tail))
                pending.append(child)
        else:
            out.append(end)
    return "".join(out)


@lru_cache(maxsize=4096)
def _tags(tag: str, attributes: tuple[tuple[str, str], ...]) -> tuple[str, str, str]:
    """An element's start tag, the tag of its empty form, and its end tag; all "" for an unknown element."""
    if tag not in ELEMENTS and tag not in TEXT_ELEMENTS:
        return "", "", ""
    inside = tag + _attributes(attributes)
    return f"<{inside}>", f"<{inside}/>", f"</{tag}>"


def escape(text: str) -> str:
    """Text as XML, without the characters that XML forbids."""
    return _ILLEGAL.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attributes(attributes: tuple[tuple[str, str], ...]) -> str:
    kept = dict(attributes)
    style = kept.pop("style", "")
    declarations: list[str] = []
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in _STYLED:
            kept[_STYLED[name]] = value
        elif name in STYLES and STYLES[name].fullmatch(value):
            declarations.append(f"{name}:{value}")
    parts = [
        f' {name}="{value}"'
        for name, value in kept.items()
        if name in ATTRIBUTES and _VALUES[ATTRIBUTES[name]].fullmatch(value)
    ]
    if declarations:
        parts.append(f' style="{";".join(declarations)}"')
    return "".join(parts)
