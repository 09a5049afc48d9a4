"""Rows about articles and what they belong to: articles, series, topics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from biji.model import Section
from biji.render.exports.selection import Selection


class Contents(Struct, frozen=True):
    """A heading in an article's table of contents.

    Attributes:
        level: 1 to 6.
        id: of the heading; null without one.
        title: the Markdown as written.
        children: the headings below it.
    """

    level: int
    id: str | None
    title: str
    children: tuple[Contents, ...]


class ArticleRow(Struct, frozen=True):
    """A published article.

    Attributes:
        source: path of its file, relative to the site's folder.
        url: decoded, from the site's root.
        title: as its front matter has it.
        date: RFC 3339; null without one.
        topics: names of its topics, categories first.
        series: names of the series that it belongs to.
        toc: its headings as a tree.
        words: reading length: CJK characters and other words counted alike.
    """

    source: str
    url: str
    title: str
    date: dt.datetime | None
    topics: tuple[str, ...]
    series: tuple[str, ...]
    toc: tuple[Contents, ...]
    words: int


class PartRow(Struct, frozen=True):
    """A part of a series.

    Attributes:
        ordinal: the numeral of the title; null without one.
        source: path of the article's file.
        title: the series' item as the title has it.
        subtitle: what follows `——`; null when there is none.
    """

    ordinal: int | None
    source: str
    title: str
    subtitle: str | None


class SeriesRow(Struct, frozen=True):
    """A series.

    Attributes:
        name: of the series.
        url: of its page, decoded, from the site's root.
        parts: in reading order.
    """

    name: str
    url: str
    parts: tuple[PartRow, ...]


class TopicRow(Struct, frozen=True):
    """A category or tag.

    Attributes:
        name: of the topic.
        url: of its page, decoded, from the site's root.
        articles: paths of its articles' files, newest first.
    """

    name: str
    url: str
    articles: tuple[str, ...]


def article_rows(selection: Selection) -> list[ArticleRow]:
    """Every article."""
    site = selection.site
    return [
        ArticleRow(
            source=article.source,
            url=site.urls[article.source],
            title=article.metadata.title,
            date=article.metadata.date,
            topics=site.topics_of.get(article.source, ()),
            series=site.series_of.get(article.source, ()),
            toc=_contents(article.body.children),
            words=article.words,
        )
        for article in selection.articles
    ]


def series_rows(selection: Selection) -> list[SeriesRow]:
    """Every series with a chosen article, the longest first, with all its parts."""
    chosen = set(selection.sources)
    return [
        SeriesRow(
            series.name,
            series.url,
            tuple(PartRow(part.ordinal, part.source, part.title, part.subtitle or None) for part in series.parts),
        )
        for series in selection.site.series
        if any(part.source in chosen for part in series.parts)
    ]


def topic_rows(selection: Selection) -> list[TopicRow]:
    """Every topic with a chosen article, the largest first, with all its articles."""
    chosen = set(selection.sources)
    return [
        TopicRow(topic.name, topic.url, topic.articles)
        for topic in selection.site.topics
        if not chosen.isdisjoint(topic.articles)
    ]


def _contents(sections: Sequence[Section]) -> tuple[Contents, ...]:
    return tuple(
        Contents(
            section.heading.level,
            section.heading.anchor or None,
            section.heading.title.markdown,
            _contents(section.children),
        )
        for section in sections
        if section.heading
    )
