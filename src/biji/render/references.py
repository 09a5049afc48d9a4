"""The reference index: every outside work of the site, by topic and by host, in pages that stay quick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from biji.model import Citation, Resource, ResourceGroup
from biji.render import views
from biji.render.block_views import LinkView
from biji.render.blocks import reference_anchor
from biji.render.hosts import host_name
from biji.render.links import RelativeLinker
from biji.render.lookup import PAGE_SIZE, Lookup
from biji.render.pages import Page, breadcrumb, citation_link, linker_for, page_view
from biji.render.strings import counted
from biji.render.urls import is_allowed, page_name, tidy

#: Hosts shown at once; the rest unfolds.
_HOSTS = 60

#: Articles named for one work: some are cited nearly everywhere.
_CITING = 24

#: Sections named for one of these articles.
_SECTIONS = 2

#: Page numbers shown on each side of the current one.
_NEAR = 2


def reference_pages(lookup: Lookup) -> Iterator[Page]:
    """The entrance and every page of every group."""
    index = lookup.site.references
    if not index.total:
        return
    if lookup.is_free(index.url):
        yield _entrance(lookup)
    for group in index.by_topic:
        yield from _group_pages(lookup, group, group.name)
    for group in index.by_host:
        yield from _group_pages(lookup, group, host_name(group.name, lookup.options.lang))


def _entrance(lookup: Lookup) -> Page:
    index, strings, lang = lookup.site.references, lookup.strings, lookup.options.lang
    linker = linker_for(lookup, index.url)
    names = Counter(host_name(group.name, lang) for group in index.by_host)
    hosts = [
        # Several hosts may be known by one name; then only the host tells them apart.
        _group_link(linker, group, group.name if names[name] > 1 else name)
        for group in index.by_host
        for name in (host_name(group.name, lang),)
    ]
    by_size = sorted(index.by_topic, key=lambda group: -len(group.resources))
    topics = [_group_link(linker, group, group.name) for group in by_size]
    return Page(
        lookup.path(index.url),
        "references.html",
        views.ReferenceIndexView(
            page=page_view(linker, index.url, strings.references),
            heading=strings.references,
            breadcrumb=breadcrumb(linker),
            facts=(counted(strings.references_count, index.total), counted(strings.hosts_count, len(hosts))),
            topics=tuple(topics),
            hosts=tuple(hosts[:_HOSTS]),
            more_hosts=tuple(hosts[_HOSTS:]),
            more_label=counted(strings.more_hosts, max(0, len(hosts) - _HOSTS)),
        ),
    )


def _group_link(linker: RelativeLinker, group: ResourceGroup, name: str) -> LinkView:
    text = name or linker.lookup.strings.other
    return LinkView(text, linker.href(group.url), f"{len(group.resources):,}")


def _group_pages(lookup: Lookup, group: ResourceGroup, name: str) -> Iterator[Page]:
    count = max(1, -(-len(group.resources) // PAGE_SIZE))
    for number in range(1, count + 1):
        url = page_name(group.url, number)
        if lookup.is_free(url):
            yield _group_page(lookup, group, name or lookup.strings.other, number, count)


def _group_page(lookup: Lookup, group: ResourceGroup, name: str, number: int, count: int) -> Page:
    url, strings = page_name(group.url, number), lookup.strings
    linker, start = linker_for(lookup, url), (number - 1) * PAGE_SIZE
    title = name if number == 1 else f"{name} ({number})"
    way = LinkView(strings.references, linker.href(lookup.site.references.url))
    return Page(
        lookup.path(url),
        "resources.html",
        views.ResourcesView(
            page=page_view(linker, url, f"{title} · {strings.references}"),
            heading=name,
            breadcrumb=breadcrumb(linker, way),
            facts=(counted(strings.references_count, len(group.resources)),),
            first=start + 1,
            resources=tuple(_resources(linker, group.resources[start : start + PAGE_SIZE])),
            pages=tuple(_page_links(linker, group.url, number, count)),
        ),
    )


def _resources(linker: RelativeLinker, resources: tuple[Resource, ...]) -> Iterator[views.ResourceView]:
    lookup = linker.lookup
    lang = lookup.options.lang
    # On a page of one host its name need not stand behind every work.
    one_host = len({resource.host for resource in resources}) == 1
    for resource in resources:
        citing = _citing(resource)
        yield views.ResourceView(
            anchor=reference_anchor(resource.key),
            href=tidy(resource.url) if is_allowed(resource.url) else None,
            title=resource.name,
            host="" if one_host else host_name(resource.host, lang),
            citations=tuple(_article(linker, citations) for citations in citing[:_CITING]),
            more=counted(lookup.strings.more_articles, len(citing) - _CITING) if len(citing) > _CITING else "",
        )


def _citing(resource: Resource) -> list[list[Citation]]:
    """A work's citations, those of one article together."""
    found: dict[str, list[Citation]] = {}
    for citation in resource.citations:
        found.setdefault(citation.source, []).append(citation)
    return list(found.values())


def _article(linker: RelativeLinker, citations: Sequence[Citation]) -> LinkView:
    """An article that cites a work, with the sections where it does."""
    link = citation_link(linker, citations[0])
    sections = dict.fromkeys(citation.section for citation in citations if citation.section)
    return LinkView(link.text, link.href, " · ".join(islice(sections, _SECTIONS)))


def _page_links(linker: RelativeLinker, url: str, current: int, count: int) -> Iterator[LinkView]:
    """The first and last page and those around the current one; a link without address stands for the others."""
    if count == 1:
        return
    shown = sorted({1, count, *range(max(1, current - _NEAR), min(count, current + _NEAR) + 1)})
    before = 0
    for number in shown:
        if number > before + 1:
            yield LinkView("…", "")
        yield LinkView(str(number), linker.href(page_name(url, number)), current=number == current)
        before = number
