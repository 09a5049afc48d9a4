"""A site with the indexes that building its pages needs, made once, so that no page searches through all articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from typing import TypeVar

from msgspec import Struct, structs

from biji.model import (
    Article,
    Citation,
    ComparisonTable,
    Concept,
    ReferenceIndex,
    RenderOptions,
    Resource,
    Series,
    Site,
    SiteTable,
    Topic,
)
from biji.model.permalinks import output_path
from biji.render.assets import ASSETS_URL, Assets, default_assets
from biji.render.download_urls import download_urls
from biji.render.environment import Templates, templates_for
from biji.render.joins import Joins, joins_by_source
from biji.render.paging import cut
from biji.render.strings import Strings, strings_for
from biji.render.titled_works import titled_works
from biji.render.translations import translations
from biji.render.urls import encode_path, page_name

TOPICS_URL = "/topics/"
SERIES_URL = "/series/"
TABLES_URL = "/tables/"
CONCEPTS_URL = "/concepts/"
SEARCH_URL = "/search/"
GRAPH_URL = "/graph/"
SITEMAP_URL = "/sitemap.xml"
ROBOTS_URL = "/robots.txt"
LLMS_URL = "/llms.txt"
OPENSEARCH_URL = "/opensearch.xml"

#: What biji makes that is no page.
_FILES = (SITEMAP_URL, ROBOTS_URL, LLMS_URL, OPENSEARCH_URL)

_Group = TypeVar("_Group", Series, Topic)


class Place(Struct, frozen=True):
    """A work in the reference index.

    Attributes:
        citations: source to the first place that cites it there.
    """

    resource: Resource
    citations: Mapping[str, Citation]


class OutputPaths(dict[str, str]):
    """URL to its output file, percent-encoded; each is found when a page first asks for it.

    Args:
        files: URLs that are published exactly as they are.
    """

    def __init__(self, files: AbstractSet[str]) -> None:
        super().__init__()
        self._files = files

    def __missing__(self, url: str) -> str:
        """Find one."""
        self[url] = found = encode_path(_path(url, self._files))
        return found


class FoundLater(Mapping[str, str]):
    """What only some pages ask for, and a build that makes few pages seldom: it is found at the first question.

    Args:
        find: finds it.
    """

    def __init__(self, find: Callable[[], Mapping[str, str]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[str, str]:
        return self._find()

    def __getitem__(self, key: str) -> str:
        """The value of a key."""
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        """All keys."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found)


class Lookup(Struct, frozen=True):
    """A site, ready to be rendered.

    Attributes:
        templates: the theme's, with the user's own.
        assets: the theme's files, with the user's own.
        files: URLs that are published exactly as they are, unlike those of pages.
        front: the user's own front page, which opens biji's list of articles.
        taken: output paths of articles, static files and what plugins made: no page of biji's may stand there.
        series_of: source to its series, each with the article's position, the one that it names first before others.
        topics_of: source to its topics, each with the article's position, its first category before others.
        resources: for every key of a work that several articles cite, its place in the reference index.
        index_pages: key of such a work, as a resource, to the URL of the page that lists it.
        concepts: key to concept.
        mentioned: source to the concepts that its text names without a section about them, in order of their names.
        joins: source to the ends of continuations that lie in it.
        references: source to its number of references.
        tables: source and number to a table that holds data.
        works: key of a title that names a row of a comparison to the address of the work that bears it.
        translations: source to language tag to URL, for articles in more than one language.
        groups: URL of a series or topic to the sources of its articles, in order of their paths.
        listed: source to the keys of the references that stand in its lists, and so have an id there.
        paths: URL to its output file, percent-encoded.
        rooms: what every page leads to, by the names of its words in `Strings`, to its URL.
    """

    site: Site
    options: RenderOptions
    strings: Strings
    templates: Templates
    assets: Assets
    files: frozenset[str]
    front: Article | None
    taken: frozenset[str]
    series_of: Mapping[str, tuple[tuple[Series, int], ...]]
    topics_of: Mapping[str, tuple[tuple[Topic, int], ...]]
    resources: Mapping[str, Place]
    index_pages: Mapping[str, str]
    concepts: Mapping[str, Concept]
    mentioned: Mapping[str, tuple[Concept, ...]]
    joins: Mapping[str, Joins]
    references: Mapping[str, int]
    tables: Mapping[tuple[str, int], SiteTable]
    works: Mapping[str, str]
    translations: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, tuple[str, ...]]
    listed: Mapping[str, frozenset[str]]
    paths: Mapping[str, str]
    rooms: Mapping[str, str]

    def path(self, url: str) -> str:
        """The output file of a URL of this site."""
        return _path(url, self.files)

    def is_free(self, url: str) -> bool:
        """Whether a generated page may stand there: a page of the user's own at that URL wins."""
        return self.path(url) not in self.taken


def look_up(site: Site, options: RenderOptions) -> Lookup:
    """Index a site."""
    files = frozenset((*site.static, *_FILES, *download_urls(site, options)))
    files |= {url for one in site.tables for url in (one.csv, one.json)}
    files |= {url for feeds in site.feeds.values() for url in feeds.values()}
    front = _front(site)
    pages = (
        output_path(url)
        for source, url in site.urls.items()
        if source in site.articles and site.articles[source] is not front
    )
    return Lookup(
        site=site,
        options=options,
        strings=strings_for(options.lang),
        templates=templates_for(options.theme.templates, options.plugins),
        assets=Assets(options.theme.static) if options.theme.static else default_assets(),
        files=files,
        front=front,
        taken=frozenset(pages) | {url[1:] for url in site.static} | {file.path for file in site.generated},
        series_of=_members(((one, [part.source for part in one.parts]) for one in site.series), site.series_of),
        topics_of=_members(((topic, topic.articles) for topic in site.topics), site.topics_of),
        resources=_shared_resources(site.references),
        index_pages=FoundLater(partial(_index_pages, site.references)),
        concepts={concept.key: concept for concept in site.concepts},
        mentioned=_mentioned(site),
        joins=joins_by_source(site.continuations),
        references={source: article.outline.references for source, article in site.articles.items()},
        tables={(one.place.source, one.number): one for one in site.tables},
        works=FoundLater(partial(titled_works, site)),
        translations=translations(site),
        groups=_groups(site),
        listed={source: _listed_keys(article) for source, article in site.articles.items()},
        paths=OutputPaths(files),
        rooms=_rooms(site),
    )


def exchange(lookup: Lookup, article: Article) -> Lookup:
    """The lookup of a site in which one article has another text: what other articles know of it stays as it was.

    Args:
        lookup: of the site.
        article: as its file is now; it is published, at the same URL.
    """
    site, source = lookup.site, article.source
    return structs.replace(
        lookup,
        site=structs.replace(site, articles={**site.articles, source: article}),
        front=article if lookup.front is site.articles[source] else lookup.front,
        references={**lookup.references, source: article.outline.references},
        listed={**lookup.listed, source: _listed_keys(article)},
    )


def _path(url: str, files: AbstractSet[str]) -> str:
    return url[1:] if url in files or url.startswith(ASSETS_URL) else output_path(url)


def _rooms(site: Site) -> dict[str, str]:
    compared = any(isinstance(one.table, ComparisonTable) for one in site.tables)
    rooms = (
        ("topics", TOPICS_URL, bool(site.topics)),
        ("series", SERIES_URL, bool(site.series)),
        ("concepts", CONCEPTS_URL, bool(site.concepts)),
        ("references", site.references.url, bool(site.references.total)),
        ("tables", TABLES_URL, compared),
    )
    return {name: url for name, url, has_pages in rooms if has_pages}


def _members(
    groups: Iterable[tuple[_Group, Sequence[str]]], named: Mapping[str, Sequence[str]]
) -> dict[str, tuple[tuple[_Group, int], ...]]:
    """Source to the groups that it belongs to, as it orders them, each with its position there."""
    found: dict[str, list[tuple[_Group, int]]] = {}
    for group, sources in groups:
        for index, source in enumerate(sources):
            found.setdefault(source, []).append((group, index))
    order = {(source, name): index for source, names in named.items() for index, name in enumerate(names)}
    return {
        source: tuple(sorted(places, key=lambda place: order[source, place[0].name]))
        for source, places in found.items()
    }


def _groups(site: Site) -> dict[str, tuple[str, ...]]:
    sources = {one.url: {part.source for part in one.parts} for one in site.series}
    sources |= {one.url: set(one.articles) for one in site.topics}
    return {url: tuple(sorted(found)) for url, found in sources.items()}


def _mentioned(site: Site) -> dict[str, tuple[Concept, ...]]:
    found: dict[str, list[Concept]] = {}
    for concept in site.concepts:
        for source in dict.fromkeys(mention.place.source for mention in site.mentions.get(concept.key, ())):
            found.setdefault(source, []).append(concept)
    return {source: tuple(concepts) for source, concepts in found.items()}


def _front(site: Site) -> Article | None:
    for source, url in site.urls.items():
        article = site.articles.get(source)
        if article and url in {"/", "/index.html"}:
            return article
    return None


def _shared_resources(index: ReferenceIndex) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for resource in index.shared:
        place = Place(resource, {citation.source: citation for citation in reversed(resource.citations)})
        # Two addresses with one title are one work, known under two keys.
        places.update((citation.reference.key, place) for citation in resource.citations)
    return places


def _index_pages(index: ReferenceIndex) -> dict[str, str]:
    return {
        resource.key: page_name(group.url, number)
        for group in index.by_host
        for number, resources in enumerate(cut(group.resources), 1)
        for resource in resources
        if len(resource.citations) > 1
    }


def _listed_keys(article: Article) -> frozenset[str]:
    keys = [work.key for _, _, works in article.outline.works for work in works]
    return frozenset(keys).difference(article.outline.unlisted)
