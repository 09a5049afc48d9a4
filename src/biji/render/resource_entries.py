"""The entries of the reference index. A work stands on four pages at least; its entry is made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from biji.model import Citation, Resource
from biji.render import views
from biji.render.block_views import LinkView
from biji.render.blocks import reference_anchor
from biji.render.fragments import Html, filled
from biji.render.hosts import host_name
from biji.render.links import RelativeLinker
from biji.render.lookup import Lookup
from biji.render.pages import citation_link
from biji.render.paging import MOST_CITING
from biji.render.strings import counted
from biji.render.urls import is_allowed, tidy

#: Sections named for one citing article.
_SECTIONS = 2


class Entries:
    """The entries of all pages that lie equally deep: their addresses lead up to the root and are the same.

    Args:
        lookup: the site.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._made: defaultdict[int, dict[str, Html]] = defaultdict(dict)

    def on(self, path: str, resources: Sequence[Resource]) -> tuple[Html, ...]:
        """The entries of works on the page in a file."""
        depth = path.count("/")
        made = self._made[depth]
        missing = {one.key: one for one in resources if one.key not in made}
        if missing:
            # Folders that no page lies in: nothing is nearer than the root.
            linker = RelativeLinker(self._lookup, "\0/" * depth)
            views_of = (resource_view(linker, resource) for resource in missing.values())
            entries = self._lookup.templates.fill_each("resource.html", views_of)
            made.update((key, filled(entry.rstrip())) for key, entry in zip(missing, entries, strict=True))
        return tuple([made[one.key] for one in resources])


def resource_view(linker: RelativeLinker, resource: Resource) -> views.ResourceView:
    """A work with the articles that cite it."""
    lookup = linker.lookup
    citing = _citing(resource)
    return views.ResourceView(
        anchor=reference_anchor(resource.key),
        href=_address(resource.url),
        title=resource.name,
        host=host_name(resource.host, lookup.options.lang),
        addresses=tuple(_other_addresses(resource, lookup.options.lang)) if len(resource.citations) > 1 else (),
        citations=tuple([_article(linker, citations) for citations in citing[:MOST_CITING]]),
        more=counted(lookup.strings.more_articles, len(citing) - MOST_CITING) if len(citing) > MOST_CITING else "",
    )


def _address(url: str) -> str | None:
    return tidy(url) if url and is_allowed(url) else None


def _other_addresses(resource: Resource, lang: str) -> Iterator[LinkView]:
    """Other addresses under which the work is cited, one for each key."""
    others = {citation.reference.key: citation.reference for citation in resource.citations}
    for key, reference in others.items():
        href = _address(reference.url)
        if key != resource.key and href is not None:
            yield LinkView(host_name(reference.host, lang), href)


def _citing(resource: Resource) -> Sequence[Sequence[Citation]]:
    """A work's citations, those of one article together."""
    if len(resource.citations) == 1:
        return (resource.citations,)  # nearly all
    found: dict[str, list[Citation]] = {}
    for citation in resource.citations:
        found.setdefault(citation.source, []).append(citation)
    return list(found.values())


def _article(linker: RelativeLinker, citations: Sequence[Citation]) -> LinkView:
    """An article that cites a work, with the sections where it does."""
    link = citation_link(linker, citations[0])
    if len(citations) == 1:
        return link
    sections = dict.fromkeys(citation.section for citation in citations if citation.section)
    return LinkView(link.text, link.href, " · ".join(islice(sections, _SECTIONS)))
