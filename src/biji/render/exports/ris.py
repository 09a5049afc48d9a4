"""Works as RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), which EndNote, Zotero and Mendeley read."""

from __future__ import annotations

from collections.abc import Iterator

from biji.render.exports.works import Work, one_line

#: Types of RIS by the kind of the work; all others are web pages.
_TYPES = {"paper": "JOUR", "repository": "COMP", "video": "VIDEO", "book": "BOOK"}


def ris_entry(work: Work) -> str:
    """One record; lines end as the format asks, with carriage return and line feed."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(work))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.kind, "ELEC")
    yield "ID", work.id
    yield "TI", work.plain_title
    if work.arxiv or work.host:
        yield "T2", "arXiv" if work.arxiv else work.host
    if work.doi:
        yield "DO", work.doi
    if work.url:
        yield "UR", one_line(work.url)
    if work.seen:
        yield "Y2", f"{work.seen:%Y/%m/%d}"
    for topic in work.topics:
        yield "KW", topic
    if work.note:
        yield "N1", work.note
    yield "ER", ""
