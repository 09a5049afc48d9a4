"""Topics: categories and tags with their articles, and what comes before and after an article in its topic."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from biji.model import Article, Neighbours, Topic


def make_topics(
    articles: Iterable[Article], url: Callable[[str], str]
) -> tuple[tuple[Topic, ...], dict[str, tuple[str, ...]]]:
    """The topics, the largest first, then by name; and for every article the names of its own, categories first.

    Names that differ only in case or spaces are one topic, called as most articles call it.

    Args:
        articles: the published ones in their order, newest first.
        url: the address of the page of a topic of that name; asked once for each, in their order.
    """
    sources: defaultdict[str, list[str]] = defaultdict(list)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    keys_of: dict[str, Iterable[str]] = {}
    for article in articles:
        written = keys_of[article.source] = _topics(article.metadata.categories, article.metadata.tags)
        for key, name in written.items():
            sources[key].append(article.source)
            spellings[key][name] += 1
    keys = sorted(sources, key=lambda key: (-len(sources[key]), key))
    names = {key: min(spellings[key], key=lambda name: (-spellings[key][name], name)) for key in keys}
    topics = tuple(Topic(names[key], url(names[key]), tuple(sources[key])) for key in keys)
    return topics, {source: tuple([names[key] for key in own]) for source, own in keys_of.items()}


def find_neighbours(
    articles: Sequence[Article], topics: Iterable[Topic], names: Mapping[str, Sequence[str]]
) -> dict[str, Neighbours]:
    """What comes before and after an article in the topic that it names first; undated pages have no neighbours.

    Articles without any topic are neighbours of each other.

    Args:
        articles: the published ones in their order, newest first.
        topics: all of them.
        names: of each article's topics.
    """
    dated = [article.source for article in articles if article.metadata.date]
    first = {source: names[source][0] if names[source] else "" for source in dated}
    groups = {topic.name: topic.articles for topic in topics}
    groups[""] = tuple([source for source, name in first.items() if not name])
    around = {name: _around([source for source in sources if source in first]) for name, sources in groups.items()}
    return {source: around[name][source] for source, name in first.items()}


def _around(newest_first: Sequence[str]) -> Mapping[str, Neighbours]:
    padded = ["", *newest_first, ""]
    return {source: Neighbours(padded[index + 2], padded[index]) for index, source in enumerate(newest_first)}


@lru_cache(maxsize=1024)
def _topics(categories: Sequence[str], tags: Sequence[str]) -> Mapping[str, str]:
    """Key to name of an article's topics, as it orders them."""
    names: dict[str, str] = {}
    for written in (*categories, *tags):
        name = " ".join(written.split())
        key = _key(name)
        if key:
            names.setdefault(key, name)
    return names


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
