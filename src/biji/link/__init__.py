"""The link stage: articles that know nothing of each other become a site.

It runs in full for every build, so that no edit can leave anything stale; everything here is linear in the number of
articles, references and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biji.diagnostics import Diagnostic
from biji.link.addresses import GENERATED, Addresses
from biji.link.backlinks import backlinks
from biji.link.permalinks import permalink
from biji.link.places import Places
from biji.link.publication import newest_first, withheld
from biji.link.reference_index import make_index
from biji.link.resources import find_resources
from biji.link.series import make_series, read_claims
from biji.link.series_notes import series_notes
from biji.link.targets import Resolution, Resolver
from biji.link.topics import find_neighbours, make_topics, topics_of
from biji.link.written import Reader
from biji.model import Article, Linked, LinkOptions, Site, StaticFile

__all__ = ["link"]


def link(articles: Sequence[Article], options: LinkOptions, static: Sequence[StaticFile]) -> Linked:
    """Join articles to a site.

    Args:
        articles: all that were parsed, in any order.
        options: all that linking depends on besides.
        static: the files that are published as they are.

    Returns:
        The site, and what is wrong between the articles: collisions, broken links, gaps in series.
    """
    addresses = Addresses()
    addresses.settle([article for article in articles if not withheld(article, options)], static, options.permalink)
    published = newest_first(article for article in articles if article.source in addresses.urls)
    addresses.settle_aliases(published)
    topics = make_topics(published, lambda name: addresses.page("/topics/", name))
    claims = read_claims(published)
    series, series_of = make_series(claims, lambda name: addresses.page("/series/", name))
    topic_names = topics_of(published, topics)
    resources = find_resources(published, options)
    references = make_index(resources.all, published, topics, topic_names, addresses.page)
    made = [*GENERATED, *(topic.url for topic in topics), *(one.url for one in series)]
    made += [group.url for group in references.groups]
    places = Places(addresses, made, _withheld_urls(articles, options))
    resolver = Resolver(published, addresses.urls, places, Reader(options))
    resolutions = {article.source: resolver.resolve(article) for article in published}
    site = Site(
        articles={article.source: article for article in published},
        urls={article.source: addresses.urls[article.source] for article in published},
        targets={source: resolution.targets for source, resolution in resolutions.items() if resolution.targets},
        topics=topics,
        topics_of=topic_names,
        series=series,
        series_of=series_of,
        references=references,
        cited_by=resources.cited_by(),
        backlinks=backlinks(mention for resolution in resolutions.values() for mention in resolution.mentions),
        neighbours=find_neighbours(published, topics),
        redirects=addresses.redirects,
        static=addresses.static,
    )
    return Linked(site, _diagnostics(addresses.diagnostics, resolutions.values(), series_notes(claims)))


def _withheld_urls(articles: Iterable[Article], options: LinkOptions) -> dict[str, str]:
    """URLs that unpublished articles would have, with the reason why they have none."""
    return {
        permalink(article, options.permalink): reason
        for article in articles
        if (reason := withheld(article, options))
    }


def _diagnostics(
    collisions: Iterable[Diagnostic], resolutions: Iterable[Resolution], notes: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """All that there is to say, in order of places."""
    links = (diagnostic for resolution in resolutions for diagnostic in resolution.diagnostics)
    return tuple(sorted((*collisions, *links, *notes), key=lambda diagnostic: (diagnostic.span, diagnostic.message)))
