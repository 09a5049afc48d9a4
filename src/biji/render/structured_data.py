"""What a page is about, for machines: JSON-LD in the words of https://schema.org."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from biji.model import Article, Reference
from biji.render.fragments import Html, script_data
from biji.render.links import Linker, permanent_url
from biji.render.urls import is_allowed, tidy

Node = dict[str, Any]


def graph(*nodes: Node) -> Html:
    """Nodes as one block of data, without those that hold nothing."""
    return script_data({"@context": "https://schema.org", "@graph": [node for node in nodes if node]})


def article_node(linker: Linker, article: Article, lang: str, description: str, image: str) -> Node:
    """An article.

    Args:
        linker: makes the addresses.
        article: that is published.
        lang: of its text.
        description: what it is about, or "".
        image: an absolute address, or "".
    """
    lookup, source = linker.lookup, article.source
    date, modified = article.metadata.date, article.metadata.modified
    found = {
        "@type": "Article",
        "headline": article.metadata.title,
        "url": address(linker, lookup.site.urls[source]),
        "inLanguage": lang,
        "datePublished": date.date().isoformat() if date else "",
        "dateModified": modified.date().isoformat() if modified else "",
        "description": description,
        "image": image,
        "author": {"@type": "Person", "name": lookup.options.author} if lookup.options.author else "",
        "keywords": [topic.name for topic, _ in lookup.topics_of.get(source, ())],
        "isPartOf": [
            {"@type": "CreativeWorkSeries", "name": series.name, "url": address(linker, series.url)}
            for series, _ in lookup.series_of.get(source, ())
        ],
    }
    return {key: value for key, value in found.items() if value}


def breadcrumb_node(linker: Linker, places: Sequence[tuple[str, str]]) -> Node:
    """The way to a page, itself last.

    Args:
        linker: makes the addresses.
        places: names and URLs of the site.
    """
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address(linker, url)}
            for position, (name, url) in enumerate(places, 1)
        ],
    }


def citations_node(article: Article, name: str) -> Node:
    """The outside works that an article points to; empty without any.

    Args:
        article: whose body is read.
        name: what the list is called.
    """
    references = list(_references(article))
    if not references:
        return {}
    return {
        "@type": "ItemList",
        "name": name,
        "numberOfItems": len(references),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": reference.name, "url": tidy(reference.url)}
            for position, reference in enumerate(references, 1)
        ],
    }


def address(linker: Linker, url: str) -> str:
    """The absolute address of a page where the site's is known, else relative to the page that says it."""
    return permanent_url(linker.lookup, url) or linker.href(url)


def _references(article: Article) -> Iterator[Reference]:
    """Each work once, in the order of the text."""
    seen: set[str] = set()
    for section in article.body.walk():
        for reference in section.references:
            if reference.key not in seen and is_allowed(reference.url):
                seen.add(reference.key)
                yield reference
