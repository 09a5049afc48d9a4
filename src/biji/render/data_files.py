"""The data files: the references beside an article, a series and a topic, all exports of the site at `/data/`.

Each file holds what `biji export` prints for the same articles in the same format; only JSON is not indented. What a
work is in a format is made once, however many files hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter

import msgspec
from msgspec import Struct

from biji.model import TEXT_DOWNLOADS, OutputFile, Site
from biji.render.csv import csv_text
from biji.render.download_urls import data_forms, data_url, schema_url
from biji.render.exports import BIBLIOGRAPHY, EXPORTS, Selection, select
from biji.render.exports.bookmarks import FOOT, HEAD, article_folder, bookmark_entry, topic_folders
from biji.render.exports.graph import Graph
from biji.render.exports.lines import lines
from biji.render.exports.schemas import schema
from biji.render.exports.text_rows import reference_rows
from biji.render.exports.works import Works, works_of
from biji.render.lookup import Lookup


class _Shelf(Struct, frozen=True):
    """What the files are put together from, all of it encoded.

    Attributes:
        cited: source to the ids of the works that the article cites.
        entries: format to the entries of works by their ids.
        columns: the first line of the CSV of references.
        lines: source to the other lines.
        folders: source to the article's folder of bookmarks.
    """

    cited: Mapping[str, tuple[str, ...]]
    entries: Mapping[str, Mapping[str, bytes]]
    columns: bytes
    lines: Mapping[str, bytes]
    folders: Mapping[str, bytes]

    def file(self, form: str, sources: Sequence[str]) -> bytes:
        """The references of articles in a format.

        Args:
            form: the format.
            sources: of the articles, in order.
        """
        if form == "csv":
            return self.columns + b"".join(self.lines[source] for source in sources)
        if form == "bookmarks":
            return HEAD.encode() + b"".join(self.folders[source] for source in sources) + FOOT.encode()
        bibliography, entries = BIBLIOGRAPHY[form], self.entries[form]
        ids = dict.fromkeys(chain.from_iterable(map(self.cited.__getitem__, sources)))
        body = bibliography.separator.encode().join(map(entries.__getitem__, ids))
        return b"".join((bibliography.head.encode(), body, bibliography.tail.encode()))


def data_files(lookup: Lookup) -> Iterator[OutputFile]:
    """Every data file, those beside pages before those of the whole site."""
    site, chosen = lookup.site, lookup.options.downloads
    if not chosen:
        return
    works = works_of(site)
    shelf = _shelf(site, works, chosen)
    sources_of = {url: (source,) for source, url in site.urls.items()} | dict(lookup.groups)
    for page, files in site.downloads.items():
        for form, url in files.items():
            if form not in TEXT_DOWNLOADS:
                yield OutputFile(url[1:], shelf.file(form, sources_of[page]))
    whole = select(site)
    for what, kind in EXPORTS.items():
        forms = data_forms(what, lookup.options)
        rows = kind.make(whole) if {"json", "csv"}.intersection(forms) else ()
        for form in forms:
            if form == "json":
                content = msgspec.json.encode(rows)
            elif form == "csv" and what != "references" and not isinstance(rows, Graph):
                content = _encoded(csv_text(lines(rows, kind)))
            else:
                content = _whole(whole, form, shelf, works)
            yield OutputFile(data_url(what, form)[1:], content)
        if "json" in chosen:
            yield OutputFile(schema_url(what)[1:], msgspec.json.encode(schema(what)))


def _whole(whole: Selection, form: str, shelf: _Shelf, works: Works) -> bytes:
    """All references in a format."""
    if form != "bookmarks":
        return shelf.file(form, whole.sources)
    entries = {key: entry.decode() for key, entry in shelf.entries[form].items()}
    return _encoded("".join((HEAD, *topic_folders(whole, works, entries), FOOT)))


def _shelf(site: Site, works: Works, chosen: Sequence[str]) -> _Shelf:
    makers = {form: one.entry for form, one in BIBLIOGRAPHY.items()} | {"bookmarks": bookmark_entry}
    distinct = {work.id: work for work in works.by_key.values()}
    articles = [Selection(site, (source,)) for source in site.articles]
    cited = {one.sources[0]: works.of(one) for one in articles}
    entries = {
        form: {key: _encoded(make(work)) for key, work in distinct.items()}
        for form, make in makers.items()
        if form in chosen
    }
    folders: dict[str, bytes] = {}
    if "bookmarks" in chosen:
        marks = {key: entry.decode() for key, entry in entries["bookmarks"].items()}
        for one in articles:
            folders[one.sources[0]] = _encoded(article_folder(one, works, marks))
    columns, *table = lines(reference_rows(select(site)) if "csv" in chosen else (), EXPORTS["references"])
    by_source = {source: csv_text(found) for source, found in groupby(table, itemgetter(0))}
    return _Shelf(
        cited={source: tuple(work.id for work in found) for source, found in cited.items()},
        entries=entries,
        columns=_encoded(csv_text([columns])),
        lines={source: _encoded(by_source.get(source, "")) for source in site.articles},
        folders=folders,
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
