"""What looks like a mistake in the numbering of series, with what was probably meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.link.nearest import Nearest, is_slip
from biji.link.series import Claim, Claims
from biji.model import Article
from biji.text import format_numeral


class _Home(Struct, frozen=True):
    """A series, by what most file names of its parts count, with the numerals that it has."""

    name: str
    ordinals: AbstractSet[int | None]

    def may_take(self, name: str, ordinal: int) -> bool:
        """Whether a part of that series and numeral may be one of this series."""
        return self.name != name and ordinal not in self.ordinals


def series_notes(claims: Claims) -> Iterator[Diagnostic]:
    """A note for every numeral that stands twice or is left out, and for parts of which no other exists."""
    names = {name: key for key, name in claims.names.items()}
    numbered = [(claim, claim.item.ordinal) for claim in claims.lone if claim.item.ordinal is not None]
    nearest = Nearest(names if numbered else ())
    strays: defaultdict[str, dict[int, Claim]] = defaultdict(dict)
    for claim, ordinal in numbered:
        written = claim.item.name
        name = nearest.find(written) or ""
        slip = is_slip(name, written)
        if slip:
            strays[names[name]].setdefault(ordinal, claim)
        if slip or ordinal > 1:
            hint = f'did you mean "{name}"?' if slip else ""
            yield _note(claim.article, f'"{claim.item.text}" is the only part of its series', hint)
    homes = cache(partial(_homes, claims, names))
    for name, key in names.items():
        parts = claims.series[key]
        # One look tells that no numeral stands twice and none is left out, as in nearly all series.
        if [claim.item.ordinal for claim in parts] != [*range(1, len(parts) + 1)]:
            yield from _duplicates(name, parts, homes)
            yield from _gaps(name, parts, strays[key])


def _homes(claims: Claims, names: Mapping[str, str]) -> dict[str, _Home]:
    """What file names count to the series in which most of them stand."""
    series: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, key in names.items():
        for claim in claims.series[key]:
            series[claim.article.digest.counted[0]][name] += 1
    return {
        stem: _Home(name := found.most_common(1)[0][0], {claim.item.ordinal for claim in claims.series[names[name]]})
        for stem, found in series.items()
        if stem
    }


def _duplicates(name: str, claims: Sequence[Claim], homes: Callable[[], Mapping[str, _Home]]) -> Iterator[Diagnostic]:
    numbered: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.item.ordinal is not None:
            numbered[claim.item.ordinal].append(claim)
    for ordinal, same in numbered.items():
        if len(same) == 1:
            continue
        by_date = sorted(same, key=lambda claim: (claim.article.digest.moment, claim.article.source))
        # A part whose file name belongs to another series, where just this numeral is free, has a mistaken name.
        strays = ((claim, homes().get(claim.article.digest.counted[0])) for claim in by_date)
        stray = next(((claim, home) for claim, home in strays if home and home.may_take(name, ordinal)), None)
        if stray:
            other = next(claim for claim in by_date if claim is not stray[0])
            hint = f'is it part {format_numeral(ordinal)} of "{stray[1].name}"? its file name counts with that series'
            yield _duplicate(name, ordinal, stray[0], other, hint)
            continue
        first, last = by_date[0], by_date[-1]
        hint = f'"{first.article.source}" stands before it, by date'
        if ordinal + 1 not in numbered:
            hint = f"part {format_numeral(ordinal + 1)} is missing; perhaps this is it"
        elif ordinal - 1 not in numbered and ordinal > 1:
            hint = f'part {format_numeral(ordinal - 1)} is missing; perhaps "{first.article.source}" is it'
        yield _duplicate(name, ordinal, last, first, hint)


def _duplicate(name: str, ordinal: int, claim: Claim, other: Claim, hint: str) -> Diagnostic:
    message = f'part {format_numeral(ordinal)} of series "{name}" is also "{other.article.source}"'
    return _note(claim.article, message, hint)


def _gaps(name: str, claims: Sequence[Claim], strays: dict[int, Claim]) -> Iterator[Diagnostic]:
    """One note for each run of missing numerals, at the part that follows it."""
    unnumbered = any(claim.item.ordinal is None for claim in claims)
    before = 0
    for claim in claims:
        ordinal = claim.item.ordinal
        if ordinal is None or ordinal <= before:
            continue
        # An unnumbered part is the first one.
        missing = [number for number in range(before + 1, ordinal) if number > 1 or not unnumbered]
        before = ordinal
        if not missing:
            continue
        stray = next((strays[number] for number in missing if number in strays), None)
        hint = f'is "{stray.article.source}" ({stray.item.text}) it?' if stray else ""
        yield _note(claim.article, f'series "{name}" has no {_parts(missing)}', hint)


def _parts(numbers: Sequence[int]) -> str:
    first, last = format_numeral(numbers[0]), format_numeral(numbers[-1])
    return f"part {first}" if len(numbers) == 1 else f"parts {first} to {last}"


def _note(article: Article, message: str, hint: str) -> Diagnostic:
    return Diagnostic("series", Span(article.source, article.metadata.lines.get("title", 0)), message, hint)
