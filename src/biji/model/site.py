"""All articles together, and what they are to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from biji.diagnostics import Diagnostic
from biji.model.articles import Article
from biji.model.blocks import Table
from biji.model.fragments import Reference
from biji.model.knowledge import Concept, Continuation, Mention, Place, Related
from biji.model.sources import StaticFile


class Part(Struct, frozen=True, gc=False):
    """An article as a part of a series.

    Attributes:
        ordinal: the numeral of the title; None without one.
        title: the series' item as the title has it, such as `Attention（四）`.
        subtitle: what follows `——`, or "".
    """

    source: str
    ordinal: int | None
    title: str
    subtitle: str = ""


class Series(Struct, frozen=True, gc=False):
    """Articles that continue each other, in reading order. `url` is its page, decoded, from the site's root."""

    name: str
    url: str
    parts: tuple[Part, ...]


class Topic(Struct, frozen=True, gc=False):
    """A category or tag, with its articles in order of date, newest first."""

    name: str
    url: str
    articles: tuple[str, ...]


class Citation(Struct, frozen=True, gc=False):
    """One place that points to a resource.

    Attributes:
        source: the citing article.
        anchor: of the section; "" for the top of the page.
        section: the section's title as text, or "".
    """

    source: str
    anchor: str
    section: str
    reference: Reference


class Resource(Struct, frozen=True, gc=False):
    """One outside work with all its citations, in order of the articles' dates.

    Attributes:
        kind: as of its references: `article`, `paper`, `repository`, …
    """

    key: str
    url: str
    name: str
    host: str
    citations: tuple[Citation, ...]
    kind: str = "article"


class ResourceGroup(Struct, frozen=True, gc=False):
    """The resources of one topic, host, kind or year, and the page that lists them.

    The group of all small hosts has no name, and so has the year of articles without date.

    Attributes:
        resources: from link put together when they are first read.
    """

    name: str
    url: str
    resources: Sequence[Resource]


class ReferenceIndex(Struct, frozen=True, gc=False):
    """Every resource of the site, on one page each per topic, host, kind (largest first) and year (newest first).

    Small hosts share one page; the year is that of the citing article.

    Attributes:
        shared: the resources that several articles cite.
    """

    url: str = "/references/"
    by_topic: tuple[ResourceGroup, ...] = ()
    by_host: tuple[ResourceGroup, ...] = ()
    total: int = 0
    by_kind: tuple[ResourceGroup, ...] = ()
    by_year: tuple[ResourceGroup, ...] = ()
    shared: tuple[Resource, ...] = ()

    @property
    def groups(self) -> tuple[ResourceGroup, ...]:
        """All groups, each of which has its page."""
        return (*self.by_topic, *self.by_host, *self.by_kind, *self.by_year)


class Backlink(Struct, frozen=True, gc=False):
    """A written link from another article, or its naming of this one as 《series（n）》.

    Attributes:
        source: the linking article.
        anchor: of the section that holds the link.
        text: the sentence around it, or the link's text.
    """

    source: str
    anchor: str
    text: str


class Neighbours(Struct, frozen=True, gc=False):
    """What comes before and after an article in its topic; sources, "" at the ends."""

    previous: str = ""
    next: str = ""


class Target(Struct, frozen=True, gc=False):
    """Where a link inside the site leads.

    The parts stay apart because a decoded URL may itself hold `#` and `?`, as in `/c#/2018/12/01/lists.html`.

    Attributes:
        url: of an article, a static file or a page that biji makes.
        anchor: without `#`, decoded; "" for the top of the page.
        query: without `?`, as written.
    """

    url: str
    anchor: str = ""
    query: str = ""


class SiteTable(Struct, frozen=True, gc=False):
    """A table that holds data, as the site knows it.

    Attributes:
        number: among the tables of its article, counted from 1.
        name: the words that introduce it, else the title of its section or article.
        csv, json: URLs of the files with its data.
    """

    place: Place
    number: int
    name: str
    table: Table
    csv: str
    json: str


class OutputFile(Struct, frozen=True, gc=False):
    """A file to write.

    Attributes:
        path: relative to the output folder, with `/`.
        content: its bytes, or the static file whose bytes are copied.
    """

    path: str
    content: bytes | StaticFile


class Site(Struct, frozen=True, gc=False):
    """All articles and what they are to each other.

    Every URL is decoded, NFC, begins with `/`, and does not contain the base URL; a final `/` means `index.html`.

    Attributes:
        articles: published ones by source, newest first.
        urls: source to URL.
        targets: source, then target as written, to where it leads, for links that lead inside the site; `#id` of the
            page itself needs none.
        topics_of: source to the names of its topics, as the article orders them: categories first.
        series_of: source to the names of the series it belongs to, as its front matter or title orders them.
        concepts: in order of their names.
        concepts_of: source to the keys of the concepts that its sections are about, in order of the text.
        continuations: in order of the continuing places.
        mentions: key of a concept to the places that name it, the most telling first.
        related: source to the articles closest to it, the closest first.
        tables: those that hold data, in order of articles and text.
        redirects: old URL to URL, or to a whole address of another site.
        static: files by URL.
        downloads: URL of a page to the data files beside it: their URLs by format.
        generated: files that plugins made.
        feeds: URL of a page to the feeds of its articles, `atom` and `json`; none where the address is not known.
    """

    articles: Mapping[str, Article]
    urls: Mapping[str, str]
    targets: Mapping[str, Mapping[str, Target]] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    topics_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    series: tuple[Series, ...] = ()
    series_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    references: ReferenceIndex = ReferenceIndex()
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)
    neighbours: Mapping[str, Neighbours] = field(default_factory=dict)
    concepts: tuple[Concept, ...] = ()
    concepts_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    continuations: tuple[Continuation, ...] = ()
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    tables: tuple[SiteTable, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    static: Mapping[str, StaticFile] = field(default_factory=dict)
    downloads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    feeds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    generated: tuple[OutputFile, ...] = ()

    @property
    def resources(self) -> tuple[Resource, ...]:
        """Every outside work once, those of the most cited hosts first."""
        return tuple(resource for group in self.references.by_host for resource in group.resources)


class Linked(Struct, frozen=True, gc=False):
    """What link returns."""

    site: Site
    diagnostics: tuple[Diagnostic, ...] = ()
