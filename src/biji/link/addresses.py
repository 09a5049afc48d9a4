"""Who stands at which URL: articles and static files first, then aliases, then the pages that biji makes.

Which files cannot lie beside each other stands in `files.py`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from operator import itemgetter
from urllib.parse import unquote, urlsplit

from biji.diagnostics import Diagnostic, Span
from biji.link.files import Files, Holder, folded
from biji.link.permalinks import output_problem, permalinks, static_url
from biji.model import FEEDS, Article, LinkOptions, StaticFile
from biji.model.permalinks import are_harmless, output_path
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

#: How files begin that are unfinished or biji's own.
_HIDDEN = ".biji-"

#: What their paths begin with.
_MADE_NAMES = _MADE_FILES | {folder.partition("/")[0] for folder in _MADE_FOLDERS}

#: A path, the URL that it wants, and what lies there.
_Page = tuple[str, str, Article]
_Copy = tuple[str, str, StaticFile]

_SPOKEN = str.maketrans({"+": "plus", "#": "sharp"})


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
        self._files = Files()
        self._numbers: dict[str, int] = {}

    def settle(self, articles: Sequence[Article], static: Iterable[StaticFile], options: LinkOptions) -> None:
        """Give articles and files their URLs, in order of paths; who comes later to a taken one is left out.

        Args:
            articles: the published ones.
            static: the files that are copied.
            options: style of permalinks, and collections.
        """
        urls = permalinks(articles, options.permalink, options.collections)
        pages = [(one.source, url, one) for one, url in zip(articles, urls, strict=True)]
        if not are_harmless(urls):
            pages = [one for one in pages if self._is_possible(one[1], _place(one[2], "permalink"))]
        hidden = f"{options.collections_dir}/_" if options.collections_dir else "_"
        copies = [
            (one.path, static_url(one, options) if one.url or one.path.startswith(hidden) else f"/{one.path}", one)
            for one in static
            if not one.url or self._is_possible(static_url(one, options), Span(one.path))
        ]
        pages.sort(key=itemgetter(0))
        copies.sort(key=itemgetter(0))
        if self._take_all(pages, copies):
            self.urls.update([(source, url) for source, url, _ in pages])
            self.static.update([(url, file) for _, url, file in copies])
        else:
            self._take_each([*pages, *copies])
        for url in GENERATED:
            file = url[1:] if url.endswith(_NO_PAGES) else output_path(url)
            self._files.claim(folded(file), (_MADE, file))

    def settle_aliases(self, articles: Iterable[Article]) -> None:
        """Give the articles' former URLs to redirects, in order of paths."""
        for article in sorted(articles, key=lambda article: article.source):
            for alias in article.metadata.aliases:
                url, span = _alias_url(alias), _place(article, "aliases", "redirect_from")
                # A page for `/feed.xml` would be the file feed.xml.html, which nobody sees beside feed.xml.
                file = self._files.at(folded(url[1:]))
                if not self._is_possible(url, span):
                    continue
                if file and file[0] != article.source:
                    self.diagnostics.append(_collision((article.source, url[1:]), file, url, span, alias=True))
                elif self._take(url, output_path(url), span):
                    self.redirects[url] = self.urls[article.source]

    def page(self, folder: str, name: str) -> str:
        """A free URL for a page that biji makes, `/folder/name.html` or the like; taken from now on."""
        stem = folder + _slug(name)
        while True:
            number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
            url = f"{stem}-{number}.html" if number > 1 else f"{stem}.html"
            if self._files.claim(folded(url[1:]), (_MADE, url[1:])) is None:
                return url

    def beside(self, source: str, name: str) -> tuple[str, str]:
        """Free URLs of a CSV and a JSON file beside an article's page: `/folder/page.name.csv`; taken from now on."""
        page = self.urls[source]
        stem = f"{page}{name}" if page.endswith("/") else f"{page.removesuffix('.html')}.{name}"
        free = self._free(stem, (".csv", ".json"))
        return f"{free}.csv", f"{free}.json"

    def downloads(self, wanted: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
        """Free URLs of the data files beside pages, by format, those of a page named alike; taken from now on.

        Args:
            wanted: a page's URL to formats and how their files end (`DOWNLOADS`).
        """
        stems = [f"{page}references" if page.endswith("/") else page.removesuffix(".html") for page in wanted]
        pairs = [*zip(stems, wanted.values(), strict=True)]
        keys = zip(map(_key, stems), wanted.values(), strict=True)
        paths = [key + suffix for key, forms in keys for suffix in forms.values()]
        if not self._claim_beside(paths):
            pairs = [(self._free(stem, forms.values()), forms) for stem, forms in pairs]
        found = ({form: stem + suffix for form, suffix in forms.items()} for stem, forms in pairs)
        return dict(zip(wanted, found, strict=True))

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
        plain = _key(stem)
        ending = ""
        for number in count(2):
            paths = [plain + ending + suffix for suffix in suffixes]  # suffixes are in small letters
            if self._claim_beside(paths):
                break
            ending = f"-{number}"
        return stem + ending

    def _claim_beside(self, paths: Sequence[str]) -> bool:
        """Have files beside pages stand at their places, if all of these are free."""
        claimed = dict.fromkeys(paths, (_MADE, ""))
        return len(claimed) == len(paths) and self._files.claim_all(claimed, {})

    def _is_possible(self, url: str, span: Span) -> bool:
        """Whether a URL can be written as a file; it is told where it cannot."""
        problem = output_problem(url)
        if problem:
            message = f'"{url}" cannot be a file: {problem}'
            self.diagnostics.append(Diagnostic("output-path", span, message, "change its permalink or category"))
        return not problem

    def _take_all(self, pages: Sequence[_Page], copies: Sequence[_Copy]) -> bool:
        """Give all files away at once, if none is in the way of another and of what biji makes: nearly always."""
        files = [(source, output_path(url)) for source, url, _ in pages]
        files += [(path, url[1:]) for path, url, _ in copies]
        holders = {folded(file[1]): file for file in files}
        folders = self._files.folders_of(holders)
        return (
            len(holders) == len(files)
            and f"\n{_HIDDEN}" not in "\n".join(["", *holders])
            and _MADE_FOLDERS.isdisjoint(holders)
            and _MADE_FILES.isdisjoint(folders)
            and self._files.claim_all(holders, folders)
        )

    def _take_each(self, wanted: Iterable[_Page | _Copy]) -> None:
        """Give away the files that are free, in order of paths; an article stands before a file."""
        for path, url, claim in sorted(wanted, key=itemgetter(0)):
            if isinstance(claim, StaticFile):
                if self._take(url, url[1:], Span(path)):
                    self.static[url] = claim
            elif self._take(url, output_path(url), _place(claim, "permalink")):
                self.urls[path] = url

    def _take(self, url: str, file: str, span: Span) -> bool:
        path, holder = folded(file), (span.path, file)
        kept = _kept(path)
        other = (self._files.in_the_way(path) or kept) if kept else self._files.claim(path, holder)
        if other and other[0] != span.path:
            self.diagnostics.append(_collision(holder, other, url, span, alias=span.path in self.urls))
        return other is None


def _kept(key: str) -> Holder | None:
    """The file of biji's own that could not be written if a file stood at this path, for which it needs a folder."""
    if key.partition("/")[0] not in _MADE_NAMES and not key.startswith(_HIDDEN):
        return None
    above = next((parent for parent in _parents(key) if parent in _MADE_FILES), None)
    below = f"{key}/index.html" if key in _MADE_FOLDERS else None
    own = key if key.startswith(_HIDDEN) else None
    file = above or below or own
    return (_MADE, file) if file else None


def _collision(late: Holder, holder: Holder, url: str, span: Span, *, alias: bool) -> Diagnostic:
    (source, file), (other, there) = late, holder
    if file == there:
        why = f'the URL "{url}" belongs to "{other}" already'
    elif folded(file) == folded(there):
        why = f'the URL "{url}" differs only in case from that of "{other}"'
    else:
        why = f'the URL "{url}" needs a folder where "{other}" has a file, or a file where it has a folder'
    left_out = "the alias" if alias else f'"{source}"'
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


def _key(url: str) -> str:
    return folded(url[1:])


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
