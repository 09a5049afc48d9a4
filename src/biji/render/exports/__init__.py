"""What a site knows as plain data, for `biji export` and the files beside its pages.

Rows come in order of the source paths, and what an article holds in order of the text, so that two exports compare
line by line. The attributes of a row are the fields of its JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from biji.render.csv import csv_text
from biji.render.exports.bibtex import bibtex, bibtex_entry
from biji.render.exports.bookmarks import bookmark_entry, bookmarks, folders_of
from biji.render.exports.csl_json import csl_entry, csl_json
from biji.render.exports.graph import Graph
from biji.render.exports.graphml import graphml
from biji.render.exports.kinds import EXPORTS, Export
from biji.render.exports.lines import lines
from biji.render.exports.ris import ris, ris_entry
from biji.render.exports.selection import NoSuchNameError, Selection, select
from biji.render.exports.works import Work, works_of

__all__ = [
    "BIBLIOGRAPHY",
    "EXPORTS",
    "Export",
    "NoSuchNameError",
    "Selection",
    "export",
    "formats_of",
    "json_text",
    "select",
]

#: Formats that list works: what makes an entry of a work, and a file of entries.
BIBLIOGRAPHY: Mapping[str, tuple[Callable[[Work], str], Callable[[Iterable[str]], str]]] = {
    "bibtex": (bibtex_entry, bibtex),
    "csl-json": (csl_entry, csl_json),
    "ris": (ris_entry, ris),
}


def formats_of(what: str) -> tuple[str, ...]:
    """The formats in which something can be exported.

    Args:
        what: a key of `EXPORTS`.
    """
    if what == "graph":
        return ("json", "graphml")
    return ("json", "csv", *BIBLIOGRAPHY, "bookmarks") if what in {"references", "resources"} else ("json", "csv")


def export(selection: Selection, what: str, form: str = "json") -> str:
    """The text of an export.

    Args:
        selection: the articles that it is about.
        what: a key of `EXPORTS`.
        form: one of its formats. JSON is an array of objects, of the graph one object, indented, without escapes.
            The formats of bibliographies list every work once.
    """
    wanted = EXPORTS[what]
    if form in BIBLIOGRAPHY:
        entry, document = BIBLIOGRAPHY[form]
        return document(map(entry, works_of(selection.site).of(selection)))
    if form == "bookmarks":
        folders = folders_of(selection, works_of(selection.site))
        return bookmarks((name, [bookmark_entry(work) for work in found]) for name, found in folders)
    made = wanted.make(selection)
    if isinstance(made, Graph):
        return graphml(made) if form == "graphml" else json_text(made)
    return csv_text(lines(made, wanted)) if form == "csv" else json_text(made)


def json_text(value: object) -> str:
    """A value as JSON, indented, without escapes."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
