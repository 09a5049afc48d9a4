"""What link reads of an article as names and numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from biji.model.blocks import Table
from biji.model.fragments import WORK_KINDS
from biji.model.metadata import Metadata
from biji.model.outlines import Outline, OutlineHeading
from biji.model.permalinks import usual_values
from biji.model.sections import Section
from biji.model.titles import Item, counted, read_title, series_key
from biji.text import subject_key, title_subjects

_HOST = re.compile(r"https?://([^/?#]*)")


class Digest(Struct, frozen=True, gc=False, array_like=True):
    """What link reads of an article as names and numbers.

    Parse makes it in many processes and sends it along with the article; link runs in one.

    Attributes:
        moment: of its date (`Metadata.moment`).
        items: of its title, with what they claim.
        names: beside `items`, the keys of their names.
        counted: what its file name counts, and how far.
        permalink: what stands for the usual placeholders in its URL.
        called: the keys of the title and of the subjects that it names.
        filed: those of its categories, tags and series.
        hosts: of the links with `http:` or `https:`, sorted.
        opening: beside `Outline.works`, the number of each section's first work among all.
        cited: for every work, in order, the checksums of its key and of its title (`Reference.work`; else of its key
            again): a sixth of the text, and enough to tell what may recur.
        cited_again: the checksums of what several references have.
        cited_hosts: of all works, with how many they are.
        cited_kinds: how many of the works are of each of `WORK_KINDS`.
        data_tables: the numbers, from 1, of the tables with rows and columns of text.
        subjects: the keys of all headings, in order.
        outermost: the numbers, among the headings, of those that none stands above.
        apart: the numbers of those whose key another section has, which stands neither around nor below them.
        going_on: the numbers of those that have a form and name a subject.
        plus: the numbers of those whose key ends in a `+`, of which link reads some as a sign.
    """

    moment: float = float("-inf")
    items: tuple[Item, ...] = ()
    names: tuple[str, ...] = ()
    counted: tuple[str, int] = ("", 1)
    permalink: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    filed: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    opening: tuple[int, ...] = ()
    cited: tuple[int, ...] = ()
    cited_again: tuple[int, ...] = ()
    cited_hosts: Mapping[str, int] = {}
    cited_kinds: tuple[int, ...] = ()
    data_tables: tuple[int, ...] = ()
    subjects: tuple[str, ...] = ()
    outermost: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    going_on: tuple[int, ...] = ()
    plus: tuple[int, ...] = ()

    @classmethod
    def of(cls, source: str, metadata: Metadata, body: Section, outline: Outline) -> Digest:
        """The digest of an article with this path, front matter and body."""
        links = (link.target for section in body.walk() for each in section.fragments for link in each.links)
        works = [work for _, _, found in outline.works for work in found]
        sought = Counter(name for work in works for name in (work.key, work.work) if name)
        lengths = [len(found) for _, _, found in outline.works[:-1]]
        title = metadata.title
        items = read_title(title)
        return cls(
            moment=metadata.moment,
            items=items,
            names=tuple([series_key(item.name) for item in items]),
            counted=counted(metadata.slug),
            permalink=usual_values(source, metadata),
            called=tuple(dict.fromkeys(map(subject_key, (*title_subjects(title), title)))),
            filed=tuple(map(subject_key, (*metadata.categories, *metadata.tags, *metadata.series))),
            hosts=tuple(sorted({host[1] for target in links if (host := _HOST.match(target))})),
            opening=tuple(accumulate(lengths, initial=0)) if works else (),
            cited=tuple([_checksum(name) for work in works for name in (work.key, work.work or work.key)]),
            cited_again=tuple([_checksum(name) for name, times in sought.items() if times > 1]),
            cited_hosts=dict(Counter([work.host for work in works])),
            cited_kinds=tuple(map([work.kind for work in works].count, WORK_KINDS)),
            data_tables=tuple([n for n, (*_, table) in enumerate(outline.tables, start=1) if _holds_data(table)]),
        ).with_headings(outline.headings)

    def with_headings(self, headings: Sequence[OutlineHeading]) -> Digest:
        """The same with other headings at the same places."""
        outermost, apart = _standing(headings)
        subjects = tuple([heading.key for heading in headings])
        return replace(
            self,
            subjects=subjects,
            outermost=outermost,
            apart=apart,
            going_on=tuple([number for number, one in enumerate(headings) if one.form and one.key]),
            plus=tuple([number for number, key in enumerate(subjects) if key.endswith("+")]),
        )


def _checksum(name: str) -> int:
    # Of 30 bits: Python hashes and compares such integers at once.
    return crc32(name.encode("utf-8", "surrogatepass")) >> 2


def _holds_data(table: Table) -> bool:
    """Whether a table has rows and columns of text: a single line is none, nor are pictures beside each other."""
    if len(table.rows) < 2 or len(table.rows[0]) < 2:
        return False
    return not any(
        link.element == "img" for row in (table.header, *table.rows) for cell in row for link in cell.fragment.links
    )


def _standing(headings: Sequence[OutlineHeading]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of headings without one above them, and of those that share a key with one not around them."""
    outermost: list[int] = []
    apart: list[int] = []
    around: list[OutlineHeading] = []
    seen: set[str] = set()
    for number, heading in enumerate(headings):
        while around and around[-1].level >= heading.level:
            around.pop()
        if not around:
            outermost.append(number)
        if heading.key in seen and not heading.form and all(above.key != heading.key for above in around):
            apart.append(number)
        seen.add(heading.key)
        around.append(heading)
    return tuple(outermost), tuple(apart)
