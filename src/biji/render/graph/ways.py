"""The ways that lead from an article to others: a subject that both are about, a work that both cite, a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from biji.render.blocks import reference_anchor
from biji.render.links import RelativeLinker
from biji.render.lookup import Lookup

#: What more articles than this share says little of any of them.
_COMMON = 12


class Way(Struct, frozen=True):
    """What an article has in common with others.

    Attributes:
        sources: the other articles.
        direct: the first of them, to which an author led: by a link, or by a section that goes on elsewhere.
    """

    name: str
    href: str
    sources: tuple[str, ...]
    direct: tuple[str, ...] = ()


def ways_from(linker: RelativeLinker, source: str) -> list[Way]:
    """All ways from an article: written links first, then its sections in order of the text, then cited works."""
    ways = (*_links(linker, source), *_sections(linker, source), *_works(linker.lookup, source))
    return [way for way in ways if way.direct or 0 < len(way.sources) <= _COMMON]


def articles_on(lookup: Lookup, source: str, ways: Sequence[Way], most: int) -> list[str]:
    """The articles that ways lead to: first where an author led, then the closest, then those on the rarest ways."""
    reached = {other for way in ways for other in way.sources}
    led = (other for way in ways for other in way.direct)
    related = (one.source for one in lookup.site.related.get(source, ()) if one.source in reached)
    rare = (other for way in by_rarity(ways) for other in way.sources)
    return list(dict.fromkeys((*led, *related, *rare)))[:most]


def by_rarity(ways: Sequence[Way]) -> list[Way]:
    """The most telling first: what an author wrote, then what the fewest articles share."""
    return sorted(ways, key=lambda way: (not way.direct, len(way.sources)))


def _links(linker: RelativeLinker, source: str) -> Iterator[Way]:
    site = linker.lookup.site
    related = site.related.get(source, ())
    linked = [one.source for one in related if any(reason.kind == "links" for reason in one.reasons)]
    linked += [backlink.source for backlink in site.backlinks.get(source, ())]
    sources = tuple(dict.fromkeys(linked))
    yield Way(linker.lookup.strings.links, "", sources, sources)


def _sections(linker: RelativeLinker, source: str) -> Iterator[Way]:
    lookup = linker.lookup
    continued = _continued(lookup, source)
    for key in lookup.site.concepts_of.get(source, ()):
        concept = lookup.concepts[key]
        own = [place.anchor for place in concept.places if place.source == source]
        more = [other for anchor in own if anchor in continued for other in continued.pop(anchor)[1]]
        others = dict.fromkeys((*more, *(place.source for place in concept.places if place.source != source)))
        yield Way(concept.name, linker.href(concept.url), tuple(others), tuple(dict.fromkeys(more)))
    for anchor, (title, sources) in continued.items():
        yield Way(title, linker.href(lookup.site.urls[source], anchor), sources, sources)


def _continued(lookup: Lookup, source: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Id of a section to its title and the articles where it goes on or comes from."""
    joins = lookup.joins.get(source)
    if joins is None:
        return {}
    titles: dict[str, str] = {}
    sources: dict[str, dict[str, None]] = {}
    ends = [(each.place, each.beginning) for same in joins.coming.values() for each in same]
    ends += [(each.beginning, each.place) for same in joins.going.values() for each in same]
    for here, there in ends:
        if there.source != source and here.anchor:
            titles[here.anchor] = here.title
            sources.setdefault(here.anchor, {})[there.source] = None
    return {anchor: (title, tuple(sources[anchor])) for anchor, title in titles.items()}


def _works(lookup: Lookup, source: str) -> Iterator[Way]:
    shared = sorted(key for key in lookup.listed[source] if key in lookup.resources)
    places = {lookup.resources[key].resource.key: (lookup.resources[key], key) for key in shared}
    for place, key in places.values():
        if len(place.citations) <= _COMMON + 1:
            others = tuple(other for other in place.citations if other != source)
            yield Way(place.resource.name, "#" + reference_anchor(key), others)
