"""How a page addresses other pages, and what the links of its text resolve to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from biji.model import SERIES_SCHEME, Link, Target
from biji.render.fragments import Address
from biji.render.lookup import Lookup
from biji.render.urls import (
    SCRIPT_SCHEMES,
    encode_anchor,
    encode_path,
    folders_around,
    href_from,
    is_allowed,
    scheme,
    tidy,
)


class Linker(Protocol):
    """Turns URLs of the site into addresses for one page.

    Attributes:
        lookup: the site that the page belongs to.
    """

    lookup: Lookup

    def href(self, url: str, anchor: str = "", query: str = "") -> str:
        """The address of a URL of the site.

        Args:
            url: decoded, beginning with `/`.
            anchor: decoded, without `#`; "" for none.
            query: as written, without `?`; "" for none.
        """


class RelativeLinker:
    """Addresses relative to a page, which hold wherever the site lies."""

    def __init__(self, lookup: Lookup, path: str) -> None:
        self.lookup = lookup
        self._folders = folders_around(path)
        self._own = encode_path(path)
        self._known: dict[str, str] = {}

    def href(self, url: str, anchor: str = "", query: str = "") -> str:
        """See `Linker`; a link to a place on the page itself is only the anchor."""
        known = self._known.get(url)
        if known is None:
            known = self._known[url] = href_from(self._folders, self.lookup.paths[url])
        if not anchor and not query:
            return known
        if not query and self.lookup.paths[url] == self._own:
            return "#" + encode_anchor(anchor)
        return known + _tail(anchor, query)


class AbsoluteLinker:
    """Addresses from the host's root, for the page that is shown at any address: `404.html`."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._base = encode_path(lookup.options.baseurl.rstrip("/"))

    def href(self, url: str, anchor: str = "", query: str = "") -> str:
        """See `Linker`."""
        return self._base + encode_path(url) + _tail(anchor, query)


class PermanentLinker:
    """Whole addresses, for what is read elsewhere, such as feeds; from the root where the host is not known."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self._site = lookup.options.url.rstrip("/") + encode_path(lookup.options.baseurl.rstrip("/"))

    def href(self, url: str, anchor: str = "", query: str = "") -> str:
        """See `Linker`."""
        return self._site + encode_path(url) + _tail(anchor, query)


def permanent_url(lookup: Lookup, url: str) -> str:
    """The absolute URL of a page, or "" when the site's own address is not known."""
    return PermanentLinker(lookup).href(url) if lookup.options.url else ""


class SiteResolver:
    """Resolves the links of one article's text, on the page where it is shown."""

    def __init__(self, linker: Linker, source: str) -> None:
        site = linker.lookup.site
        self._targets: Mapping[str, Target] = site.targets.get(source, {})
        self._static = site.static
        self._linker = linker

    def __call__(self, link: Link) -> Address:
        """Internal targets become relative addresses, others stay as written if their scheme may stand."""
        found = self._targets.get(link.target)
        if found and not link.attribute:
            return Address(encode_path(self._linker.lookup.options.baseurl.rstrip("/") + found.url))
        if found:
            return Address(self._linker.href(found.url, found.anchor, found.query), self._static.get(found.url))
        if not is_allowed(link.target, link.element):
            return Address(None)
        target = tidy(link.target)
        if target.startswith("/") and not target.startswith("//"):
            return Address(self._from_root(target), missing=True)
        return Address(target, missing=not scheme(target) and not target.startswith(("//", "#")))

    def _from_root(self, target: str) -> str:
        # A path that the site does not have may be served by something else below the same base path.
        base = self._linker.href("/")
        return base.removesuffix("index.html") + self._below_base(target)[1:]

    def _below_base(self, target: str) -> str:
        """A path that begins with the base path already, as `{{ site.baseurl }}` makes it, from the site's root."""
        prefix = encode_path(self._linker.lookup.options.baseurl.rstrip("/")) + "/"
        return target[len(prefix) - 1 :] if prefix != "/" and target.startswith(prefix) else target


def as_written(link: Link) -> Address:
    """The address exactly as the author wrote it, unless no one did or it would run code in the page."""
    if link.target.startswith(SERIES_SCHEME):
        return Address(None)
    if scheme(link.target) in SCRIPT_SCHEMES and not is_allowed(link.target, link.element):
        return Address(None)
    return Address(link.target)


def _tail(anchor: str, query: str) -> str:
    return (f"?{tidy(query)}" if query else "") + (f"#{encode_anchor(anchor)}" if anchor else "")
