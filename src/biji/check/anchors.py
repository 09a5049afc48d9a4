"""Ids that a page has twice: a link leads to the first of them, whichever was meant."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from biji.check.texts import Texts
from biji.diagnostics import Diagnostic, Span
from biji.model import Article, Fragment

_TAG = re.compile(r"<([a-zA-Z][\w-]*)(?=[\s/>])([^<>]*)>")
_ATTRIBUTE = re.compile(r'\s(id|name)="([^"]+)"')

#: Ids that are looked for in one article, and places of each: more are the work of a program.
_MOST = 100


def duplicate_ids(article: Article, texts: Texts) -> Iterator[Diagnostic]:
    """A diagnostic for every further element with an id that the page has."""
    bearers: dict[str, list[tuple[Span, int]]] = {}
    for section in article.sections:
        if section.heading:
            for anchor in _ids(section.heading.fragment):
                bearers.setdefault(anchor, []).append((section.heading.span, section.heading.span.line))
        for block in section.blocks:
            for anchor in _ids(block.fragment):
                bearers.setdefault(anchor, []).append((block.span, 0))
    twice = {anchor: spans for anchor, spans in bearers.items() if len(spans) > 1}
    for anchor, spans in list(twice.items())[:_MOST]:
        written = re.compile(rf"""(?<==["']){re.escape(anchor)}(?=["'])|(?<=#){re.escape(anchor)}(?![\w-])""")
        places: list[Span] = []
        for span, end in spans[:_MOST]:
            places.append(texts.find(written, span, places[-1] if places else None, end=end))
        for place in places[1:]:
            message = f'the page has the id "{anchor}" already'
            yield Diagnostic("duplicate-id", place, message, f"the first is in line {places[0].line}")


def _ids(fragment: Fragment) -> Iterator[str]:
    """The ids of all elements, and the names of anchors; what an element says twice counts once."""
    start, *commented = fragment.html.split("<!--")
    shown = start + "".join(part.partition("-->")[2] for part in commented)
    for tag, attributes in _TAG.findall(shown):
        kinds = ("id", "name") if tag.lower() == "a" else ("id",)
        yield from dict.fromkeys(
            html.unescape(value) for kind, value in _ATTRIBUTE.findall(attributes) if kind in kinds
        )
