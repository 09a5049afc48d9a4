"""The articles of a site as they are searched, in the order in which they are numbered."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from msgspec import Struct

from biji.model import Article
from biji.model.searched import Searched
from biji.render.lookup import Lookup
from biji.render.urls import encode_path

#: The newest articles, fewer than so many, have an index of their own: a new one leaves that of all others as it is.
_BLOCK = 32


class Document(Struct, frozen=True, gc=False):
    """An article as it is searched.

    Attributes:
        href: of its page, from the site's root.
    """

    title: str
    href: str
    searched: Searched


def settled(count: int) -> int:
    """How many of so many articles, the oldest ones, are not in the index of the newest."""
    return count // _BLOCK * _BLOCK


def numbered(lookup: Lookup) -> tuple[str, ...]:
    """The sources of all articles of a site, the oldest first: a new one changes the number of no other."""
    site = lookup.site
    return tuple(sorted(site.urls.keys() & site.articles.keys(), key=lambda one: (_date(site.articles[one]), one)))


def documents(lookup: Lookup, sources: Iterable[str]) -> Iterator[Document]:
    """Articles as they are searched."""
    for source in sources:
        article = lookup.site.articles[source]
        yield Document(article.metadata.title, encode_path(lookup.path(lookup.site.urls[source])), article.searched)


def _date(article: Article) -> float:
    return article.metadata.date.timestamp() if article.metadata.date else -math.inf
