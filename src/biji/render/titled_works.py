"""The outside works whose titles name rows of comparison tables."""

from __future__ import annotations

from collections.abc import Mapping

from biji.model import ComparisonTable, Site
from biji.render.urls import is_allowed, tidy
from biji.text import title_key


def titled_works(site: Site) -> Mapping[str, str]:
    """The key of each title (`title_key`) that names a row and that a reference bears, to the work's address."""
    wanted = {
        title_key(row[0].fragment.text)
        for one in site.tables
        if isinstance(one.table, ComparisonTable) and one.table.labelled and one.table.orientation == "rows"
        for row in one.table.rows
    }
    wanted.discard("")
    found: dict[str, str] = {}
    if wanted:
        for group in site.references.by_host:
            for resource in group.resources:
                for citation in resource.citations:
                    if citation.reference.work in wanted:
                        url = citation.reference.url or resource.url
                        if url and is_allowed(url):
                            found.setdefault(citation.reference.work, tidy(url))
    return found
