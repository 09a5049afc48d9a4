"""Single files of a site, made when they are asked for: what a preview shows is what a build would write.

    files = OnDemand(look_up(site, options))
    files.get("2019/07/11/bert.html")

An article's page needs no other page. Everything else comes from a generator, which makes its files in a fixed order
and is run no further than to the one that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock

from biji.model import OutputFile
from biji.model.kept import opening
from biji.render import GENERATORS, asset_files
from biji.render.article_files import article_files
from biji.render.articles import article_page
from biji.render.assets import ASSETS_URL
from biji.render.concepts import concept_pages
from biji.render.data_files import data_files
from biji.render.feeds import feeds
from biji.render.groups import group_pages
from biji.render.lookup import CONCEPTS_URL, SEARCH_URL, SERIES_URL, TOPICS_URL, Lookup
from biji.render.pages import Page
from biji.render.parts import Generator
from biji.render.references import reference_pages
from biji.render.search import search_index
from biji.render.table_pages import table_files

#: Where those generators make files that take long, as beginnings of URLs: a wrong address is to be told soon.
_AREAS: dict[Generator, tuple[str, ...]] = {
    group_pages: ("/index.html", TOPICS_URL, SERIES_URL),
    concept_pages: (CONCEPTS_URL,),
    asset_files: (ASSETS_URL,),
    search_index: (SEARCH_URL,),
}

#: Those that make only files that the lookup knows by their URLs.
_KNOWN = frozenset((feeds, article_files, table_files, data_files))


class OnDemand:
    """The files of one site; may be asked by many threads.

    Args:
        lookup: of the site.
        generators: what makes all but articles and static files; where two make one path, that of the first counts.
    """

    def __init__(self, lookup: Lookup, generators: Iterable[Generator] = GENERATORS) -> None:
        self._lookup = lookup
        site = lookup.site
        self._sources: dict[str, str] = {}
        for source in site.articles:
            if source in site.urls and site.articles[source] is not lookup.front:
                self._sources.setdefault(lookup.path(site.urls[source]), source)
        self._runs = {generator: _Run(generator, lookup) for generator in generators}

    @opening()
    def get(self, path: str) -> OutputFile | None:
        """The file at a path relative to the site's root; None where a build would write none.

        Raises:
            TemplateError: when a template of the user's own cannot be filled.
        """
        if source := self._sources.get(path):
            return article_page(self._lookup, source).write(self._lookup.templates)
        if static := self._lookup.site.static.get(f"/{path}"):
            return OutputFile(path, static.published)
        for generator, run in self._runs.items():
            made = run.find(path) if self._may_make(generator, f"/{path}") else None
            if made:
                return made.write(self._lookup.templates) if isinstance(made, Page) else made
        return None

    def _may_make(self, generator: Generator, url: str) -> bool:
        if generator in _KNOWN:
            return url in self._lookup.files
        if generator is reference_pages:
            return url.startswith(self._lookup.site.references.url)
        return url.startswith(_AREAS.get(generator, "/"))


class _Run:
    """A generator that goes on where it stopped. What it has made stays, pages unfilled."""

    def __init__(self, generator: Generator, lookup: Lookup) -> None:
        self._lock = Lock()
        self._rest = _files(generator, lookup)
        self._made: dict[str, Page | OutputFile] = {}

    def find(self, path: str) -> Page | OutputFile | None:
        with self._lock:
            while path not in self._made:
                made = next(self._rest, None)
                if made is None:
                    return None
                self._made.setdefault(made.path, made)
            return self._made[path]


def _files(generator: Generator, lookup: Lookup) -> Iterator[Page | OutputFile]:
    """What a generator makes; it begins when the first file is asked for."""
    yield from generator(lookup)
