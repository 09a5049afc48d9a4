"""The formats that list outside works one after the other: BibTeX, CSL-JSON, RIS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from biji.render.exports.bibtex import bibtex_entry
from biji.render.exports.csl_json import csl_entry
from biji.render.exports.ris import ris_entry
from biji.render.exports.works import Work


class Bibliography(Struct, frozen=True):
    """A format of bibliographies.

    Attributes:
        entry: makes the text of one work.
        head, separator, tail: what stands before, between and behind the entries of a file.
    """

    entry: Callable[[Work], str]
    head: str = ""
    separator: str = ""
    tail: str = ""

    def document(self, works: Iterable[Work]) -> str:
        """Works as a file."""
        return self.head + self.separator.join(map(self.entry, works)) + self.tail


#: By the names that `biji export --format` knows.
BIBLIOGRAPHY: Mapping[str, Bibliography] = {
    "bibtex": Bibliography(bibtex_entry, separator="\n"),
    "csl-json": Bibliography(csl_entry, "[\n", ",\n", "\n]\n"),
    "ris": Bibliography(ris_entry, separator="\r\n"),
}
