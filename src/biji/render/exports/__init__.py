"""What a site knows as plain data, for `biji export` and the files beside its pages.

Rows come in order of the source paths, and what an article holds in order of the text, so that two exports compare
line by line. The attributes of a row are the fields of its JSON.
"""

from __future__ import annotations

import msgspec

from biji.model.kept import opening
from biji.render.csv import csv_text
from biji.render.exports.bibliography import BIBLIOGRAPHY
from biji.render.exports.bookmarks import bookmarks
from biji.render.exports.graph import Graph
from biji.render.exports.graphml import graphml
from biji.render.exports.kinds import EXPORTS, Export
from biji.render.exports.lines import lines
from biji.render.exports.selection import NoSuchNameError, Selection, select
from biji.render.exports.works import works_of

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


def formats_of(what: str) -> tuple[str, ...]:
    """The formats in which something can be exported.

    Args:
        what: a key of `EXPORTS`.
    """
    if what == "graph":
        return ("json", "graphml")
    return ("json", "csv", *BIBLIOGRAPHY, "bookmarks") if what in {"references", "resources"} else ("json", "csv")


@opening()
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
        return BIBLIOGRAPHY[form].document(works_of(selection.site).of(selection))
    if form == "bookmarks":
        return bookmarks(selection, works_of(selection.site))
    made = wanted.make(selection)
    if isinstance(made, Graph):
        return graphml(made) if form == "graphml" else json_text(made)
    return csv_text(lines(made, wanted)) if form == "csv" else json_text(made)


def json_text(value: object) -> str:
    """A value as JSON, indented, without escapes."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
