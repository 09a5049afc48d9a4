"""The pages that list articles: the front page and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from biji.model import Article, Series, Topic
from biji.render import views
from biji.render.block_views import BodyView, LinkView
from biji.render.blocks import BodyContext, body_view
from biji.render.fragments import Scope, formulas_of
from biji.render.graph.overview import overview_link
from biji.render.graph.timeline import timeline
from biji.render.graph.views import TimelineView
from biji.render.links import RelativeLinker, SiteResolver
from biji.render.lookup import SERIES_URL, TOPICS_URL, Lookup
from biji.render.pages import Page, article_entry, breadcrumb, linker_for, page_view
from biji.render.strings import counted

RECENT = 12
_HOME_SERIES = 18


def home_page(lookup: Lookup) -> Page:
    """The front page: what is new, the series, the topics. The user's own page at `/` opens it."""
    site, strings, linker = lookup.site, lookup.strings, linker_for(lookup, "/")
    recent = [source for source, article in site.articles.items() if article.metadata.date][:RECENT]
    opening = lookup.front
    scope = Scope(
        SiteResolver(linker, opening.source if opening else ""),
        opening.anchors if opening else (),
        formulas_of(opening.body) if opening else (),
        task=strings.task,
    )
    body = _opening(lookup, opening, scope)
    largest = sorted(site.series, key=lambda series: -len(series.parts))[:_HOME_SERIES]
    dated = sum(1 for article in site.articles.values() if article.metadata.date)
    facts = (
        counted(strings.articles, dated),
        *([counted(strings.series_count, len(site.series))] if site.series else []),
        *([counted(strings.references_count, site.references.total)] if site.references.total else []),
    )
    return Page(
        lookup.path("/"),
        "home.html",
        views.HomeView(
            page=page_view(
                linker, "/", "", description=lookup.options.description or " · ".join(facts), math=scope.typeset
            ),
            lead=lookup.options.description,
            opening=body,
            facts=facts,
            recent=tuple(article_entry(linker, source, topic=True) for source in recent),
            series=tuple(_series_link(linker, series) for series in largest),
            more_series=LinkView(strings.series, linker.href(SERIES_URL)) if site.series else None,
            topics=tuple(_topic_link(linker, topic) for topic in site.topics),
            overview=overview_link(linker),
        ),
    )


def topic_page(lookup: Lookup, topic: Topic) -> Page:
    """A topic's articles, newest first, under their years, with the series among them."""
    linker, strings = linker_for(lookup, topic.url), lookup.strings
    published = [source for source in topic.articles if source in lookup.site.articles]
    groups = tuple(
        views.EntryGroup(year, tuple(article_entry(linker, source) for source in sources))
        for year, sources in groupby(published, lambda source: _year(lookup.site.articles[source]))
    )
    series = {found.name: found for source in published for found, _ in lookup.series_of.get(source, ())}
    references = sum(lookup.references[source] for source in published)
    facts = (
        counted(strings.articles, len(published)),
        *([counted(strings.references_count, references)] if references else []),
    )
    return Page(
        lookup.path(topic.url),
        "listing.html",
        views.ListingView(
            page=page_view(linker, topic.url, topic.name, facts=facts),
            heading=topic.name,
            breadcrumb=breadcrumb(linker, LinkView(strings.topics, linker.href(TOPICS_URL))),
            facts=facts,
            groups=groups,
            related=tuple(_series_link(linker, found) for found in series.values()),
            timeline=_timeline(lookup, published),
        ),
    )


def _timeline(lookup: Lookup, sources: Sequence[str]) -> TimelineView | None:
    articles, references = Counter[int](), Counter[int]()
    for source in sources:
        date = lookup.site.articles[source].metadata.date
        if date:
            articles[date.year] += 1
            references[date.year] += lookup.references[source]
    return timeline(lookup.strings, articles, references)


def directory_pages(lookup: Lookup) -> Iterator[Page]:
    """The pages that list all topics and all series, by name."""
    site, strings = lookup.site, lookup.strings
    if site.topics and lookup.is_free(TOPICS_URL):
        linker = linker_for(lookup, TOPICS_URL)
        topics = [_topic_link(linker, topic) for topic in site.topics]
        yield _directory(linker, TOPICS_URL, strings.topics, counted(strings.topics_count, len(topics)), topics)
    if site.series and lookup.is_free(SERIES_URL):
        linker = linker_for(lookup, SERIES_URL)
        series = [_series_link(linker, one) for one in site.series]
        yield _directory(linker, SERIES_URL, strings.series, counted(strings.series_count, len(series)), series)


def _directory(linker: RelativeLinker, url: str, heading: str, fact: str, links: list[LinkView]) -> Page:
    return Page(
        linker.lookup.path(url),
        "directory.html",
        views.DirectoryView(
            page=page_view(linker, url, heading, facts=(fact,)),
            heading=heading,
            breadcrumb=breadcrumb(linker),
            facts=(fact,),
            links=tuple(sorted(links, key=lambda link: link.text.casefold())),
            overview=overview_link(linker) if url == TOPICS_URL else None,
        ),
    )


def _opening(lookup: Lookup, opening: Article | None, scope: Scope) -> BodyView | None:
    if opening is None:
        return None
    return body_view(opening, BodyContext(scope, lookup.strings, lookup.options.lang, lambda _key: None))


def _topic_link(linker: RelativeLinker, topic: Topic) -> LinkView:
    return LinkView(topic.name, linker.href(topic.url), note=f"{len(topic.articles):,}")


def _series_link(linker: RelativeLinker, series: Series) -> LinkView:
    lookup = linker.lookup
    return LinkView(series.name, linker.href(series.url), counted(lookup.strings.parts, len(series.parts)))


def _year(article: Article) -> str:
    return str(article.metadata.date.year) if article.metadata.date else ""
