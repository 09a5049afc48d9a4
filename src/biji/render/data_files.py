"""The data files: the references beside an article, a series and a topic, all exports of the site at `/data/`.

Each file holds what `biji export` prints for the same articles in the same format; only JSON is not indented. What a
work is in a format is made once, however many files hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from operator import itemgetter

import msgspec
from msgspec import Struct

from biji.model import OutputFile, Site
from biji.render.csv import csv_text
from biji.render.download_urls import data_forms, data_url, schema_url
from biji.render.exports import BIBLIOGRAPHY, EXPORTS, Selection, select
from biji.render.exports.bookmarks import FOOT, HEAD, article_folder, bookmark_entry, bookmarks
from biji.render.exports.graph import Graph
from biji.render.exports.lines import lines
from biji.render.exports.schemas import schema
from biji.render.exports.text_rows import reference_rows
from biji.render.exports.works import Works, works_of
from biji.render.lookup import Lookup
from biji.render.parts import Part, divided


class _Shelf(Struct, frozen=True):
    """The references of a site in one format, all encoded, from which files are put together.

    Attributes:
        added: source to the names of what the article adds to a file.
        pieces: what has these names; a file holds each once.
        head, separator, tail: what stands before, between and behind the pieces.
    """

    added: Mapping[str, Sequence[str]]
    pieces: Mapping[str, bytes]
    head: bytes = b""
    separator: bytes = b""
    tail: bytes = b""

    def file(self, sources: Sequence[str]) -> bytes:
        """The references of articles, in order."""
        names = dict.fromkeys(chain.from_iterable(map(self.added.__getitem__, sources)))
        return b"".join((self.head, self.separator.join(map(self.pieces.__getitem__, names)), self.tail))


@divided
def data_files(lookup: Lookup) -> Iterator[Part]:
    """Every data file, the references beside pages before the exports of the whole site."""
    chosen = lookup.options.downloads
    # What a work is, is found out once for all formats that are made of works.
    forms = [form for form in (*BIBLIOGRAPHY, "bookmarks") if form in chosen]
    if forms:
        yield partial(_works, lookup, forms)
    if "csv" in chosen:
        yield partial(_table, lookup)
    for what in EXPORTS:
        yield partial(_export, lookup, what)


def _works(lookup: Lookup, forms: Sequence[str]) -> Iterator[OutputFile]:
    site = lookup.site
    works = works_of(site)
    cited = {source: [work.id for work in works.of(Selection(site, (source,)))] for source in site.articles}
    for form in forms:
        if form == "bookmarks":
            yield from _references(lookup, form, _folders(site, works), _encoded(bookmarks(select(site), works)))
            continue
        bibliography = BIBLIOGRAPHY[form]
        shelf = _Shelf(
            added=cited,
            pieces={work.id: _encoded(bibliography.entry(work)) for work in works.distinct},
            head=bibliography.head.encode(),
            separator=bibliography.separator.encode(),
            tail=bibliography.tail.encode(),
        )
        yield from _references(lookup, form, shelf, shelf.file(sorted(site.articles)))


def _folders(site: Site, works: Works) -> _Shelf:
    marks = {work.id: bookmark_entry(work) for work in works.distinct}
    articles = [Selection(site, (source,)) for source in site.articles]
    return _Shelf(
        added={source: [source] for source in site.articles},
        pieces={one.sources[0]: _encoded(article_folder(one, works, marks)) for one in articles},
        head=HEAD.encode(),
        tail=FOOT.encode(),
    )


def _table(lookup: Lookup) -> Iterator[OutputFile]:
    """The references of pages, and those of the whole site, as CSV."""
    whole = select(lookup.site)
    columns, *table = lines(reference_rows(whole), EXPORTS["references"])
    by_source = {source: _encoded(csv_text(found)) for source, found in groupby(table, itemgetter(0))}
    shelf = _Shelf(
        added={source: [source] if source in by_source else [] for source in whole.sources},
        pieces=by_source,
        head=_encoded(csv_text([columns])),
    )
    return _references(lookup, "csv", shelf, shelf.file(whole.sources))


def _references(lookup: Lookup, form: str, shelf: _Shelf, whole: bytes) -> Iterator[OutputFile]:
    """The files with references in a format: beside every page that has some, and that of the whole site."""
    site = lookup.site
    sources_of = {url: (source,) for source, url in site.urls.items()} | dict(lookup.groups)
    for page, files in site.downloads.items():
        if form in files:
            yield OutputFile(files[form][1:], shelf.file(sources_of[page]))
    yield OutputFile(data_url("references", form)[1:], whole)


def _export(lookup: Lookup, what: str) -> Iterator[OutputFile]:
    """Something of the whole site in JSON and CSV, but the CSV of references, with its schema."""
    forms, kind = data_forms(what, lookup.options), EXPORTS[what]
    rows = kind.make(select(lookup.site)) if {"json", "csv"}.intersection(forms) else ()
    if "json" in forms:
        yield OutputFile(data_url(what, "json")[1:], msgspec.json.encode(rows))
        yield OutputFile(schema_url(what)[1:], msgspec.json.encode(schema(what)))
    if "csv" in forms and what != "references" and not isinstance(rows, Graph):
        yield OutputFile(data_url(what, "csv")[1:], _encoded(csv_text(lines(rows, kind))))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
