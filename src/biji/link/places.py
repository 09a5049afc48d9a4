"""Everything that a link inside the site may lead to, found by any of the forms in which authors write it.

`/a/b.html`, `/a/b`, `/a/b/`, `/a/b/index.html`, `../b.html`, `b.md` beside the source, `_posts/2019-1-1-b.md`.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cached_property

from biji.link.addresses import Addresses
from biji.link.nearest import Nearest
from biji.link.written import SOURCE_MARK, Written

_POST_DATE = re.compile(r"(\d+)-0?(\d{1,2})-0?(\d{1,2})-")
#: How the address of a file ends, and not that of a page.
_FILE = re.compile(r"\.(?!html?$|md$|markdown$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?!html?\b|md\b|markdown\b)[a-z]{2,}(?=[/?#:]|$)", re.IGNORECASE)


class Places:
    """The URLs of a site and the ways to find them.

    Args:
        addresses: given out to articles, static files and aliases.
        made: URLs of pages that biji makes.
        withheld: URLs of articles that are not published, with the reason.

    Attributes:
        known: the URL that stands exactly at one, or where an alias leads; None when nothing does.
    """

    def __init__(self, addresses: Addresses, made: Iterable[str], withheld: Mapping[str, str]) -> None:
        self._urls = addresses.urls
        self._static = addresses.static
        all_urls = [*made, *self._static, *self._urls.values()]
        self._known = dict(zip(all_urls, all_urls, strict=True)) | addresses.redirects
        self.known = self._known.get
        self._withheld = withheld

    def find(self, written: Written, source: str, url: str) -> str | None:
        """The URL that an address means; None when nothing stands there.

        Args:
            written: the address.
            source: the article that holds it.
            url: of that article.
        """
        if not written.path:
            return url
        return next((found for path in _paths(written, source, url) if (found := self._at(path))), None)

    def suggest(
        self, written: Written, anchors_at: Callable[[str], AbstractSet[str]] = lambda _url: frozenset()
    ) -> str:
        """A sentence about what was probably meant, or "".

        Args:
            written: the address, which leads nowhere.
            anchors_at: the anchors of the page with a URL.
        """
        path = written.path
        reason = self._withheld.get(path if path.startswith("/") else "/" + path)
        if reason:
            return f"that article is not published ({reason})"
        if _DOMAIN.match(path):
            return f'did you mean "https://{path}"?'
        meant = (None if _FILE.search(path) else self._by_slug(path)) or self._by_name(path)
        if not meant:
            return ""
        anchor = f"#{written.anchor}" if written.anchor in anchors_at(meant) else ""
        return f'did you mean "{meant}{anchor}"?'

    def suggest_source(self, named: str) -> str:
        """A sentence about the source that a tag probably meant, or "".

        Args:
            named: its path as the tag has it.
        """
        nearest = self._nearest_source.find(posixpath.basename(_plain_source(named)), 0.5)
        return f'did you mean "{self._source_names[nearest]}"?' if nearest else ""

    def elsewhere(self, path: str) -> str:
        """A file of the same name in another folder, or with another extension; "" when there is none."""
        return self._by_name(path) or ""

    def _at(self, path: str) -> str | None:
        known = self._known
        if path in known:
            return known[path]
        if path.startswith("/" + SOURCE_MARK):
            named = path[2:]
            return self._urls.get(named) or known.get(f"/{named}") or self._source(named)
        if path.endswith("/index.html"):
            return known.get(path.removesuffix("index.html"))
        if path.endswith("/"):
            return known.get(path + "index.html")
        if path[1:] in self._urls:
            return self._urls[path[1:]]
        forms = (path + "/", path + ".html", path + "/index.html")
        return next((known[form] for form in forms if form in known), None)

    def _source(self, named: str) -> str | None:
        """The URL of a source without extension; a full stop of the name is no extension."""
        return self._sources.get(_plain_date(named)) or self._sources.get(_plain_source(named))

    @cached_property
    def _sources(self) -> dict[str, str]:
        """Sources without extension and without the zeros of their date, as Liquid's tags may name them."""
        exact = {_plain_source(source): url for source, url in self._urls.items()}
        # `post_url` names posts of any folder by what stands below its `_posts`.
        short = {f"_posts/{source.partition('/_posts/')[2]}": url for source, url in exact.items()}
        return short | exact

    @cached_property
    def _slugs(self) -> dict[str, list[str]]:
        slugs: defaultdict[str, list[str]] = defaultdict(list)
        for url in self._urls.values():
            slugs[_slug(url).casefold()].append(url)
        return slugs

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for url in sorted(self._static):
            name = posixpath.basename(url).casefold()
            names[name].append(url)
            names[posixpath.splitext(name)[0]].append(url)
        return names

    @cached_property
    def _source_names(self) -> dict[str, str]:
        return {posixpath.basename(_plain_source(source)): source for source in reversed(self._urls)}

    @cached_property
    def _nearest_source(self) -> Nearest:
        return Nearest(self._source_names)

    @cached_property
    def _nearest_slug(self) -> Nearest:
        return Nearest(self._slugs)

    @cached_property
    def _nearest_name(self) -> Nearest:
        return Nearest(name for name in self._names if "." in name)

    def _by_slug(self, path: str) -> str | None:
        slug = _slug(path).casefold()
        dated = _POST_DATE.match(slug)
        slug = slug[dated.end() :] if dated else slug
        nearest = slug if slug in self._slugs else self._nearest_slug.find(slug, 0.7) or ""
        # Another number is another part of a series, not a slip.
        if not nearest or _numbers(nearest) != _numbers(slug):
            return None
        return _closest(path, self._slugs[nearest])

    def _by_name(self, path: str) -> str | None:
        name = posixpath.basename(path).casefold()
        found = self._names.get(name) or self._names.get(posixpath.splitext(name)[0], [])
        nearest = "" if found else self._nearest_name.find(name, 0.85) or ""
        if nearest and _numbers(nearest) == _numbers(name):
            found = self._names[nearest]
        return _closest(path, found)


def _paths(written: Written, source: str, url: str) -> Iterator[str]:
    """The absolute paths that an address may stand for, the likeliest first."""
    folders = ["/"]
    if not written.path.startswith(("/", SOURCE_MARK)):
        folders = [posixpath.dirname(url), posixpath.dirname(f"/{source}")]
    for folder in folders:
        yield _joined(folder, written.path)


def _joined(folder: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(folder, path))
    # POSIX keeps two slashes at the beginning.
    absolute = "/" + joined.lstrip("/")
    is_folder = path.rpartition("/")[2] in {"", ".", ".."}
    return absolute + "/" if is_folder and absolute != "/" else absolute


def _plain_source(path: str) -> str:
    return _plain_date(posixpath.splitext(path)[0])


def _plain_date(path: str) -> str:
    folder, name = posixpath.split(path)
    dated = _POST_DATE.match(name)
    return posixpath.join(folder, "-".join((*dated.groups(), name[dated.end() :])) if dated else name)


def _slug(url: str) -> str:
    last = posixpath.basename(url.rstrip("/").removesuffix("/index.html"))
    return last.rpartition(".")[0] or last


def _numbers(slug: str) -> list[str]:
    return re.findall(r"\d+", slug)


def _closest(path: str, urls: list[str], few: int = 20) -> str | None:
    """Of several URLs the one most like a path."""
    return max(urls[:few], key=lambda url: SequenceMatcher(None, path[-200:], url[-200:]).ratio(), default=None)
