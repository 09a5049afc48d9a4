"""Sections that go on elsewhere, said at both ends: where one continues, and where it began.

## BERT（续）                               ## BERT
Continues from Attention（四） › BERT       …
Continued in Attention（五） › BERT（续）
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biji.model import Heading, Place
from biji.render.block_views import JoinView, LinkView
from biji.render.joins import Joins
from biji.render.links import RelativeLinker
from biji.render.pages import article_link


class JoinViews:
    """The lines that stand below the headings and at the ends of one article's sections.

    Args:
        linker: of the article's page.
        source: the article.
    """

    def __init__(self, linker: RelativeLinker, source: str) -> None:
        self._linker = linker
        self._source = source
        self._joins = linker.lookup.joins.get(source, Joins({}, {}))

    def coming(self, heading: Heading) -> Iterator[JoinView]:
        """What stands right below the heading of a section that goes on with another one."""
        strings = self._linker.lookup.strings
        for each in self._joins.coming.get(heading.anchor, ()):
            label = strings.continues_from if each.form == "continued" else strings.more_about
            yield from self._line(label, [each.beginning])

    def going(self, heading: Heading) -> Iterator[JoinView]:
        """What stands at the end of a section with which others go on."""
        strings = self._linker.lookup.strings
        found = self._joins.going.get(heading.anchor, ())
        yield from self._line(strings.continued_in, [each.place for each in found if each.form == "continued"])
        yield from self._line(strings.more_in, [each.place for each in found if each.form == "overflow"])

    def _line(self, label: str, places: Iterable[Place]) -> Iterator[JoinView]:
        links = tuple(filter(None, map(self._link, places)))
        if links:
            yield JoinView(label, links)

    def _link(self, place: Place) -> LinkView | None:
        link = article_link(self._linker, place.source, place.anchor)
        if link and place.source == self._source:
            return LinkView(place.title, link.href)
        return LinkView(link.text, link.href, place.title) if link else None
