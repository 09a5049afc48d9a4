"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, Struct, UnsetType

from biji.render.feed_views import FeedEntryView, FeedView
from biji.text import printable


class _Author(Struct, frozen=True):
    name: str


class _Item(Struct, frozen=True, omit_defaults=True):
    id: str
    url: str
    title: str
    date_published: str
    date_modified: str
    language: str
    summary: str
    content_html: str | UnsetType = UNSET
    content_text: str | UnsetType = UNSET
    tags: tuple[str, ...] = ()
    authors: tuple[_Author, ...] = ()


class _Feed(Struct, frozen=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str
    icon: str
    language: str
    authors: tuple[_Author, ...]
    items: tuple[_Item, ...]


def json_feed(view: FeedView) -> bytes:
    """A feed as JSON.

    Args:
        view: the same as for Atom.
    """
    feed = _Feed(
        version="https://jsonfeed.org/version/1.1",
        title=printable(view.title),
        home_page_url=view.home,
        feed_url=view.address,
        description=printable(view.description),
        icon=view.icon,
        language=view.lang,
        authors=(_Author(printable(view.author)),),
        items=tuple(_item(entry) for entry in view.entries),
    )
    return msgspec.json.encode(feed)


def _item(entry: FeedEntryView) -> _Item:
    title, summary = printable(entry.title), printable(entry.summary)
    return _Item(
        id=entry.id,
        url=entry.address,
        title=title,
        date_published=entry.published,
        date_modified=entry.updated,
        language=entry.lang,
        summary=summary,
        content_html=printable(entry.content) if entry.content else UNSET,
        # An item needs content in one form or the other.
        content_text=UNSET if entry.content else summary or title,
        tags=tuple(map(printable, entry.topics)),
        authors=(_Author(printable(entry.author)),) if entry.author else (),
    )
