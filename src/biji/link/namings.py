"""Which part of a series a text names with 《机器学习（二）》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biji.model import Part, Site
from biji.model.titles import Item, read_title, series_key

_BRACKET = re.compile("[（(]")
_SEVERAL = re.compile("[）)][,，、]|[,，].*[（(]")
_NUMERAL = "[零〇一二三四五六七八九十百廿卅]+"
#: A name up to its numeral, which may be the first of several.
_NUMBERED = re.compile(rf"(.+?[（(]\s*{_NUMERAL})(?:\s*[～~〜—–―至到、，,-]{{1,2}}\s*{_NUMERAL})*\s*[）)]")


class Namings:
    """The parts of all series, by name and numeral.

    Args:
        site: with its articles and series; a numbered part that is alone has a name too.
    """

    def __init__(self, site: Site) -> None:
        self._parts: dict[tuple[str, int], list[Part]] = {}
        for series in site.series:
            key = series_key(series.name)
            for part in series.parts:
                # A first part may go without numeral.
                ordinal = 1 if part.ordinal is None else part.ordinal
                self._parts.setdefault((key, ordinal), []).append(part)
        for source, article in site.articles.items():
            title = article.metadata.title
            if not _BRACKET.search(title) or (source in site.series_of and not _SEVERAL.search(title)):
                continue
            for key, item in zip(article.digest.names, article.digest.items, strict=True):
                if item.ordinal is not None:
                    self._parts.setdefault(
                        (key, item.ordinal), [Part(source, item.ordinal, item.text, item.subtitle)]
                    )

    def find(self, text: str) -> str | None:
        """The article that a text names; None when it names something else, such as a book.

        Args:
            text: what stands between the brackets 《》. Of parts with one numeral its subtitle tells, else the first
                is meant, and so it is of a range of parts.
        """
        for item in _items(text):
            parts = self._parts.get((series_key(item.name), item.ordinal or 0))
            if parts:
                same = [
                    part for part in parts if item.subtitle and series_key(part.subtitle) == series_key(item.subtitle)
                ]
                return (same or parts)[0].source
        return None


def _items(text: str) -> Iterator[Item]:
    """The readings of a name: as a title, then up to its numeral."""
    yield from read_title(text)
    numbered = _NUMBERED.match(text)
    if numbered:
        yield from read_title(f"{numbered[1]}）")
