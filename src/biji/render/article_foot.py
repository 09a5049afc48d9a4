"""The foot of an article: the ways that lead on from it, one row for each kind, those that an author wrote first."""

from __future__ import annotations

from collections.abc import Iterator

from biji.render.article_views import FootRowView
from biji.render.block_views import LinkView
from biji.render.concept_links import concepts_row, mentioned_row, mentions_row
from biji.render.downloads import page_downloads
from biji.render.links import RelativeLinker
from biji.render.pages import article_link
from biji.render.related_row import related_row


def foot_rows(linker: RelativeLinker, source: str) -> Iterator[FootRowView]:
    """The rows that have links, in order."""
    rows = (
        _topics(linker, source),
        concepts_row(linker, source),
        _backlinks(linker, source),
        mentions_row(linker, source),
        mentioned_row(linker, source),
        related_row(linker, source),
        _downloads(linker, source),
    )
    return (row for row in rows if row.links)


def _topics(linker: RelativeLinker, source: str) -> FootRowView:
    lookup = linker.lookup
    links = (LinkView(topic.name, linker.href(topic.url)) for topic, _ in lookup.topics_of.get(source, ()))
    return FootRowView("topics", lookup.strings.topics, tuple(links))


def _backlinks(linker: RelativeLinker, source: str) -> FootRowView:
    lookup = linker.lookup
    found = (
        (article_link(linker, backlink.source, backlink.anchor), backlink.text)
        for backlink in lookup.site.backlinks.get(source, ())
    )
    links = (LinkView(link.text, link.href, sentence) for link, sentence in found if link)
    return FootRowView("backlinks", lookup.strings.linked_from, tuple(links), listed=True)


def _downloads(linker: RelativeLinker, source: str) -> FootRowView:
    lookup = linker.lookup
    return FootRowView("downloads", lookup.strings.download, page_downloads(linker, lookup.site.urls[source]))
