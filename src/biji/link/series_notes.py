"""What looks like a mistake in the numbering of series, with what was probably meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from biji.diagnostics import Diagnostic, Span
from biji.link.nearest import Nearest, is_slip
from biji.link.publication import moment
from biji.link.series import Claim, Claims
from biji.text import format_numeral


def series_notes(claims: Claims) -> Iterator[Diagnostic]:
    """A note for every numeral that stands twice or is left out, and for parts of which no other exists."""
    names = {claims.name(key): key for key in claims.series}
    nearest = Nearest(names)
    strays: defaultdict[str, dict[int, Claim]] = defaultdict(dict)
    for claim in claims.lone:
        ordinal, written = claim.item.ordinal, claim.item.name
        if ordinal is None:
            continue
        name = nearest.find(written) or ""
        slip = is_slip(name, written)
        if slip:
            strays[names[name]].setdefault(ordinal, claim)
        if slip or ordinal > 1:
            hint = f'did you mean "{name}"?' if slip else ""
            yield _note(claim.article.source, f'"{claim.item.text}" is the only part of its series', hint)
    for name, key in names.items():
        yield from _duplicates(name, claims.series[key])
        yield from _gaps(name, claims.series[key], strays[key])


def _duplicates(name: str, claims: Sequence[Claim]) -> Iterator[Diagnostic]:
    numbered: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.item.ordinal is not None:
            numbered[claim.item.ordinal].append(claim)
    for ordinal, same in numbered.items():
        if len(same) == 1:
            continue
        by_date = sorted(same, key=lambda claim: (moment(claim.article.metadata.date), claim.article.source))
        first, last = by_date[0].article.source, by_date[-1].article.source
        hint = f'"{first}" stands before it, by date'
        if ordinal + 1 not in numbered:
            hint = f"part {format_numeral(ordinal + 1)} is missing; perhaps this is it"
        elif ordinal - 1 not in numbered and ordinal > 1:
            hint = f'part {format_numeral(ordinal - 1)} is missing; perhaps "{first}" is it'
        yield _note(last, f'part {format_numeral(ordinal)} of series "{name}" is also "{first}"', hint)


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
        yield _note(claim.article.source, f'series "{name}" has no {_parts(missing)}', hint)


def _parts(numbers: Sequence[int]) -> str:
    first, last = format_numeral(numbers[0]), format_numeral(numbers[-1])
    return f"part {first}" if len(numbers) == 1 else f"parts {first} to {last}"


def _note(source: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("series", Span(source), message, hint)
