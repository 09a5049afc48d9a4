"""What raw HTML and attribute lists may bring into a page: attributes by an allow-list, tags that end, formulas.

Authors are trusted with HTML, but not with code: event handlers and script URLs never pass unless the site trusts
attributes, and the rest of what is not on the list (`style`, `srcdoc`, `srcset` …) passes only then or under
`faithful`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from biji.parse.kramdown.html_tags import (
    CLOSING_TAG,
    KNOWN_ELEMENTS,
    TAG,
    VOID_ELEMENTS,
    is_element,
    parse_attributes,
)

if TYPE_CHECKING:
    from biji.parse.fragments import Output


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Attributes that say what something is, or how large; none of them runs code.
_ALLOWED = _names(
    "id class lang dir title name role width height align valign colspan rowspan span scope headers abbr summary "
    "start reversed type value target rel href src alt poster data cite datetime download media hreflang kind "
    "srclang label default controls loop muted autoplay playsinline preload open checked disabled border "
    "cellpadding cellspacing bgcolor color face size clear nowrap frameborder allowfullscreen scrolling "
    "referrerpolicy sandbox loading usemap ismap coords shape compact noshade for max min low high optimum"
)
_PREFIXES = ("data-", "aria-")
#: The parser's own; an author may write it as well.
_ALIGNMENT = re.compile(r"text-align: ?(?:left|right|center);?")
#: Attributes that hold an address, and are links of the article.
ADDRESSES = frozenset({"href", "src", "poster", "data"})
_OTHER_ADDRESSES = frozenset({"action", "formaction", "cite", "background", "xlink:href"})
_SCRIPT_URL = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_IGNORED_IN_URLS = re.compile(r"[\x00-\x20\x7f-\xa0]+")

#: A comment, a declaration, or an element whose content is not HTML: copied whole.
_VERBATIM = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>|<(script|style|textarea|pre|code)\b[^>]*>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(rf"(?P<tag>{TAG.pattern})|(?P<formula>\$\$(?P<tex>.+?)\$\$)", re.DOTALL)


def is_script_url(value: str) -> bool:
    """Whether a browser would run the address, read the way browsers read it."""
    return bool(_SCRIPT_URL.match(_IGNORED_IN_URLS.sub("", html.unescape(value))))


def split_attributes(
    attributes: Mapping[str, str], *, faithful: bool, trusted: bool
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The attributes that pass, and the names of those that do not.

    Args:
        attributes: as the author wrote them, entities resolved.
        faithful: everything passes that runs no code.
        trusted: everything passes.
    """
    if trusted or not attributes:
        return dict(attributes), ()
    passed: dict[str, str] = {}
    dropped: list[str] = []
    for name, value in attributes.items():
        if _passes(name.lower(), value, faithful=faithful):
            passed[name] = value
        else:
            dropped.append(name)
    if passed.get("target", "").lower() == "_blank" and "rel" not in passed and not faithful:
        passed["rel"] = "noopener"
    return passed, tuple(dropped)


def _passes(name: str, value: str, *, faithful: bool) -> bool:
    if name.startswith("on") or ((name in ADDRESSES or name in _OTHER_ADDRESSES) and is_script_url(value)):
        return False
    if faithful or name in _ALLOWED or name.startswith(_PREFIXES):
        return True
    return name == "style" and bool(_ALIGNMENT.fullmatch(value))


def write_raw(source: str, output: Output) -> None:
    """Write literal HTML: attributes filtered, addresses as links, `<a name="x"/>` closed, `$$…$$` as formulas.

    Scripts, styles, comments and preformatted text are copied as they are, but for the attributes of their tags.
    """
    position = 0
    for verbatim in _VERBATIM.finditer(source):
        _write_markup(source[position : verbatim.start()], output)
        tag = TAG.match(verbatim[0]) if verbatim[1] else None
        if tag:
            _write_tag(tag, output)
        output.html.append(verbatim[0][tag.end() if tag else 0 :])
        position = verbatim.end()
    _write_markup(source[position:], output)


def _write_markup(source: str, output: Output) -> None:
    if "<" not in source and "$$" not in source:
        _write_text(source, output)
        return
    drawing = "<svg" in source or "<math" in source
    position = 0
    for piece in _PIECE.finditer(source):
        _write_text(source[position : piece.start()], output, drawing=drawing)
        position = piece.end()
        if piece["tag"]:
            tag = TAG.match(piece["tag"])
            if tag:
                _write_tag(tag, output, drawing=drawing)
        elif output.faithful:
            _write_text(piece[0], output)
        else:
            alone = source[: piece.start()].rstrip().endswith(">") and source[position:].lstrip().startswith("</")
            block = alone and bool(re.match(r"</(?:div|p|center|section|blockquote)\b", source[position:].lstrip()))
            output.formula(html.unescape(piece["tex"]), display=block)
    _write_text(source[position:], output, drawing=drawing)


def _write_text(source: str, output: Output, *, drawing: bool = False) -> None:
    """Write text, closing tags and comments; the end of what is no element is left out, its beginning is text."""
    if not output.faithful and "</" in source:
        source = CLOSING_TAG.sub(lambda tag: tag[0] if is_element(tag["name"], drawing=drawing) else "", source)
    output.html.append(source)
    pieces = source.split("<")
    text = pieces[0] + "".join(piece.partition(">")[2] if ">" in piece else f"<{piece}" for piece in pieces[1:])
    output.text.append(html.unescape(text))


def _write_tag(tag: re.Match[str], output: Output, *, drawing: bool = False) -> None:
    name = tag["name"]
    known = name.lower() in KNOWN_ELEMENTS
    if not (output.faithful or is_element(name, drawing=drawing)):
        _write_text(html.escape(tag[0], quote=False), output)
        return
    name = name.lower() if known else name
    attributes = parse_attributes(tag["attributes"], html=known)
    decoded = {key: html.unescape(value) for key, value in attributes.items()}
    output.tag(name, decoded, closed=name in VOID_ELEMENTS)
    if tag["empty"] and name not in VOID_ELEMENTS and not output.faithful:
        output.html.append(f"</{name}>")


def names_of(attributes: Iterable[str]) -> str:
    """Names for a message, each in double quotes."""
    return ", ".join(f'"{name}"' for name in attributes)
