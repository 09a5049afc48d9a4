"""What front matter and file name say about an article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class Metadata(Struct, frozen=True, gc=False):
    """The typed front matter of an article, with what its file name says.

    Attributes:
        title: the scalar's source text (`996`, `no`, `1_000` stay as written), or made from the slug.
        date: from the front matter, else the file name, in the site's time zone; None for a page without one.
        slug: the file name without date and extension, or `slug:`.
        categories: in Jekyll's order: folders above `_posts`, then `categories:`, then `category:`.
        series: names given explicitly by `series:`.
        collection: that a document belongs to; "" for all others.
        modified: the last change, from `last_modified_at:` or `modified:`.
        redirect: where `redirect_to:` leads instead: a URL of the site or a whole address, or "".
        extras: every other key with its plain value.
        lines: where some of the keys stand in the file, for diagnostics: title, permalink, and those of redirects.
    """

    title: str
    slug: str
    date: dt.datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    permalink: str = ""
    description: str = ""
    lang: str = ""
    layout: str = ""
    draft: bool = False
    published: bool = True
    toc: bool = True
    math: bool = True
    modified: dt.datetime | None = None
    redirect: str = ""
    collection: str = ""
    extras: Mapping[str, Any] = {}
    lines: Mapping[str, int] = {}

    @property
    def moment(self) -> float:
        """The date in seconds, which order all articles; a time without zone is UTC, and no date comes first."""
        if not self.date:
            return float("-inf")
        # No `timestamp()` of a naive value: it would ask for the time zone of this machine.
        return (self.date if self.date.tzinfo else self.date.replace(tzinfo=dt.UTC)).timestamp()
