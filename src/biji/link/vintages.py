"""Vintages: two articles of which one was made from the other, told by the outside works and titles they share.

Articles that an author writes anew share hardly anything: with a third of the references, or half of the section
titles, in common, one is a copy of the other that went on to live a life of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from biji.diagnostics import Diagnostic, Span
from biji.model import Article, Site

#: So many references, and this share of the shorter list, are no coincidence; and so for titles.
_WORKS, _SHARE_OF_WORKS = 5, 1 / 3
_TITLES, _SHARE_OF_TITLES = 4, 1 / 2


def near_duplicates(site: Site) -> Iterator[Diagnostic]:
    """A note for every article that shares much with an older one: with the one that it shares the most with."""
    articles = [*site.articles.values()]
    numbers = {source: number for number, source in enumerate(site.articles)}
    works = _shared({numbers[one.source] for one in work.citations} for work in site.references.shared)
    titles = _shared({numbers[place.source] for place in concept.places} for concept in site.concepts)
    found: dict[str, tuple[int, str, str]] = {}
    alike = [pair for pair, count in works.items() if count >= _WORKS]
    alike += [pair for pair, count in titles.items() if count >= _TITLES]
    for pair in alike:
        counts = works[pair], titles[pair]
        newer, older = (articles[number] for number in pair)
        copied_works = counts[0] >= _WORKS and counts[0] >= _SHARE_OF_WORKS * min(map(_count_works, (newer, older)))
        copied_titles = counts[1] >= _TITLES and counts[1] >= _SHARE_OF_TITLES * min(
            map(_count_titles, (newer, older))
        )
        if copied_works or copied_titles:
            nouns = zip(counts, ("reference", "section title"), strict=True)
            said = " and ".join(f"{count} {noun}{'s' * (count > 1)}" for count, noun in nouns if count)
            found[newer.source] = max(found.get(newer.source, (0, "", "")), (sum(counts), older.source, said))
    for source, (_, other, said) in found.items():
        hint = 'if one replaces the other, remove that one and name its address under "aliases" of the other'
        yield Diagnostic("near-duplicate", Span(source), f'{said} are those of "{other}"', hint)


def _shared(groups: Iterable[Iterable[int]]) -> Counter[tuple[int, int]]:
    """How many things two articles share, told by their numbers, the newer one first.

    Every group counts for the articles that follow each other in it: linear, however many share one thing.
    """
    return Counter(chain.from_iterable(map(pairwise, map(sorted, groups))))


def _count_works(article: Article) -> int:
    return len({reference.key for _, _, references in article.outline.works for reference in references})


def _count_titles(article: Article) -> int:
    return len({heading.key for heading in article.outline.headings if heading.key})
