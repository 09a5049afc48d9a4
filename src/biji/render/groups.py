"""The pages of groups of articles: the front page, and one for each topic and each series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from biji.model import Series, Topic
from biji.render.listings import home_page, topic_page
from biji.render.lookup import Lookup
from biji.render.pages import Page
from biji.render.parts import Part, batches, divided
from biji.render.series import series_page


@divided
def group_pages(lookup: Lookup) -> Iterator[Part]:
    """The front page, then those of topics, then those of series."""
    yield partial(_front, lookup)
    for topics in batches(lookup.site.topics):
        yield partial(_topics, lookup, topics)
    for series in batches(lookup.site.series):
        yield partial(_series, lookup, series)


def _front(lookup: Lookup) -> Iterator[Page]:
    if lookup.is_free("/"):
        yield home_page(lookup)


def _topics(lookup: Lookup, topics: Sequence[Topic]) -> Iterator[Page]:
    return (topic_page(lookup, topic) for topic in topics if lookup.is_free(topic.url))


def _series(lookup: Lookup, series: Sequence[Series]) -> Iterator[Page]:
    return (series_page(lookup, one) for one in series if lookup.is_free(one.url))
