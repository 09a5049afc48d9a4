"""Sections that go on with one of another article: `X（续）`, and `X+` or `X=`, more about X parked elsewhere.

How the beginnings are found stands in `beginnings.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.link.beginnings import Beginnings
from biji.link.generic_headings import GenericHeadings
from biji.link.spots import Spot, Spots
from biji.link.subjects import Subjects
from biji.model import Article, Continuation, Series, Topic

Form = Literal["continued", "overflow"]


class Continuations(Struct, frozen=True):
    """What goes on elsewhere.

    Attributes:
        found: in order of the continuing places.
        diagnostics: sections whose beginning was not found, or only by where they stand.
    """

    found: tuple[Continuation, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_continuations(
    articles: Sequence[Article],
    subjects: Subjects,
    series: Sequence[Series],
    topics: Sequence[Topic],
    generic: GenericHeadings,
) -> Continuations:
    """Join the sections that go on with another one to their beginnings.

    Args:
        articles: the published ones; the result does not depend on their order.
        subjects: of their headings.
        series: with parts in reading order.
        topics: groups of articles that belong together.
        generic: the rule for headings that are no subjects: such a name tells nothing beyond a series.
    """
    search = Beginnings(articles, subjects, series, topics, generic)
    spots = search.spots
    chains: dict[Spot, Spot] = {}
    found: list[Continuation] = []
    diagnostics: list[Diagnostic] = []
    for spot in search.continuing:
        form: Form = "overflow" if spots.heading(spot).form == "overflow" else "continued"
        beginning = search.parked(spot) if form == "overflow" else search.continued(spot)
        guessed = search.opening(spot) if not beginning and form == "continued" else None
        there = beginning or guessed
        if there and _origin(chains, there) != spot:
            chains[spot] = there
            found.append(Continuation(form, spots.place(there), spots.place(spot)))
        if not beginning:
            diagnostics.append(_note(spots, spot, guessed))
    return Continuations(tuple(found), tuple(diagnostics))


def _origin(chains: dict[Spot, Spot], spot: Spot) -> Spot:
    """Where a chain of continuations begins; the way is made shorter for the next who asks."""
    while spot in chains:
        following = chains[spot]
        chains[spot] = following = chains.get(following, following)
        spot = following
    return spot


def _note(spots: Spots, spot: Spot, guessed: Spot | None) -> Diagnostic:
    heading = spots.heading(spot)
    title, span = heading.title.text, Span(spot[0], heading.line, heading.column)
    if guessed:
        there = spots.place(guessed)
        message = f'"{title}" is read as going on with "{there.title}" of "{there.source}", by where it stands'
        return Diagnostic("continuation", span, message, "give both sections one name")
    if heading.form == "overflow":
        return Diagnostic("continuation", span, f'no other article has a section "{heading.name}"')
    message = f'"{title}" goes on with no section that can be found'
    return Diagnostic("continuation", span, message, f'is its beginning named otherwise than "{heading.name}"?')
