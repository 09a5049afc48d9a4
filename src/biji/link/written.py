"""What an address in an article may mean, before asking whether anything stands there.

    (Written("/ml/2016/", "Pearson"), …)     from  {{ site.baseurl }}/ml/2016/#Pearson
    ()                                       from  https://example.org/, mailto:…, data:…

Pure text: no site is looked at.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote_to_bytes

from msgspec import Struct

from biji.model import LinkOptions


class Written(Struct, frozen=True):
    """An address that leads inside the site, or nowhere.

    Attributes:
        path: decoded, NFC; absolute from the site's root (`/…`), relative, or "" for the page itself.
        anchor: decoded, NFC.
        query: as written.
    """

    path: str
    anchor: str = ""
    query: str = ""


_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_REMOVED_BY_BROWSERS = re.compile(r"[\t\r\n]")  # https://url.spec.whatwg.org/#concept-basic-url-parser, steps 1-3
_C0_OR_SPACE = "".join(map(chr, range(0x21)))

# What Jekyll's documentation recommends for internal links (https://jekyllrb.com/docs/liquid/tags/#links,
# https://jekyllrb.com/docs/liquid/filters/): everything but the path falls away.
_SITE_VARIABLE = re.compile(r"\{\{-?\s*site\.(?:url|baseurl|github\.url)\s*-?\}\}")
_FILTERED = re.compile(
    r"""\{\{-?\s*(["'])([^"'{}]*)\1\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.(?:base)?url)[^{}]*\}\}"""
)
_TAG = re.compile(r"\{%-?\s*(link|post_url)\s([^%{}]+)%\}")

#: A text fragment names no id (https://wicg.github.io/scroll-to-text-fragment/).
_TEXT = ":~:"

#: Marks the path of a source file, as Liquid's tags name it.
SOURCE_MARK = "\0"

#: The scheme that parse gives to such a path; the site's address may stand before it, as authors wrote for Jekyll 3.
SOURCE_SCHEME = "source:"


class Reader:
    """Reads addresses by the rules of one site.

    Args:
        options: whose `url` and `baseurl` are the site's own.

    Attributes:
        own: how absolute addresses of the site itself begin; empty when its own is not known.
        host: of the site, or "".
    """

    def __init__(self, options: LinkOptions) -> None:
        host = re.sub(r"^https?:", "", options.url.rstrip("/").casefold())
        self.own = tuple(scheme + host for scheme in ("https:", "http:", "")) if host.startswith("//") else ()
        self.host = host.split("/", 3)[2] if self.own else ""
        base = options.baseurl.strip("/").casefold()
        self._roots = {root + path for root in ("", *self.own) for path in ("", f"/{base}" if base else "")}
        self._baseurl = unicodedata.normalize("NFC", decode("/" + options.baseurl.strip("/"))).rstrip("/")

    def read(self, target: str) -> tuple[Written, ...]:
        """The readings of an address, the regular one first; none when it leads outside (`mailto:`, `data:`, …).

        A category such as `C#` puts a number sign into paths, and authors forget to encode it: further readings take
        it as part of the path.
        """
        plain = _REMOVED_BY_BROWSERS.sub("", target).strip(_C0_OR_SPACE)
        root, tag, path = plain.partition(SOURCE_SCHEME)
        if tag and root.casefold().rstrip("/") in self._roots:
            plain = SOURCE_MARK + path
        local = self._local(_without_liquid(plain) if "{" in plain else plain)
        if local is None:
            return ()
        before, _, anchor = local.partition("#")
        path, _, query = before.partition("?")
        readings = {(path, anchor, query): None}
        if anchor or query:
            path, _, anchor = local.rpartition("#")
            readings |= {(path, anchor, ""): None, (local, "", ""): None}
        return tuple(
            Written(self._without_base(decode(path)), decode("" if anchor.startswith(_TEXT) else anchor), query)
            for path, anchor, query in readings
        )

    def is_of_neighbour(self, target: str) -> bool:
        """Whether an address names the own host, but nothing below the base path: another site may stand there.

        Args:
            target: as written.
        """
        if not self._baseurl or not target.casefold().startswith(self.own):
            return False
        path = decode(re.split("[?#]", target)[0].split("//", 1)[1].partition("/")[2])
        return self._without_base(f"/{path}") == f"/{path}"

    def _without_base(self, path: str) -> str:
        """A path from the host's root as one from the site's root."""
        base = self._baseurl
        if base and path.startswith(base) and path[len(base) : len(base) + 1] in {"", "/"}:
            return path[len(base) :] or "/"
        return path

    def _local(self, plain: str) -> str | None:
        folded = plain[:200].casefold()
        for prefix in self.own:
            rest = plain[len(prefix) :]
            if folded.startswith(prefix) and (not rest or rest[0] in "/?#"):
                return rest if rest.startswith("/") else "/" + rest
        return None if plain.startswith("//") or _SCHEME.match(plain) else plain


def decode(text: str) -> str:
    """Percent-encoding resolved where it is UTF-8, and NFC."""
    if "%" in text:
        try:
            text = unquote_to_bytes(text).decode()
        except UnicodeDecodeError:
            return unicodedata.normalize("NFC", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _without_liquid(target: str) -> str:
    target = _FILTERED.sub(lambda found: "/" + found[2].lstrip("/"), target)
    target = _SITE_VARIABLE.sub("", _TAG.sub(_named_source, target))
    return target[target.rfind(SOURCE_MARK) :] if SOURCE_MARK in target else target


def _named_source(tag: re.Match[str]) -> str:
    folder = "_posts/" if tag[1] == "post_url" else ""
    return SOURCE_MARK + folder + tag[2].strip().removesuffix("-").strip().lstrip("/")
