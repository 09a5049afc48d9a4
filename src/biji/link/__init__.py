"""The link stage: articles that know nothing of each other become a site.

It runs in full for every build, so that no edit can leave anything stale; everything here is linear in the number of
articles, references and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import structs

from biji.diagnostics import Diagnostic
from biji.garbage import collecting_nothing
from biji.link.addresses import GENERATED, Addresses
from biji.link.backlinks import backlinks
from biji.link.concepts import make_concepts
from biji.link.continuations import find_continuations
from biji.link.generic_headings import GenericHeadings
from biji.link.mentions import find_mentions
from biji.link.namings import Namings
from biji.link.permalinks import permalink
from biji.link.places import Places
from biji.link.publication import newest_first, postponed, withheld
from biji.link.redirects import follow
from biji.link.reference_index import make_index
from biji.link.related import relate
from biji.link.resources import own_addresses
from biji.link.series import make_series, read_claims
from biji.link.series_notes import series_notes
from biji.link.signs import read_signs
from biji.link.subjects import find_subjects
from biji.link.tables import find_tables
from biji.link.targets import Resolution, Resolver
from biji.link.topics import find_neighbours, make_topics
from biji.link.vintages import near_duplicates
from biji.link.written import Reader
from biji.model import (
    ARTICLE_DOWNLOADS,
    DOWNLOADS,
    GROUP_DOWNLOADS,
    TEXT_DOWNLOADS,
    Article,
    Linked,
    LinkOptions,
    Site,
    StaticFile,
    Topic,
)

__all__ = ["link"]


@collecting_nothing()
def link(articles: Sequence[Article], options: LinkOptions, static: Sequence[StaticFile]) -> Linked:
    """Join articles to a site.

    Args:
        articles: all that were parsed, in any order.
        options: all that linking depends on besides.
        static: the files that are published as they are.

    Returns:
        The site, and what is wrong between the articles: collisions, broken links, gaps in series, copies.
    """
    reasons = [*zip(articles, withheld(articles, options), strict=True)]
    addresses, published, moved = _publish([article for article, reason in reasons if not reason], options, static)
    site, notes = _join(published, addresses, options)
    notes = (*notes, *postponed(article for article, reason in reasons if reason == "future"))
    places = Places(addresses, _made_urls(site), _withheld_urls(reasons, options))
    reader = Reader(options)
    redirects = follow(moved, addresses.urls, addresses.redirects, places, reader)
    resolver = Resolver(site.articles.values(), site.urls, places, reader, Namings(site))
    resolutions = {source: resolver.resolve(article) for source, article in site.articles.items()}
    site = structs.replace(
        site,
        redirects=redirects.found,
        targets={source: resolution.targets for source, resolution in resolutions.items() if resolution.targets},
        backlinks=backlinks(mention for resolution in resolutions.values() for mention in resolution.mentions),
    )
    site = structs.replace(
        site,
        mentions=find_mentions(published, site.concepts, site.concepts_of, site.topics_of),
        related=relate(site),
    )
    return Linked(
        site,
        _diagnostics(
            addresses.diagnostics, resolutions.values(), (*notes, *redirects.diagnostics, *near_duplicates(site))
        ),
    )


def _publish(
    articles: Sequence[Article], options: LinkOptions, static: Iterable[StaticFile]
) -> tuple[Addresses, list[Article], list[Article]]:
    """The URLs of a site, and the articles that have one, newest first; apart, those that only lead elsewhere."""
    addresses = Addresses()
    addresses.settle(articles, static, options)
    settled = newest_first(article for article in articles if article.source in addresses.urls)
    addresses.settle_aliases(settled)
    moved = [article for article in settled if article.metadata.redirect]
    return addresses, read_signs(article for article in settled if not article.metadata.redirect), moved


def _join(
    published: Sequence[Article], addresses: Addresses, options: LinkOptions
) -> tuple[Site, tuple[Diagnostic, ...]]:
    """What articles are to each other but for their links, and what is strange about it."""
    topics, topic_names = make_topics(published, lambda name: addresses.page("/topics/", name))
    claims = read_claims(published)
    series, series_of = make_series(claims, lambda name: addresses.page("/series/", name))
    references = make_index(published, topics, topic_names, own_addresses(options), addresses.page)
    generic = GenericHeadings(options.generic_headings)
    subjects = find_subjects(published)
    concepts, concepts_of = make_concepts(
        published, subjects, series, generic, lambda name: addresses.page("/concepts/", name)
    )
    continuations = find_continuations(published, subjects, series, topics, generic)
    site = Site(
        articles={article.source: article for article in published},
        urls={article.source: addresses.urls[article.source] for article in published},
        topics=topics,
        topics_of=topic_names,
        series=series,
        series_of=series_of,
        references=references,
        neighbours=find_neighbours(published, topics, topic_names),
        concepts=concepts,
        concepts_of=concepts_of,
        continuations=continuations.found,
        tables=tuple(find_tables(published, addresses.beside)),
        static=addresses.static,
        downloads=_downloads(
            addresses, options, published, [*(one.url for one in topics), *(one.url for one in series)]
        ),
        feeds=_feeds(addresses, options, topics),
    )
    return site, (*series_notes(claims), *continuations.diagnostics)


def _made_urls(site: Site) -> Iterator[str]:
    """The URLs of the pages that biji makes, and of the files beside them."""
    yield from GENERATED
    yield from (topic.url for topic in site.topics)
    yield from (one.url for one in site.series)
    yield from (group.url for group in site.references.groups)
    yield from (concept.url for concept in site.concepts)
    yield from (url for table in site.tables for url in (table.csv, table.json))
    yield from chain.from_iterable(files.values() for files in (*site.downloads.values(), *site.feeds.values()))


def _withheld_urls(reasons: Iterable[tuple[Article, str]], options: LinkOptions) -> dict[str, str]:
    """URLs that unpublished articles would have, with the reason why they have none."""
    withheld = [(article, reason) for article, reason in reasons if reason]
    return {permalink(article, options.permalink, options.collections): reason for article, reason in withheld}


def _downloads(
    addresses: Addresses, options: LinkOptions, articles: Iterable[Article], groups: Iterable[str]
) -> dict[str, dict[str, str]]:
    """Data files beside the pages of topics and series, and of articles that cite something."""
    of_group, of_article, of_text = (
        {form: DOWNLOADS[form] for form in forms if form in options.downloads}
        for forms in (GROUP_DOWNLOADS, ARTICLE_DOWNLOADS, TEXT_DOWNLOADS)
    )
    of_citing = of_article | of_text
    wanted = dict.fromkeys(groups, of_group)
    for article in articles:
        wanted[addresses.urls[article.source]] = of_citing if article.digest.cited else of_text
    return addresses.downloads({page: forms for page, forms in wanted.items() if forms})


def _feeds(addresses: Addresses, options: LinkOptions, topics: Iterable[Topic]) -> dict[str, dict[str, str]]:
    """The feeds of the whole site and of its topics, which hold whole addresses."""
    if not options.url:
        return {}
    return {
        "/": {"atom": options.feed_path, "json": "/feed.json"},
        **{topic.url: addresses.feeds(topic.url) for topic in topics},
    }


def _diagnostics(
    collisions: Iterable[Diagnostic], resolutions: Iterable[Resolution], notes: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """All that there is to say, in order of places."""
    links = (diagnostic for resolution in resolutions for diagnostic in resolution.diagnostics)
    return tuple(sorted((*collisions, *links, *notes), key=lambda diagnostic: (diagnostic.span, diagnostic.message)))
