"""The final `+` of a Latin heading: a part of its name, or the sign that more stands here about a subject of others.

# GAN+       overflow, where another article has a section "GAN"
# C++, HDR+  names, whatever else there is
### PSP+     a name: what overflows is parked under a heading of its own, and its subject is no detail elsewhere
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from biji.model import Article, OutlineHeading
from biji.text import subject_key

#: Known by this name only, whatever headings there are.
_NAMES = frozenset(("hdr+", "google+", "disney+", "appletv+", "paramount+", "discovery+"))
#: Together the sign's heading and the subject's stand no lower than this: one at the top, one right below it.
_LEVELS = 3


def read_signs(articles: Iterable[Article]) -> list[Article]:
    """The same articles in their order, headings of overflow told from names.

    Args:
        articles: as parse leaves them.
    """
    articles = list(articles)
    signed = [
        (article.source, number, article.outline.headings[number])
        for article in articles
        for number in article.digest.plus
        if _may_be_sign(article.outline.headings[number])
    ]
    if not signed:
        return articles
    levels: dict[str, dict[str, int]] = {heading.key[:-1]: {} for *_, heading in signed}
    for article in articles:
        if levels.keys().isdisjoint(article.digest.subjects):
            continue
        for heading in article.outline.headings:
            if heading.key in levels:
                found = levels[heading.key]
                found[article.source] = min(heading.level, found.get(article.source, heading.level))
    overflows: defaultdict[str, dict[int, OutlineHeading]] = defaultdict(dict)
    for source, number, heading in signed:
        subject = levels[heading.key[:-1]]
        # Beside its subject it is another thing: `HDR` and `HDR+`.
        if source not in subject and any(level + heading.level <= _LEVELS for level in subject.values()):
            overflows[source][number] = _overflow(heading)
    return [
        _reread(article, overflows[article.source]) if article.source in overflows else article
        for article in articles
    ]


def _may_be_sign(heading: OutlineHeading) -> bool:
    """Not in `C++`, `A+` and `DeepLabv3+`."""
    subject = heading.key[:-1]
    return not heading.form and len(subject) > 1 and subject[-1].isalpha() and heading.key not in _NAMES


def _reread(article: Article, overflows: Mapping[int, OutlineHeading]) -> Article:
    headings = enumerate(article.outline.headings)
    return article.with_headings([overflows.get(number, heading) for number, heading in headings])


def _overflow(heading: OutlineHeading) -> OutlineHeading:
    name = heading.name[:-1].rstrip()
    return replace(heading, name=name, key=subject_key(name), form="overflow")
