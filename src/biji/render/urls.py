"""URLs as text: how one page names another, and which addresses may be written at all.

>>> relative_href("attention/2019/07/11/bert.html", "topics/深度学习/index.html")
'../../../../topics/%E6%B7%B1%E5%BA%A6%E5%AD%A6%E4%B9%A0/index.html'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "ftp", "tel"})

#: Schemes whose addresses run code in the page that holds them.
SCRIPT_SCHEMES = frozenset({"javascript", "vbscript", "data"})

# RFC 3986, section 3.3: what a segment may hold besides letters, digits and "-._~". A colon is left out, because a
# relative reference whose first segment holds one reads as a scheme (section 4.2).
_SEGMENT = "!$&'()*+,=@"

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_REMOVED_BY_BROWSERS = re.compile(r"[\t\r\n]")  # https://url.spec.whatwg.org/#concept-basic-url-parser, steps 1-3
_C0_OR_SPACE = "".join(map(chr, range(0x21)))
_DATA_IMAGE = re.compile(r"data:image/(?:png|gif|jpeg|webp|avif|svg\+xml)[;,]", re.IGNORECASE)
_ILLEGAL = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})')
_DOUBTFUL = re.compile(r'[\x00-\x20"#%<>\[\\\]^`{|}\x7f]')
_BRACKET = re.compile(r"[\[\]]")
_AUTHORITY = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.\-]*:)?//[^/?#]*")


def page_name(url: str, number: int) -> str:
    """The URL of the n-th page of a list whose first page is `url`: beside it, and no slug has a full stop.

    >>> page_name("/references/hosts/zhihu-com.html", 2)
    '/references/hosts/zhihu-com.2.html'
    """
    if number == 1:
        return url
    return f"{url}{number}.html" if url.endswith("/") else f"{url.removesuffix('.html')}.{number}.html"


@lru_cache(maxsize=65536)
def encode_path(path: str) -> str:
    """A decoded path percent-encoded, slashes kept."""
    return quote(path, safe=_SEGMENT + "/")


@lru_cache(maxsize=65536)
def encode_anchor(anchor: str) -> str:
    """A decoded id as a URL's fragment; letters of every script stay readable, as HTML allows."""
    if not _DOUBTFUL.search(anchor):
        return anchor
    escaped = anchor.replace("%", "%25").replace("#", "%23")
    return _BRACKET.sub(_percent, _ILLEGAL.sub(_percent, escaped))


def relative_href(from_path: str, to_path: str) -> str:
    """How the page in the file `from_path` names the file `to_path`: relative and percent-encoded.

    Because it is relative and names the file, it holds at the root of a host, below a base path and under `file://`.
    """
    return href_from(folders_around(from_path), encode_path(to_path))


@lru_cache(maxsize=256)
def folders_around(path: str) -> tuple[str, ...]:
    """The folders around a file, percent-encoded, the innermost first, each with its final slash; the last is ""."""
    names = encode_path(path).split("/")
    return tuple("".join(f"{name}/" for name in names[:depth]) for depth in reversed(range(len(names))))


def href_from(folders: Sequence[str], path: str) -> str:
    """`relative_href` of what is known already.

    Args:
        folders: around the page (`folders_around`).
        path: of the file that it names, percent-encoded.
    """
    outermost = len(folders) - 1
    if outermost and not path.startswith(folders[-2]):
        return "../" * outermost + path  # nearly all
    steps, folder = next((steps, folder) for steps, folder in enumerate(folders) if path.startswith(folder))
    return "../" * steps + path[len(folder) :]


def scheme(target: str) -> str:
    """The scheme that a browser would see, in lower case; "" for a relative reference."""
    found = _SCHEME.match(_REMOVED_BY_BROWSERS.sub("", target.lstrip(_C0_OR_SPACE)))
    return found[1].lower() if found else ""


def is_allowed(target: str, element: str = "a") -> bool:
    """Whether an address from content may be written.

    Args:
        target: as the author wrote it.
        element: that bears it; `img` may also show images that are part of the address.
    """
    if target.startswith(("https://", "http://")):
        return True
    found = scheme(target)
    return not found or found in ALLOWED_SCHEMES or (element == "img" and bool(_DATA_IMAGE.match(target)))


def tidy(target: str) -> str:
    """An address as written with every character percent-encoded that RFC 3986 forbids; nothing else changes."""
    if not _DOUBTFUL.search(target):
        return target
    cleaned = _REMOVED_BY_BROWSERS.sub("", target).strip(_C0_OR_SPACE)
    authority = _AUTHORITY.match(cleaned)
    start = authority.end() if authority else 0
    path, mark, anchor = cleaned[start:].partition("#")
    encoded = _BRACKET.sub(_percent, _ILLEGAL.sub(_percent, path))
    return (
        cleaned[:start] + encoded + mark + _BRACKET.sub(_percent, _ILLEGAL.sub(_percent, anchor)).replace("#", "%23")
    )


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
