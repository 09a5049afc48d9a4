"""One state of the site: what is served until the next one takes its place, all at once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from biji.build import Loaded
from biji.diagnostics import Diagnostic, TemplateError
from biji.model import Article, Parsed, StaticFile
from biji.render.lookup import Lookup, exchange, look_up
from biji.render.on_demand import OnDemand
from biji.render.special import NOT_FOUND_URL
from biji.serve.live import Fingerprint, fingerprint, with_script

#: What decides at which URL an article is, and whether.
_PLACE = ("date", "slug", "categories", "permalink", "aliases", "draft", "published")

#: Made pages that are kept, in bytes; a browser asks for the same few again and again.
_KEPT = 32_000_000


class Page(Struct, frozen=True):
    """A page as it is sent: with the script that waits for the next state of it."""

    content: bytes
    fingerprint: Fingerprint


class Snapshot:
    """A site with its pages, which are made when they are asked for.

    Args:
        lookup: of the site.
        loaded: what the site's folder held.
        problems: what there is to say about it.
        exchanged: the paths of articles whose text is newer than the rest.
    """

    def __init__(
        self,
        lookup: Lookup,
        loaded: Loaded,
        problems: tuple[Diagnostic, ...],
        exchanged: frozenset[str] = frozenset(),
    ) -> None:
        self.lookup = lookup
        self.loaded = loaded
        self.problems = problems
        self.exchanged = exchanged
        self._files = OnDemand(lookup)
        self._pages: dict[str, Page] = {}
        self._size = 0

    @property
    def base(self) -> str:
        """The path under which the site is: "" or `/name`."""
        return self.lookup.options.baseurl.rstrip("/")

    def file(self, path: str) -> Page | bytes | StaticFile | None:
        """What is at a path below the base; None where a build would write nothing.

        Raises:
            TemplateError: when a template of the user's own cannot be filled.
        """
        if path in self._pages:
            return self._pages[path]
        made = self._files.get(path)
        if made is None or isinstance(made.content, StaticFile) or not path.endswith(".html"):
            return made.content if made else None
        return self._keep(made.path, made.content)

    def missing(self) -> Page:
        """The page for all other addresses."""
        page = self.file(NOT_FOUND_URL[1:])
        return page if isinstance(page, Page) else Page(b"", Fingerprint("", ""))

    def _keep(self, path: str, content: bytes) -> Page:
        found = fingerprint(content, path, self.lookup.site.static)
        page = Page(with_script(content, found), found)
        if self._size > _KEPT:
            self._pages, self._size = {}, 0
        self._size += len(page.content)
        self._pages[path] = page
        return page

    def exchange(self, found: Mapping[str, Parsed]) -> Snapshot | None:
        """The same site with other texts of some articles, so far as one can tell without the others.

        Args:
            found: what their files hold now, by source.

        Returns:
            None when an article is new, gone or would have another URL: then all articles are to be asked.
        """
        lookup, problems, paths = self.lookup, self.problems, set(self.exchanged)
        for source, parsed in found.items():
            before = lookup.site.articles.get(source)
            if before is None or parsed.article is None or _place(parsed.article) != _place(before):
                return None
            lookup = exchange(lookup, parsed.article)
            problems = (*(one for one in problems if one.span.path != source), *parsed.diagnostics)
            paths.add(lookup.path(lookup.site.urls[source]))
        return Snapshot(lookup, self.loaded, problems, frozenset(paths))

    def with_problems(self, problems: tuple[Diagnostic, ...]) -> Snapshot:
        """The same site, about which there is something else to say."""
        return Snapshot(self.lookup, self.loaded, problems, self.exchanged)


def take(loaded: Loaded) -> Snapshot:
    """The state of a site that has been loaded.

    Returns:
        Where a template of the user's own fails, the problem stands among the others.
    """
    snapshot = Snapshot(look_up(loaded.site, loaded.render), loaded, loaded.diagnostics)
    try:
        for path in _samples(snapshot):
            snapshot.file(path)
    except TemplateError as error:
        return snapshot.with_problems((*snapshot.problems, error.diagnostic))
    return snapshot


def _samples(snapshot: Snapshot) -> list[str]:
    """A page of each kind that has a template of its own and is quickly made."""
    lookup = snapshot.lookup
    first = next(iter(lookup.site.urls.values()), "/")
    return ["index.html", lookup.path(first), NOT_FOUND_URL[1:]]


def _place(article: Article) -> tuple[object, ...]:
    return tuple(getattr(article.metadata, name) for name in _PLACE)
