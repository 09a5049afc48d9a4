"""The reference index: every outside work of the site by kind, topic, year and host, in pages that stay quick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from biji.model import ReferenceIndex, ResourceGroup
from biji.render import views
from biji.render.block_views import LinkView
from biji.render.graph.timeline import timeline
from biji.render.graph.views import TimelineView
from biji.render.hosts import host_name
from biji.render.links import RelativeLinker
from biji.render.lookup import Lookup
from biji.render.pages import Page, breadcrumb, linker_for, page_view
from biji.render.paging import cut
from biji.render.resource_entries import Entries
from biji.render.strings import counted
from biji.render.urls import page_name

#: Hosts shown at once; the rest unfolds.
_HOSTS = 60

#: Page numbers shown on each side of the current one.
_NEAR = 2

#: Groups with the names that readers see.
_Named = list[tuple[ResourceGroup, str]]


def reference_pages(lookup: Lookup) -> Iterator[Page]:
    """The entrance and every page of every group."""
    index = lookup.site.references
    if not index.total:
        return
    kinds, topics, years, hosts = _kinds(lookup), _topics(lookup), _years(lookup), _hosts(lookup)
    linker, strings = linker_for(lookup, index.url), lookup.strings
    host_links = _links(linker, hosts)
    facts = (counted(strings.references_count, index.total), counted(strings.hosts_count, _count_hosts(index)))
    if lookup.is_free(index.url):
        yield Page(
            lookup.path(index.url),
            "references.html",
            views.ReferenceIndexView(
                page=page_view(linker, index.url, strings.references, facts=facts),
                heading=strings.references,
                breadcrumb=breadcrumb(linker),
                facts=facts,
                kinds=_links(linker, kinds),
                topics=_links(linker, topics),
                years=_links(linker, years),
                hosts=host_links[:_HOSTS],
                more_hosts=host_links[_HOSTS:],
                more_label=counted(strings.more_hosts, max(0, len(hosts) - _HOSTS)),
            ),
        )
    entries = Entries(lookup)
    for group, name in (*kinds, *topics, *years):
        yield from _group_pages(lookup, entries, group, name)
    for group, name in hosts:
        yield from _group_pages(lookup, entries, group, name, _timeline(lookup, group))


def _count_hosts(index: ReferenceIndex) -> int:
    """How many there are: the small ones share a group, and papers that are only named have none."""
    named = sum(bool(group.name) for group in index.by_host)
    small = {work.host for group in index.by_host if not group.name for work in group.resources}
    return named + len(small - {""})


def _kinds(lookup: Lookup) -> _Named:
    return [(group, lookup.strings.kinds[group.name]) for group in lookup.site.references.by_kind]


def _topics(lookup: Lookup) -> _Named:
    by_size = sorted(lookup.site.references.by_topic, key=lambda group: -len(group.resources))
    return [(group, group.name) for group in by_size]


def _years(lookup: Lookup) -> _Named:
    return [(group, group.name or lookup.strings.undated) for group in lookup.site.references.by_year]


def _hosts(lookup: Lookup) -> _Named:
    """Several hosts may be known by one name; then only the host tells them apart."""
    groups = lookup.site.references.by_host
    names = [host_name(group.name, lookup.options.lang) for group in groups]
    times = Counter(names)
    return [
        (group, (group.name if times[name] > 1 else name) or lookup.strings.other)
        for group, name in zip(groups, names, strict=True)
    ]


def _links(linker: RelativeLinker, groups: Iterable[tuple[ResourceGroup, str]]) -> tuple[LinkView, ...]:
    return tuple(LinkView(name, linker.href(group.url), f"{len(group.resources):,}") for group, name in groups)


def _timeline(lookup: Lookup, group: ResourceGroup) -> TimelineView | None:
    """When articles cited works of a host."""
    sources = Counter([citation.source for resource in group.resources for citation in resource.citations])
    articles, references = Counter[int](), Counter[int]()
    for source, count in sources.items():
        date = lookup.site.articles[source].metadata.date
        if date:
            articles[date.year] += 1
            references[date.year] += count
    return timeline(lookup.strings, articles, references)


def _group_pages(
    lookup: Lookup, entries: Entries, group: ResourceGroup, name: str, drawing: TimelineView | None = None
) -> Iterator[Page]:
    strings, pages = lookup.strings, list(cut(group.resources))
    one_host = bool(group.resources) and all(one.host == group.resources[0].host for one in group.resources)
    facts = (counted(strings.references_count, len(group.resources)),)
    first = 1
    for number, resources in enumerate(pages, 1):
        url = page_name(group.url, number)
        path, linker = lookup.path(url), linker_for(lookup, url)
        title = name if number == 1 else f"{name} ({number})"
        if lookup.is_free(url):
            yield Page(
                path,
                "resources.html",
                views.ResourcesView(
                    page=page_view(linker, url, f"{title} · {strings.references}", facts=facts),
                    heading=name,
                    breadcrumb=breadcrumb(
                        linker, LinkView(strings.references, linker.href(lookup.site.references.url))
                    ),
                    facts=facts,
                    first=first,
                    resources=entries.on(path, resources),
                    pages=tuple(_page_links(linker, group.url, number, len(pages))),
                    one_host=one_host,
                    timeline=drawing if number == 1 else None,
                ),
            )
        first += len(resources)


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
