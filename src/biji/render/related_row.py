"""Related articles at the foot of an article, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from biji.model import Reason
from biji.render.article_views import FootRowView
from biji.render.block_views import LinkView
from biji.render.links import RelativeLinker
from biji.render.pages import article_link
from biji.render.strings import Strings, counted

#: Names of shared concepts that stand for their number.
_FEW = 3


def related_row(linker: RelativeLinker, source: str) -> FootRowView:
    """The articles that share more with one than its series, which the page shows anyway."""
    return FootRowView("related", linker.lookup.strings.related, tuple(_links(linker, source)), listed=True)


def _links(linker: RelativeLinker, source: str) -> Iterator[LinkView]:
    strings = linker.lookup.strings
    for related in linker.lookup.site.related.get(source, ()):
        link = article_link(linker, related.source)
        if link and any(reason.kind != "series" for reason in related.reasons):
            yield LinkView(link.text, link.href, " · ".join(_said(reason, strings) for reason in related.reasons))


def _said(reason: Reason, strings: Strings) -> str:
    if reason.kind == "series":
        return strings.same_series
    if reason.kind == "links":
        return counted(strings.written_links, reason.count)
    if reason.kind == "resources":
        return counted(strings.shared_resources, reason.count)
    said = counted(strings.shared_concepts, reason.count)
    return f"{said}: {', '.join(reason.names)}" if reason.count <= _FEW else said
