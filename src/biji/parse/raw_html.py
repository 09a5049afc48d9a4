"""What raw HTML and attribute lists may bring into a page: attributes by an allow-list.

Authors are trusted with HTML, but not with code: event handlers and script URLs never pass unless the site trusts
attributes, and the rest of what is not on the list (`style`, `srcdoc`, `srcset` …) passes only then or under
`faithful`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Attributes that say what something is, or how large; none of them runs code.
_ALLOWED = _names(
    "id class lang dir title name role width height align valign colspan rowspan span scope headers abbr summary "
    "start reversed type value target rel href src alt poster data cite datetime download media hreflang kind "
    "srclang label default controls loop muted autoplay playsinline preload open checked disabled border "
    "cellpadding cellspacing bgcolor color face size clear nowrap frameborder allowfullscreen scrolling "
    "referrerpolicy sandbox loading usemap ismap coords shape compact noshade for max min low high optimum "
    # SVG and MathML: shapes and their looks, nothing that animates or refers.
    "xmlns version viewbox preserveaspectratio d x y x1 y1 x2 y2 dx dy cx cy r rx ry points pathlength "
    "transform fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin "
    "stroke-opacity opacity font-family font-size font-weight font-style text-anchor dominant-baseline offset "
    "stop-color stop-opacity gradientunits gradienttransform patternunits markerwidth markerheight refx refy "
    "orient clip-path clip-rule marker-end marker-start mathvariant mathsize mathcolor display displaystyle "
    "stretchy columnalign rowspacing"
)
_PREFIXES = ("data-", "aria-")
#: The parser's own; an author may write it as well.
_ALIGNMENT = re.compile(r"text-align: ?(?:left|right|center);?")
#: Attributes that hold an address, and are links of the article.
ADDRESSES = frozenset({"href", "src", "poster", "data"})
_OTHER_ADDRESSES = frozenset({"action", "formaction", "cite", "background", "xlink:href"})
#: Those that pass whatever they say.
_HARMLESS = _ALLOWED - ADDRESSES - _OTHER_ADDRESSES
#: A picture of pixels runs nothing; SVG, which is `data:` too, can.
_SCRIPT_URL = re.compile(
    r"(?:javascript|vbscript|data(?!:image/(?:avif|bmp|gif|jpe?g|png|webp)[;,])):", re.IGNORECASE
)
_IGNORED_IN_URLS = re.compile(r"[\x00-\x20\x7f-\xa0]+")


def is_script_url(value: str) -> bool:
    """Whether a browser would run the address, read the way browsers read it."""
    # Most addresses are seen at once to be none.
    return not value.startswith(("http://", "https://", "/", "#")) and bool(
        _SCRIPT_URL.match(_IGNORED_IN_URLS.sub("", html.unescape(value)))
    )


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
        if name in _HARMLESS or _passes(name.lower(), value, faithful=faithful):
            passed[name] = value
        else:
            dropped.append(name)
    if "target" in passed and passed["target"].lower() == "_blank" and "rel" not in passed and not faithful:
        passed["rel"] = "noopener"
    return passed, tuple(dropped)


def _passes(name: str, value: str, *, faithful: bool) -> bool:
    if name in ADDRESSES or name in _OTHER_ADDRESSES:
        if is_script_url(value):
            return False
    elif name.startswith("on"):
        return False
    if faithful or name in _ALLOWED or name.startswith(_PREFIXES):
        return True
    return name == "style" and bool(_ALIGNMENT.fullmatch(value))


def names_of(attributes: Iterable[str]) -> str:
    """Names for a message, each in double quotes."""
    return ", ".join(f'"{name}"' for name in attributes)
