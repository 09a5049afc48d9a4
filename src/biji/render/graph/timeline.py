"""A small timeline: how many articles and references there are of each year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from biji.render.graph.views import BarView, TimelineRowView, TimelineView, YearView
from biji.render.strings import Forms, Strings, counted

#: Years shown one by one; all before them are one bar.
_YEARS = 11

#: Down, in pixels: a row with its name and numbers, the longest bar in it, and the years below.
_ROW = 70
_BAR = 26
_BELOW = 20

#: Across, in percent, at most: a year, and of it its bars.
_STEP = 14
_WIDTH = 0.5

#: From this many on the years have no room for four digits in a narrow window.
_MANY = 7

_THOUSAND = 1000


class _Count(Struct, frozen=True):
    """What is counted: its name, its noun, and how many there are of each year."""

    label: str
    forms: Forms
    years: Mapping[int, int]


def timeline(strings: Strings, articles: Mapping[int, int], references: Mapping[int, int]) -> TimelineView | None:
    """Numbers by year as bars; None where there is only one year.

    Args:
        strings: what they are called.
        articles: how many there are of each year.
        references: the same.
    """
    counts = [_Count(strings.search.articles, strings.articles, articles)]
    if any(references.values()):
        counts.append(_Count(strings.search.references, strings.references_count, references))
    years = sorted({year for count in counts for year in count.years})
    if len(years) < 2:
        return None
    first = max(years[0], years[-1] - _YEARS + 1)
    shown = range(first, years[-1] + 1)
    early = years[0] < first
    step = min(_STEP, 100 / len(shown))
    width = round(step * _WIDTH, 2)
    columns = [(year, round(step * (index + 0.5), 2)) for index, year in enumerate(shown)]
    summed = [_summed(count.years, shown) for count in counts]
    return TimelineView(
        text="; ".join(_said(columns, counts, summed, early=early)),
        width=width,
        height=len(counts) * _ROW + _BELOW,
        end=round(step * len(shown), 2),
        rows=tuple(
            TimelineRowView(count.label, (row + 1) * _ROW, tuple(_bars(columns, found, width)))
            for row, (count, found) in enumerate(zip(counts, summed, strict=True))
        ),
        years=tuple(
            YearView("≤" if early and year == first else "", *_split(year, many=len(shown) >= _MANY), x)
            for year, x in columns
        ),
    )


def _summed(years: Mapping[int, int], shown: range) -> dict[int, int]:
    found = dict.fromkeys(shown, 0)
    for year, count in years.items():
        found[max(year, shown[0])] += count
    return found


def _bars(columns: Sequence[tuple[int, float]], found: Mapping[int, int], width: float) -> Iterator[BarView]:
    most = max(found.values())
    for year, x in columns:
        if found[year]:
            yield BarView(_short(found[year]), round(x - width / 2, 2), x, max(1, round(_BAR * found[year] / most)))


def _said(
    columns: Sequence[tuple[int, float]],
    counts: Sequence[_Count],
    summed: Sequence[Mapping[int, int]],
    *,
    early: bool,
) -> Iterator[str]:
    for index, (year, _) in enumerate(columns):
        numbers = [
            counted(count.forms, found[year]) for count, found in zip(counts, summed, strict=True) if found[year]
        ]
        if numbers:
            yield f"{'≤ ' if early and not index else ''}{year}: {', '.join(numbers)}"


def _split(year: int, *, many: bool) -> tuple[str, str]:
    return (str(year)[:-2], str(year)[-2:]) if many else ("", str(year))


def _short(number: int) -> str:
    """A number in at most four characters, up to a million."""
    if number < _THOUSAND:
        return str(number)
    hundreds = round(number, -2)
    return f"{hundreds / _THOUSAND:.1f}k" if hundreds < 10 * _THOUSAND else f"{hundreds // _THOUSAND}k"
