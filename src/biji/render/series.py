"""The page of a series: all parts in reading order, with one table of contents through all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biji.model import Article, OutlineHeading, Part, Series
from biji.render.article_views import ContentsView
from biji.render.block_views import LinkView
from biji.render.fragments import Address, Scope
from biji.render.links import RelativeLinker
from biji.render.lookup import SERIES_URL, Lookup
from biji.render.pages import Page, article_entry, article_link, breadcrumb, linker_for, page_view
from biji.render.series_views import PartView, SeriesView
from biji.render.strings import counted
from biji.text import format_numeral

#: Levels of headings in the contents.
_DEPTH = 2

#: A series with no more headings than this shows them all at once.
_UNFOLDED = 80

_BRACKETED = re.compile(r"[（(]\s*([^（(）)]*?)\s*[）)]$")


def series_page(lookup: Lookup, series: Series) -> Page:
    """A series' parts in reading order."""
    linker, strings = linker_for(lookup, series.url), lookup.strings
    # Labels hold no links.
    scope = Scope(lambda _link: Address(None))
    published = [part for part in series.parts if part.source in lookup.site.articles]
    gaps = missing_before(published)
    contents = [_contents(linker, scope, lookup.site.articles[part.source]) for part in published]
    counts = [sum(1 + len(entry.children) for entry in entries) for entries in contents]
    parts = tuple(
        PartView(
            article_entry(linker, part.source, number=_number(part)),
            strings.missing_parts.format(gap) if gap else "",
            entries,
            counted(strings.headings_count, count) if count else "",
        )
        for part, gap, entries, count in zip(published, gaps, contents, counts, strict=True)
    )
    facts = tuple(filter(None, (counted(strings.parts, len(parts)), _dates(lookup, published))))
    return Page(
        lookup.path(series.url),
        "series.html",
        SeriesView(
            page=page_view(linker, series.url, series.name, facts=facts, math=scope.typeset),
            heading=series.name,
            breadcrumb=breadcrumb(linker, LinkView(strings.series, linker.href(SERIES_URL))),
            facts=facts,
            parts=parts,
            unfolded=sum(counts) <= _UNFOLDED,
            more=tuple(_more(linker, published)),
        ),
    )


def missing_before(parts: Sequence[Part]) -> list[str]:
    """For every part the numerals that are left out before it: `三`, `三–五`, or ""."""
    # An unnumbered part is the first one.
    before = 1 if any(part.ordinal is None for part in parts) else 0
    gaps: list[str] = []
    for part in parts:
        first, last = before + 1, (part.ordinal or 0) - 1
        numerals = [format_numeral(number) for number in sorted({first, last})] if first <= last else []
        gaps.append("–".join(numerals))
        before = max(before, part.ordinal or 0)
    return gaps


def _number(part: Part) -> str:
    """What the title has in brackets, as it writes it; "" for a bare name."""
    written = _BRACKETED.search(part.title)
    return written[1] if written and part.title != written[0] else ""


def _contents(linker: RelativeLinker, scope: Scope, article: Article) -> tuple[ContentsView, ...]:
    url = linker.lookup.site.urls[article.source]

    def entries(headings: Sequence[OutlineHeading], depth: int) -> Iterator[ContentsView]:
        for heading, below in _outermost(headings):
            inside = tuple(entries(below, depth - 1)) if depth > 1 else ()
            if heading.anchor:
                yield ContentsView(scope.label(heading.title), linker.href(url, heading.anchor), inside)

    return tuple(entries(article.outline.headings, _DEPTH))


def _outermost(headings: Sequence[OutlineHeading]) -> Iterator[tuple[OutlineHeading, Sequence[OutlineHeading]]]:
    """The headings that none stands above, each with those below it."""
    at = 0
    while at < len(headings):
        end = at + 1
        while end < len(headings) and headings[end].level > headings[at].level:
            end += 1
        yield headings[at], headings[at + 1 : end]
        at = end


def _dates(lookup: Lookup, parts: Sequence[Part]) -> str:
    """The first and the last date of the parts."""
    dates = (lookup.site.articles[part.source].metadata.date for part in parts)
    days = sorted(date.date().isoformat() for date in dates if date)
    return " – ".join(dict.fromkeys(days[:1] + days[-1:]))


def _more(linker: RelativeLinker, parts: Sequence[Part]) -> Iterator[LinkView]:
    """The sections elsewhere that say more about what a part is about."""
    own = {part.source for part in parts}
    for part in parts:
        joins = linker.lookup.joins.get(part.source)
        for each in (join for found in joins.going.values() for join in found) if joins else ():
            link = article_link(linker, each.place.source, each.place.anchor)
            if link and each.form == "overflow" and each.place.source not in own:
                yield LinkView(link.text, link.href, each.place.title)
