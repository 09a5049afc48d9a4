"""The posts of a folder, as far as a new one takes after them: their heads, not their bodies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from biji.config import load_config
from biji.discover import discover
from biji.link.permalinks import permalink
from biji.link.publication import newest_first
from biji.link.series import read_claims
from biji.model import Article, SourceKind
from biji.parse.decode import decode
from biji.parse.front_matter import read_front_matter


class Post(Struct, frozen=True):
    """A post that is there.

    Attributes:
        article: without body.
        url: that the site's permalinks give it.
        head: the lines of its front matter.
        body: the lines below it.
    """

    article: Article
    url: str
    head: tuple[str, ...] = ()
    body: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Its name in the URL."""
        return self.article.metadata.slug

    @property
    def title(self) -> str:
        """As its front matter has it."""
        return self.article.metadata.title


def read_posts(folder: Path) -> tuple[Post, ...]:
    """The posts and drafts of a site's folder, newest first, drafts last.

    Args:
        folder: the site's.
    """
    config, _ = load_config(folder)
    options, links = config.parse_options, config.link_options(None)
    found: dict[str, Post] = {}
    for source in discover(folder, config).sources:
        text, _ = decode(source.content, source.path)
        if text is None or source.kind not in (SourceKind.POST, SourceKind.DRAFT):
            continue
        front = read_front_matter(text, source, options)
        if front.metadata:
            article = Article(source.path, source.kind, front.metadata)
            above = text[: len(text) - len(front.body)].rstrip().split("\n")
            url = permalink(article, links.permalink, links.collections)
            found[source.path] = Post(article, url, tuple(above[1:-1]), tuple(front.body.split("\n")))
    ordered = newest_first(post.article for post in found.values())
    return tuple(found[article.source] for article in ordered)


def series_names(posts: Iterable[Post]) -> tuple[str, ...]:
    """The names of series, also of those that have one part so far, sorted."""
    claims = read_claims(post.article for post in posts)
    return tuple(sorted({*claims.names.values(), *(claim.item.name for claim in claims.lone)}))


def topics(posts: Iterable[Post]) -> tuple[str, ...]:
    """The categories of posts, sorted."""
    return tuple(sorted({name for post in posts for name in post.article.metadata.categories}))
