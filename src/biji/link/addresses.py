"""Who stands at which URL: articles and static files first, then aliases, then the pages that biji makes.

Two claims collide when their files cannot lie beside each other on every disk: the same name, names that differ in
case only (Windows, macOS), or a name that is also a folder.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from operator import itemgetter
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.link.permalinks import output_problem, permalink, static_url
from biji.model import FEEDS, Article, LinkOptions, StaticFile
from biji.model.permalinks import output_path
from biji.text import slugify

#: Pages and files that every site has; a source of the user's own at one of these URLs takes its place.
GENERATED = (
    "/",
    "/404.html",
    "/concepts/",
    "/data/",
    "/feed.json",
    "/feed.xml",
    "/graph/",
    "/llms.txt",
    "/opensearch.xml",
    "/references/",
    "/robots.txt",
    "/search/",
    "/series/",
    "/sitemap.xml",
    "/tables/",
    "/topics/",
)

#: How the addresses of those end that are no pages.
_NO_PAGES = (".xml", ".json", ".txt")

#: Stands for a source where biji itself makes the page.
_MADE = "a page that biji makes"

#: Where the user's own files would leave no place for them.
_MADE_FILES = frozenset(("index.html", "404.html", *(url[1:] for url in GENERATED if url.endswith(_NO_PAGES))))
_MADE_FOLDERS = frozenset(
    ("assets", "assets/biji", "concepts", "data", "graph", "references", "search", "series", "tables", "topics")
)

#: What their paths begin with.
_MADE_NAMES = _MADE_FILES | {folder.partition("/")[0] for folder in _MADE_FOLDERS}

_SPOKEN = str.maketrans({"+": "plus", "#": "sharp"})


class _Holder(Struct, frozen=True):
    """A source and the file that it is written to."""

    source: str
    file: str


class Addresses:
    """The URLs of a site while they are being given out.

    Attributes:
        urls: source to URL.
        static: URL to file.
        redirects: alias to URL.
        diagnostics: what could not have the URL that it asked for.
    """

    def __init__(self) -> None:
        self.urls: dict[str, str] = {}
        self.static: dict[str, StaticFile] = {}
        self.redirects: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self._files: dict[str, _Holder] = {}
        self._folders: dict[str, _Holder] = {}
        # Folders where nothing of biji's own ever stands.
        self._plain: set[str] = set()
        self._numbers: dict[str, int] = {}

    def settle(self, articles: Iterable[Article], static: Iterable[StaticFile], options: LinkOptions) -> None:
        """Give articles and files their URLs, in order of paths; who comes later to a taken one is left out.

        Args:
            articles: the published ones.
            static: the files that are copied.
            options: style of permalinks, and collections.
        """
        claims: list[tuple[str, Article | StaticFile]] = [(article.source, article) for article in articles]
        claims += [(file.path, file) for file in static]
        claims.sort(key=itemgetter(0))  # stable: an article stands before a file
        hidden = f"{options.collections_dir}/_" if options.collections_dir else "_"
        for path, claim in claims:
            if isinstance(claim, StaticFile):
                url = static_url(claim, options) if claim.url or path.startswith(hidden) else f"/{path}"
                problem = output_problem(url, Span(path)) if claim.url else None
                if problem:
                    self.diagnostics.append(problem)
                elif self._take(url, url[1:], Span(path)):
                    self.static[url] = claim
                continue
            url, span = permalink(claim, options.permalink, options.collections), _place(claim, "permalink")
            problem = output_problem(url, span)
            if problem:
                self.diagnostics.append(problem)
            elif self._take(url, output_path(url), span):
                self.urls[path] = url
        for url in GENERATED:
            file = url[1:] if url.endswith(_NO_PAGES) else output_path(url)
            self._claim(_folded(file), _Holder(_MADE, file))

    def settle_aliases(self, articles: Iterable[Article]) -> None:
        """Give the articles' former URLs to redirects, in order of paths."""
        for article in sorted(articles, key=lambda article: article.source):
            for alias in article.metadata.aliases:
                url, span = _alias_url(alias), _place(article, "aliases", "redirect_from")
                problem = output_problem(url, span)
                # A page for `/feed.xml` would be the file feed.xml.html, which nobody sees beside feed.xml.
                file = self._files.get(_folded(url[1:]))
                if problem:
                    self.diagnostics.append(problem)
                elif file and file.source != article.source:
                    self.diagnostics.append(_collision(_Holder(article.source, url[1:]), file, url, span, alias=True))
                elif self._take(url, output_path(url), span):
                    self.redirects[url] = self.urls[article.source]

    def page(self, folder: str, name: str) -> str:
        """A free URL for a page that biji makes, `/folder/name.html` or the like; taken from now on."""
        stem = folder + _slug(name)
        while True:
            number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
            url = f"{stem}-{number}.html" if number > 1 else f"{stem}.html"
            if self._claim(_folded(url[1:]), _Holder(_MADE, url[1:])) is None:
                return url

    def beside(self, source: str, name: str) -> tuple[str, str]:
        """Free URLs of a CSV and a JSON file beside an article's page: `/folder/page.name.csv`; taken from now on."""
        page = self.urls[source]
        stem = f"{page}{name}" if page.endswith("/") else f"{page.removesuffix('.html')}.{name}"
        free = self._free(stem, (".csv", ".json"))
        return f"{free}.csv", f"{free}.json"

    def downloads(self, page: str, suffixes: Mapping[str, str]) -> dict[str, str]:
        """Free URLs of the data files beside a page, by format, named alike; taken from now on.

        Args:
            page: its URL.
            suffixes: format to how its files end (`DOWNLOADS`).
        """
        stem = f"{page}references" if page.endswith("/") else page.removesuffix(".html")
        free = self._free(stem, suffixes.values())
        return {form: free + suffix for form, suffix in suffixes.items()}

    def feeds(self, page: str) -> dict[str, str]:
        """Free URLs of the feeds beside a page, by form; taken from now on.

        Args:
            page: its URL.
        """
        stem = f"{page}feed" if page.endswith("/") else page.removesuffix(".html")
        free = self._free(stem, FEEDS.values())
        return {form: free + suffix for form, suffix in FEEDS.items()}

    def _free(self, stem: str, suffixes: Collection[str]) -> str:
        """A stem like this one with which nobody has a URL of one of these suffixes; all of them are taken now."""
        folded = _folded(stem[1:])
        keys = [folded + suffix for suffix in suffixes]  # suffixes are in small letters
        ending = ""
        for number in count(2):
            if self._claim_all(keys):
                break
            ending = f"-{number}"
            keys = [folded + ending + suffix for suffix in suffixes]
        return stem + ending

    def _take(self, url: str, file: str, span: Span) -> bool:
        key, source = _folded(file), span.path
        folder = key.rpartition("/")[0]
        if key not in self._files and key not in self._folders and folder in self._plain:
            self._files[key] = _Holder(source, file)  # most files lie beside others
            return True
        is_plain = key.partition("/")[0] not in _MADE_NAMES and not key.startswith(".biji-")
        kept = None if is_plain else _kept(key)
        holder = _Holder(source, file)
        other = self._conflict(key, self._new_folders(key)) or kept if kept else self._claim(key, holder)
        if other is None:
            if folder and is_plain:
                self._plain.add(folder)
        elif other.source != source:
            self.diagnostics.append(_collision(holder, other, url, span, alias=source in self.urls))
        return other is None

    def _claim(self, key: str, holder: _Holder) -> _Holder | None:
        """Have a file stand at a place that is free; else who stands there, or where one of its folders would be."""
        new = self._new_folders(key)
        other = self._conflict(key, new)
        if other is None:
            self._files[key] = holder
            self._folders.update(dict.fromkeys(new, holder))
        return other

    def _claim_all(self, keys: Sequence[str]) -> bool:
        """Have files of one folder stand at their places, if all of these are free."""
        if not self._files.keys().isdisjoint(keys) or not self._folders.keys().isdisjoint(keys):
            return False
        if keys[0].rpartition("/")[0] not in self._folders and self._claim(keys[0], _Holder(_MADE, keys[0])):
            return False
        self._files.update(dict.fromkeys(keys, _Holder(_MADE, keys[0])))
        return True

    def _new_folders(self, key: str) -> list[str]:
        """The folders of a file that hold nothing yet, the innermost first; above a folder nothing is a file."""
        new = []
        folder = key.rpartition("/")[0]
        while folder and folder not in self._folders:
            new.append(folder)
            folder = folder.rpartition("/")[0]
        return new

    def _conflict(self, key: str, new: Sequence[str]) -> _Holder | None:
        if key in self._files:
            return self._files[key]
        if key in self._folders:
            return self._folders[key]
        return next((self._files[folder] for folder in new if folder in self._files), None) if new else None


def _kept(key: str) -> _Holder | None:
    """The file of biji's own that could not be written if a file stood at this path, for which it needs a folder."""
    above = next((parent for parent in _parents(key) if parent in _MADE_FILES), None)
    below = f"{key}/index.html" if key in _MADE_FOLDERS else None
    own = key if key.startswith(".biji-") else None
    file = above or below or own
    return _Holder(_MADE, file) if file else None


def _collision(late: _Holder, holder: _Holder, url: str, span: Span, *, alias: bool) -> Diagnostic:
    if late.file == holder.file:
        why = f'the URL "{url}" belongs to "{holder.source}" already'
    elif _folded(late.file) == _folded(holder.file):
        why = f'the URL "{url}" differs only in case from that of "{holder.source}"'
    else:
        why = f'the URL "{url}" needs a folder where "{holder.source}" has a file, or a file where it has a folder'
    left_out = "the alias" if alias else f'"{late.source}"'
    hint = f"{left_out} is left out; give one of them another permalink, name or date"
    return Diagnostic("url-collision", span, why, hint)


def _place(article: Article, key: str, other: str = "") -> Span:
    """A key of its front matter, else another one; the file, where it has neither."""
    lines = article.metadata.lines
    return Span(article.source, lines.get(key) or lines.get(other, 0))


def _parents(path: str) -> Iterator[str]:
    """The folders above a path, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _folded(file: str) -> str:
    return file.lower() if file.isascii() else unicodedata.normalize("NFC", file.casefold())


def _alias_url(alias: str) -> str:
    """An alias as written (`old.html`, `/old/`, `https://example.org/old%20name`) as a URL of the site."""
    path = urlsplit(alias).path if "://" in alias else alias
    parts = unicodedata.normalize("NFC", unquote(path)).split("/")
    kept = [part for part in parts if part not in {"", ".", ".."}]
    return "/" + "/".join(kept) + ("/" if kept and not parts[-1] else "")


def _slug(name: str) -> str:
    """A name as a file's name: `C++` is `cplusplus`."""
    plain = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return slugify(plain.translate(_SPOKEN) if "+" in plain or "#" in plain else plain) or "-"
