"""Works as bookmarks in the format of Netscape, which every browser imports.

The format is described at https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape

from biji.render.exports.selection import Selection
from biji.render.exports.works import Work, Works
from biji.render.urls import is_allowed

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""

#: The name of a folder and the entries in it.
Folder = tuple[str, Sequence[str]]


def bookmark_entry(work: Work) -> str:
    """One bookmark, dated like the newest article that cites it; "" without an address, or for one that runs code."""
    if not work.url or not is_allowed(work.url):
        return ""
    moment = dt.datetime.combine(work.seen, dt.time(), dt.UTC) if work.seen else None
    added = f' ADD_DATE="{int(moment.timestamp())}"' if moment else ""
    tags = f' TAGS="{escape(",".join(work.topics))}"' if work.topics else ""
    note = f"<DD>{escape(work.note)}\n" if work.note else ""
    return f'<DT><A HREF="{escape(work.url)}"{added}{tags}>{escape(work.plain_title)}</A>\n{note}'


def bookmarks(folders: Iterable[Folder]) -> str:
    """Folders of bookmarks as a file; those of a folder without a name stand before all folders' own."""
    parts = [_HEAD]
    for name, entries in folders:
        if entries:
            opening = f"<DT><H3>{escape(name)}</H3>\n<DL><p>\n" if name else ""
            parts += [opening, *entries, "</DL><p>\n" if name else ""]
    return "".join((*parts, "</DL><p>\n"))


def folders_of(selection: Selection, works: Works) -> list[tuple[str, list[Work]]]:
    """Works in folders: of a whole site its topics, of one article its sections, else the articles."""
    site = selection.site
    if len(selection.sources) == 1:
        return _sections(selection, works)
    if len(selection.sources) == len(site.articles):
        without_topic = [work for work in works.of(selection) if not work.topics]
        by_topic = site.references.by_topic
        return [
            ("", without_topic),
            *((group.name, [works.by_key[resource.key] for resource in group.resources]) for group in by_topic),
        ]
    articles = (Selection(site, (source,)) for source in selection.sources)
    return [(site.articles[one.sources[0]].metadata.title, works.of(one)) for one in articles]


def _sections(selection: Selection, works: Works) -> list[tuple[str, list[Work]]]:
    """Each work once, in the first section that cites it."""
    found: list[tuple[str, list[Work]]] = []
    seen: set[str] = set()
    for article in selection.articles:
        for _, title, references in article.outline.works:
            cited = [work for one in references if (work := works.by_key.get(one.key))]
            new = {work.id: work for work in cited if work.id not in seen}
            seen.update(new)
            found.append((title.strip(), list(new.values())))
    return found
