"""The HTML that kramdown reads: tags, attributes, comments, and what each element may contain.

    >>> match = TAG.match('<a name="x"/>')
    >>> match["name"], parse_attributes(match["attributes"]), match["empty"]
    ('a', {'name': 'x'}, '/')

Sources: https://kramdown.gettalong.org/syntax.html#html-blocks and #html-spans, and kramdown's answers for every
element of HTML.
"""

from __future__ import annotations

import re
from typing import Literal

#: Element names are XML names, so letters of every script count.
NAME = r"[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?"
_VALUE = r"""\w+|"[^"]*"|'[^']*'"""

_ATTRIBUTE = re.compile(rf"({NAME})(?:\s*=\s*({_VALUE}))?")
#: An opening tag with groups `name`, `attributes` and `empty` ("/" for `<br/>`).
TAG = re.compile(rf"<(?P<name>{NAME})(?P<attributes>(?:\s+{NAME}(?:\s*=\s*(?:{_VALUE}))?)*)\s*(?P<empty>/)?>")
CLOSING_TAG = re.compile(rf"</(?P<name>{NAME})\s*>")
ENTITY = re.compile(r"&([A-Za-z_:][\w:.-]*);|&#([0-9]+);|&#x([0-9a-fA-F]+);", re.ASCII)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCK_CONTENT = _names(
    "address applet article aside blockquote body dd details div dl fieldset figcaption figure footer form header "
    "hgroup iframe li main map menu nav noscript object section summary td"
)
_SPAN_CONTENT = _names(
    "a abbr acronym b bdo big button caption cite del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q "
    "rb  rbc rp rt rtc ruby select small span strong sub sup th tt"
)
#: Elements that stand in a line of text; any other name begins an HTML block where a block may begin.
SPAN_ELEMENTS = _names(
    "a abbr acronym b bdo big br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt "
    "rtc  ruby samp select small span strong sub sup tt u var"
)
#: Elements that are shown as text when they stand in a line of text.
BLOCK_ELEMENTS = _names(
    "address applet article aside blockquote body caption col colgroup dd div dl dt fieldset figcaption footer "
    "form  h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map menu nav ol optgroup p pre "
    "section  summary table tbody td tfoot th thead tr ul"
)
#: Elements without content: their tag ends them.
VOID_ELEMENTS = _names("area base br col command embed hr img input keygen link meta param source track wbr")
_OTHER_ELEMENTS = _names(
    "audio bdi canvas center data datalist dialog dir figure font frame frameset marquee math menuitem meter "
    "noframes  noscript object output picture progress rtc s script slot strike style svg template textarea time "
    "title video"
)
#: Every element of HTML, old and new; a tag with any other name is likely to be text in angle brackets.
KNOWN_ELEMENTS = BLOCK_ELEMENTS | SPAN_ELEMENTS | VOID_ELEMENTS | _BLOCK_CONTENT | _SPAN_CONTENT | _OTHER_ELEMENTS

#: Elements that stand inside `<svg>` and `<math>` only.
_DRAWING = _names(
    "animate circle clipPath defs desc ellipse filter foreignObject g line linearGradient marker mask path pattern "
    "polygon polyline radialGradient rect stop svg symbol text textPath tspan use math mi mn mo ms mtext mrow "
    "mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mtable mtr "
    "mtd semantics annotation"
)

ContentModel = Literal["block", "span", "raw"]


def content_model(name: str) -> ContentModel:
    """How kramdown reads the inside of an element when asked to: as blocks, as a line of text, or not at all."""
    if name in _BLOCK_CONTENT:
        return "block"
    return "span" if name in _SPAN_CONTENT else "raw"


def is_element(name: str, *, drawing: bool = False) -> bool:
    """Whether a tag of this name is an element, and not text in angle brackets such as `<space>` or `<对抗学习>`.

    kramdown takes any name for an element, and the browser then swallows it; biji does so only under `faithful`.

    Args:
        name: as written; names with a hyphen (custom elements) or a colon (XML) are elements.
        drawing: inside SVG or MathML, which have names of their own.
    """
    return name.lower() in KNOWN_ELEMENTS or "-" in name or ":" in name or (drawing and name in _DRAWING)


def parse_attributes(text: str, *, html: bool = True) -> dict[str, str]:
    """The attributes of a tag in order, the last of each name; entities stay as written, line breaks are blanks.

    Args:
        text: what `TAG` matched as `attributes`.
        html: fold names to lower case; elements that HTML does not know keep theirs.
    """
    attributes: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        plain = value[1:-1] if value[:1] in ('"', "'") else value
        attributes[name.lower() if html else name] = plain.replace("\n", " ")
    return attributes
