"""The files beside an article for those who want its text rather than its page: Markdown, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec

from biji.model import Article, OutputFile
from biji.render.exports import select
from biji.render.exports.article_rows import article_rows
from biji.render.links import PermanentLinker
from biji.render.lookup import Lookup


def article_files(lookup: Lookup) -> Iterator[OutputFile]:
    """The text of every article as written, below front matter that says what it is, and its entry of the export."""
    site = lookup.site
    linker = PermanentLinker(lookup)
    for source, article in site.articles.items():
        files = site.downloads.get(site.urls[source], {})
        if "markdown" in files:
            yield OutputFile(files["markdown"][1:], _markdown(linker, article).encode("utf-8", "replace"))
        if "json" in files:
            (row,) = article_rows(select(site, article=source))
            yield OutputFile(files["json"][1:], msgspec.json.encode(row))


def _markdown(linker: PermanentLinker, article: Article) -> str:
    site, metadata, source = linker.lookup.site, article.metadata, article.source
    found = {
        "title": metadata.title,
        "url": linker.href(site.urls[source]),
        "date": metadata.date.isoformat() if metadata.date else "",
        "lang": metadata.lang,
        "description": metadata.description,
        "topics": site.topics_of.get(source, ()),
        "series": site.series_of.get(source, ()),
    }
    # JSON is YAML (https://yaml.org/spec/1.2.2/#json-compatibility); its escapes keep every text on one line.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in found.items() if value]
    return "\n".join(("---", *lines, "---", "", article.text))
