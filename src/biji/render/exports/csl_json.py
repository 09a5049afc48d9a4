"""Works as CSL-JSON, which Zotero, pandoc and every processor of the Citation Style Language read.

Schema: https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from biji.render.exports.works import Work

#: Types of CSL by the kind of the work; all others are `webpage`.
_TYPES = {
    "paper": "article-journal",
    "repository": "software",
    "question": "post",
    "video": "motion_picture",
    "book": "book",
}


class _Date(Struct, frozen=True, rename={"parts": "date-parts"}):
    parts: tuple[tuple[int, int, int]]


class _Item(
    Struct, frozen=True, omit_defaults=True, rename={"container": "container-title", "url": "URL", "doi": "DOI"}
):
    id: str
    type: str
    title: str
    url: str = ""
    container: str = ""
    doi: str = ""
    accessed: _Date | None = None
    keyword: str = ""
    note: str = ""


def csl_entry(work: Work) -> str:
    """One item on a line."""
    seen = work.seen
    item = _Item(
        id=work.id,
        type=_TYPES.get(work.kind, "webpage"),
        title=work.plain_title,
        url=work.url,
        container="arXiv" if work.arxiv else work.host,
        doi=work.doi,
        accessed=_Date(((seen.year, seen.month, seen.day),)) if seen else None,
        keyword=", ".join(work.topics),
        note=work.note,
    )
    return msgspec.json.encode(item).decode()
