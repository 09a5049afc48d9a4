"""Works as bookmarks in the format of Netscape, which every browser imports.

The format is described at https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from biji.render.exports.selection import Selection
from biji.render.exports.works import Work, Works
from biji.render.urls import is_allowed

HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""

FOOT = "</DL><p>\n"


def bookmark_entry(work: Work) -> str:
    """One bookmark, dated like the newest article that cites it; "" without an address, or for one that runs code."""
    if not work.url or not is_allowed(work.url):
        return ""
    moment = dt.datetime.combine(work.seen, dt.time(), dt.UTC) if work.seen else None
    added = f' ADD_DATE="{int(moment.timestamp())}"' if moment else ""
    tags = f' TAGS="{escape(",".join(work.topics))}"' if work.topics else ""
    note = f"<DD>{escape(work.note)}\n" if work.note else ""
    return f'<DT><A HREF="{escape(work.url)}"{added}{tags}>{escape(work.plain_title)}</A>\n{note}'


def folder(name: str, inside: Iterable[str]) -> str:
    """Bookmarks and folders in a folder; without a name, as they are; "" for an empty one."""
    text = "".join(inside)
    return f"<DT><H3>{escape(name)}</H3>\n<DL><p>\n{text}</DL><p>\n" if name and text else text


def bookmarks(selection: Selection, works: Works) -> str:
    """The works of a selection as a file: those of a whole site in folders by topic, else by article and section."""
    entries = {work.id: bookmark_entry(work) for work in works.of(selection)}
    if selection.narrowed:
        articles = (Selection(selection.site, (source,)) for source in selection.sources)
        return "".join((HEAD, *(article_folder(one, works, entries) for one in articles), FOOT))
    return "".join((HEAD, *topic_folders(selection, works, entries), FOOT))


def topic_folders(selection: Selection, works: Works, entries: Mapping[str, str]) -> Iterator[str]:
    """A folder for each topic of a whole site, behind the works that have none.

    Args:
        selection: of the whole site.
        works: of the site.
        entries: bookmarks by the ids of their works.
    """
    yield from (entries[work.id] for work in works.of(selection) if not work.topics)
    for group in selection.site.references.by_topic:
        yield folder(group.name, (entries[works.by_key[one.key].id] for one in group.resources))


def article_folder(selection: Selection, works: Works, entries: Mapping[str, str]) -> str:
    """A folder for an article, with one for each section; a work lies in the first section that cites it.

    Args:
        selection: of the one article.
        works: of the site.
        entries: bookmarks by the ids of their works.
    """
    (article,) = selection.articles
    seen: set[str] = set()
    sections: list[str] = []
    for _, title, references in article.outline.works:
        cited = dict.fromkeys(work.id for one in references if (work := works.by_key.get(one.key)))
        sections.append(folder(title.strip(), [entries[key] for key in cited if key not in seen]))
        seen.update(cited)
    return folder(article.metadata.title, sections)
