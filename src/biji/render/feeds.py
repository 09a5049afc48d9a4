"""Feeds of the whole site and of every topic, in Atom and JSON, for sites that know their own address.

The addresses and ids are those of the plugin jekyll-feed, so that readers of a Jekyll site notice nothing.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from biji.model import Article, OutputFile, SourceKind
from biji.render.articles import describe
from biji.render.feed_content import feed_content
from biji.render.feed_views import FeedEntryView, FeedView
from biji.render.json_feed import json_feed
from biji.render.language import language_of
from biji.render.links import PermanentLinker
from biji.render.lookup import Lookup
from biji.render.pages import Page, icons_view

#: Articles in the feed of a topic, at most: all of them hold several times what the site's own holds.
_OF_TOPIC = 10

_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)

#: What Ruby's Addressable, with which jekyll-feed writes its ids, leaves as it is in a path.
_SAFE = "!$&'()*+,;=:@/"


def feeds(lookup: Lookup) -> Iterator[Page | OutputFile]:
    """The feeds of the newest articles of the site and of each topic."""
    if not lookup.options.url:
        return
    feeds_of = _Feeds(PermanentLinker(lookup))
    limit = lookup.options.feed_limit
    yield from feeds_of.page("/", "", lookup.site.articles, limit)
    for topic in lookup.site.topics:
        yield from feeds_of.page(topic.url, topic.name, topic.articles, min(limit, _OF_TOPIC))


class _Feeds:
    """The feeds of one site; an article may stand in several."""

    def __init__(self, linker: PermanentLinker) -> None:
        self._linker = linker
        self._entries: dict[str, FeedEntryView] = {}
        site = linker.lookup.site
        self._ids = {
            source: _id(linker, site.urls[source], one.metadata.slug) for source, one in site.articles.items()
        }
        self._times = Counter(self._ids.values())

    def page(self, page: str, name: str, sources: Iterable[str], limit: int) -> Iterator[Page | OutputFile]:
        """Both forms of the feed that follows a page, where the user has no file of their own there."""
        lookup = self._linker.lookup
        urls = {form: url for form, url in lookup.site.feeds.get(page, {}).items() if lookup.is_free(url)}
        if not urls:
            return
        recent = [source for source in sources if _is_news(lookup.site.articles[source])][:limit]
        entries = [self._entry(source) for source in recent]
        for form, url in urls.items():
            view = _view(self._linker, page, name, url, entries)
            if form == "json":
                yield OutputFile(lookup.path(url), json_feed(view))
            else:
                yield Page(lookup.path(url), "feed.xml", view)

    def _entry(self, source: str) -> FeedEntryView:
        found = self._entries.get(source)
        if found is None:
            own = self._ids[source]
            if self._times[own] > 1:  # as slugs without dates may
                own = self._linker.href(self._linker.lookup.site.urls[source])
            found = self._entries[source] = _entry(self._linker, source, own)
        return found


def _is_news(article: Article) -> bool:
    """Posts are, and nothing else that may have a date, as for jekyll-feed."""
    return article.kind is SourceKind.POST and article.metadata.date is not None and not article.metadata.draft


def _view(linker: PermanentLinker, page: str, name: str, url: str, entries: Sequence[FeedEntryView]) -> FeedView:
    options, strings = linker.lookup.options, linker.lookup.strings
    site = options.title or strings.untitled_site
    return FeedView(
        lang=options.lang or "en",
        title=f"{name} · {site}" if name else site,
        description=options.description,
        home=linker.href(page),
        address=linker.href(url),
        author=options.author or site,
        # A feed without articles is as old as time itself: a build reads no clock.
        updated=max((entry.updated for entry in entries), key=dt.datetime.fromisoformat, default=_instant(_EPOCH)),
        icon=icons_view(linker).large,
        entries=tuple(entries),
    )


def _entry(linker: PermanentLinker, source: str, own_id: str) -> FeedEntryView:
    lookup = linker.lookup
    article, url = lookup.site.articles[source], lookup.site.urls[source]
    metadata = article.metadata
    published = _aware(metadata.date) if metadata.date else _EPOCH
    modified = _aware(metadata.modified) if metadata.modified else published
    return FeedEntryView(
        id=own_id,
        title=metadata.title,
        address=linker.href(url),
        lang=language_of(article, lookup.options.lang),
        published=_instant(published),
        updated=_instant(max(published, modified)),
        summary=describe(article),
        content="" if lookup.options.feed_excerpts else feed_content(linker, source),
        topics=metadata.categories + metadata.tags,
        author=_author(metadata.extras.get("author")),
    )


def _id(linker: PermanentLinker, url: str, slug: str) -> str:
    """Jekyll's `post.id`, made absolute: the address without its ending; or the address itself.

    https://github.com/jekyll/jekyll/blob/master/lib/jekyll/document.rb (`id`)
    """
    if linker.lookup.options.feed_ids == "url":
        return linker.href(url)
    folder = posixpath.dirname(url.removesuffix("/"))
    site = linker.href("/").removesuffix("/")
    return site + quote(posixpath.join(folder, slug), safe=_SAFE)


def _author(written: object) -> str:
    name = written.get("name") if isinstance(written, Mapping) else written
    return name if isinstance(name, str) else ""


def _aware(date: dt.datetime) -> dt.datetime:
    return date if date.tzinfo else date.replace(tzinfo=dt.UTC)


def _instant(date: dt.datetime) -> str:
    """RFC 3339, as RFC 4287 wants it: offsets, unlike those of long ago, are whole minutes."""
    offset = date.utcoffset() or dt.timedelta()
    whole = dt.timezone(dt.timedelta(minutes=offset // dt.timedelta(minutes=1)))
    return date.replace(tzinfo=whole).isoformat(timespec="seconds")
