"""What link reads of a body, side by side."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from biji.model.blocks import AnyBlock, PaperList, ReferenceList, Table
from biji.model.fragments import Fragment, Link, Paper, Reference
from biji.model.sections import Heading, Section

#: How addresses outside the site begin.
_OUTSIDE = ("https://", "http://")


class Outline(Struct, frozen=True, gc=False):
    """What link reads of a body, side by side: all of it stands in the body too.

    Attributes:
        works: for every section that points to outside works its anchor, its title as text, and the works in order:
            its references, and its papers as references without URL.
        links: what may lead to another place of the site, with the section and fragment that hold it: neither links
            with `http:` or `https:` nor those to ids of the same page.
        headings: those of all sections, in order of the text.
        tables: all tables, each with its section's anchor and title as text, and the words that introduce it.
        unlisted: the keys of the works that stand in no list of references, and so have no id of their own.
    """

    works: tuple[tuple[str, str, tuple[Reference, ...]], ...] = ()
    links: tuple[tuple[Section, Fragment, Link], ...] = ()
    headings: tuple[Heading, ...] = ()
    tables: tuple[tuple[str, str, str, Table], ...] = ()
    unlisted: tuple[str, ...] = ()

    @classmethod
    def of(cls, body: Section, anchors: tuple[str, ...]) -> Outline:
        """The outline of a body on a page that has these ids."""
        works: list[tuple[str, str, tuple[Reference, ...]]] = []
        links: list[tuple[Section, Fragment, Link]] = []
        headings: list[Heading] = []
        tables: list[tuple[str, str, str, Table]] = []
        listed: set[str] = set()
        own = frozenset([f"#{anchor}" for anchor in anchors if "%" not in anchor])
        for section in body.walk():
            if section.heading:
                headings.append(section.heading)
            anchor, title = _named(section)
            found = _works(section)
            if found:
                works.append((anchor, title, found))
            for before, block in pairwise((None, *section.blocks)):
                if isinstance(block, Table):
                    tables.append((anchor, title, _introduction(before), block))
                elif isinstance(block, ReferenceList):
                    listed.update([reference.key for reference in block.references])
            for fragment in section.fragments:
                links += [
                    (section, fragment, link)
                    for link in fragment.links
                    if not link.target.startswith(_OUTSIDE) and link.target not in own
                ]
        unlisted = tuple(dict.fromkeys([one.key for _, _, found in works for one in found if one.key not in listed]))
        return cls(tuple(works), tuple(links), tuple(headings), tuple(tables), unlisted)


def _named(section: Section) -> tuple[str, str]:
    """Its anchor, and its title as text."""
    return (section.heading.anchor, section.heading.title.fragment.text) if section.heading else ("", "")


def _introduction(before: AnyBlock | None) -> str:
    """The last line above a block, where it ends in a colon; else ""."""
    line = before.fragment.text.rstrip().rpartition("\n")[2] if before else ""
    return line[:-1].strip() if line.endswith((":", "：")) else ""


def _works(section: Section) -> tuple[Reference, ...]:
    works = list(section.heading.references) if section.heading else []
    for block in section.blocks:
        works += block.references
        if isinstance(block, PaperList):
            works += map(_as_reference, block.papers)
    return tuple(works)


def _as_reference(paper: Paper) -> Reference:
    key = f"《{' '.join(paper.title.casefold().split())}》"
    return Reference("", key, "", paper.span, paper.title, role="paper", kind="paper", work=paper.work)
