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

from biji.model import DOWNLOADS, TEXT_DOWNLOADS, OutputFile, Site
from biji.render.csv import csv_text
from biji.render.download_urls import data_forms, data_url, schema_url
from biji.render.exports import BIBLIOGRAPHY, EXPORTS, Selection, select
from biji.render.exports.bookmarks import FOOT, HEAD, article_folder, bookmark_entry, bookmarks
from biji.render.exports.graph import Graph
from biji.render.exports.lines import lines
from biji.render.exports.schemas import schema
from biji.render.exports.text_rows import reference_rows
from biji.render.exports.works import works_of
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
    for form in DOWNLOADS:
        if form in lookup.options.downloads and form not in {"json", *TEXT_DOWNLOADS}:
            yield partial(_references, lookup, form)
    for what in EXPORTS:
        yield partial(_export, lookup, what)


def _references(lookup: Lookup, form: str) -> Iterator[OutputFile]:
    """The references of every page that has some, then of the whole site, in a format other than JSON."""
    site = lookup.site
    shelf = _SHELVES[form](site) if form in _SHELVES else _bibliography(site, form)
    sources_of = {url: (source,) for source, url in site.urls.items()} | dict(lookup.groups)
    for page, files in site.downloads.items():
        if form in files:
            yield OutputFile(files[form][1:], shelf.file(sources_of[page]))
    whole = select(site)
    # Those of a whole site lie in folders by topic.
    everything = _encoded(bookmarks(whole, works_of(site))) if form == "bookmarks" else shelf.file(whole.sources)
    yield OutputFile(data_url("references", form)[1:], everything)


def _export(lookup: Lookup, what: str) -> Iterator[OutputFile]:
    """Something of the whole site in JSON and CSV, but the CSV of references, with its schema."""
    forms, kind = data_forms(what, lookup.options), EXPORTS[what]
    rows = kind.make(select(lookup.site)) if {"json", "csv"}.intersection(forms) else ()
    if "json" in forms:
        yield OutputFile(data_url(what, "json")[1:], msgspec.json.encode(rows))
        yield OutputFile(schema_url(what)[1:], msgspec.json.encode(schema(what)))
    if "csv" in forms and what != "references" and not isinstance(rows, Graph):
        yield OutputFile(data_url(what, "csv")[1:], _encoded(csv_text(lines(rows, kind))))


def _bibliography(site: Site, form: str) -> _Shelf:
    works, bibliography = works_of(site), BIBLIOGRAPHY[form]
    return _Shelf(
        added={source: [work.id for work in works.of(Selection(site, (source,)))] for source in site.articles},
        pieces={work.id: _encoded(bibliography.entry(work)) for work in works.distinct},
        head=bibliography.head.encode(),
        separator=bibliography.separator.encode(),
        tail=bibliography.tail.encode(),
    )


def _table(site: Site) -> _Shelf:
    columns, *table = lines(reference_rows(select(site)), EXPORTS["references"])
    by_source = {source: _encoded(csv_text(found)) for source, found in groupby(table, itemgetter(0))}
    return _Shelf(
        added={source: [source] if source in by_source else [] for source in site.articles},
        pieces=by_source,
        head=_encoded(csv_text([columns])),
    )


def _folders(site: Site) -> _Shelf:
    works = works_of(site)
    marks = {work.id: bookmark_entry(work) for work in works.distinct}
    return _Shelf(
        added={source: [source] for source in site.articles},
        pieces={
            source: _encoded(article_folder(Selection(site, (source,)), works, marks)) for source in site.articles
        },
        head=HEAD.encode(),
        tail=FOOT.encode(),
    )


#: The formats that are no bibliographies.
_SHELVES = {"csv": _table, "bookmarks": _folders}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
