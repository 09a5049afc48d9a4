"""Series: articles whose titles, or front matter, say that they continue each other.

A name is a series' name when some title numbers it (`X（二）`) or some front matter says `series: X`. A title that is
the bare name belongs to it too: authors seldom number a first part before there is a second. One part alone makes no
series yet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, structs

from biji.model import Article, Part, Series, SourceKind
from biji.model.titles import Item, read_item, series_key


class Claim(Struct, frozen=True):
    """An article's claim to be a part of a series, by what its title or front matter calls it.

    Attributes:
        place: among the article's claims, as it orders them.
    """

    article: Article
    item: Item
    place: int = 0

    @property
    def part(self) -> Part:
        """The claim, granted."""
        return Part(self.article.source, self.item.ordinal, self.item.text, self.item.subtitle)


class Claims(Struct, frozen=True):
    """All claims, sorted out.

    Attributes:
        series: key of the name to its claims in reading order.
        names: key to the name as most numbered titles write it, the first one's spelling among equals.
        lone: the only one of its name.
    """

    series: Mapping[str, tuple[Claim, ...]]
    names: Mapping[str, str]
    lone: tuple[Claim, ...]


def read_claims(articles: Iterable[Article]) -> Claims:
    """Which articles belong together, in reading order: by numeral, then by range of years, then by date.

    Args:
        articles: the published ones.
    """
    claimed: defaultdict[str, list[Claim]] = defaultdict(list)
    bare: defaultdict[str, list[Claim]] = defaultdict(list)
    for article in articles:
        for place, (key, item) in enumerate(_items(article)):
            sure = item.claims or article.metadata.series
            (claimed if sure else bare)[key].append(Claim(article, item, place))
    series: dict[str, tuple[Claim, ...]] = {}
    lone: list[Claim] = []
    for key in sorted(claimed):
        claims = _once(sorted(claimed[key] + bare[key], key=_reading_order))
        if len(claims) > 1:
            series[key] = claims
        else:
            lone.extend(claims)
    return Claims(series, {key: _name(claims) for key, claims in series.items()}, tuple(lone))


def make_series(claims: Claims, url: Callable[[str], str]) -> tuple[tuple[Series, ...], dict[str, tuple[str, ...]]]:
    """The series, the longest first, and for every article the names of those it belongs to, in its own order.

    Args:
        claims: from `read_claims`.
        url: the address of the page of a series of that name; asked once for each, in their order.
    """
    keys = sorted(claims.series, key=lambda key: (-len(claims.series[key]), key))
    made = tuple(
        Series(claims.names[key], url(claims.names[key]), tuple([claim.part for claim in claims.series[key]]))
        for key in keys
    )
    places: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, series in zip(keys, made, strict=True):
        for claim in claims.series[key]:
            places[claim.article.source].append((claim.place, series.name))
    return made, {source: tuple([name for _, name in sorted(found)]) for source, found in places.items()}


def _name(claims: Sequence[Claim]) -> str:
    names = [claim.item.name for claim in claims if claim.item.claims] or [claim.item.name for claim in claims]
    return names[0] if len(set(names)) == 1 else Counter(names).most_common(1)[0][0]


def _items(article: Article) -> Iterable[tuple[str, Item]]:
    """What an article may be a part of, by key; front matter overrules the title."""
    metadata, digest = article.metadata, article.digest
    if not metadata.series:
        return () if article.kind is SourceKind.PAGE else zip(digest.names, digest.items, strict=True)
    alone = len(metadata.series) == 1
    named = [_explicit(read_item(name), digest.items, metadata.title, alone=alone) for name in metadata.series]
    return [(series_key(item.name), item) for item in named]


def _explicit(named: Item, titled: Sequence[Item], title: str, *, alone: bool) -> Item:
    """What front matter names, with the numeral that the title has for it, under this name or a mistaken one."""
    numbered = [item for item in titled if item.claims]
    meant = [item for item in titled if series_key(item.name) == series_key(named.name)]
    if not meant and alone and len(numbered) == 1:
        meant = numbered
    if named.claims or not meant:
        return structs.replace(named, text=title)
    return structs.replace(meant[0], name=named.name)


def _reading_order(claim: Claim) -> tuple[int, tuple[int, ...], float, str]:
    """A part without numeral is the first one, or stands beside it by date."""
    ordinal, article = claim.item.ordinal, claim.article
    return (1 if ordinal is None else ordinal, claim.item.begins, article.digest.moment, article.source)


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Every article once, where it comes first."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article.source, claim)
    return tuple(first.values())
