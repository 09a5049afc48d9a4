"""What link reads of a body, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from biji.model.blocks import AnyBlock, AnyTable, Diagram, PaperList, Prose, ReferenceList, Table
from biji.model.fragments import Fragment, Paper, Reference
from biji.model.sections import Heading, Section
from biji.model.sentences import sentence_around

#: How addresses outside the site begin, unless they are absolute ones of its own.
_OUTSIDE = ("https://", "http://")

#: Prose with fewer characters says nothing; and so many of an opening are kept.
_LEAST, _MOST = 20, 160


class OutlineHeading(Struct, frozen=True, gc=False, array_like=True):
    """What link reads of a heading.

    Attributes:
        level, anchor, name, key, form: as of the `Heading`.
        title: what stands inside the element.
        line, column: of its span.
    """

    level: int
    anchor: str
    title: Fragment
    line: int
    column: int
    name: str = ""
    key: str = ""
    form: Literal["", "continued", "overflow"] = ""


class InnerLink(Struct, frozen=True, gc=False, array_like=True):
    """What link reads of a link that may lead to another place of the site.

    Attributes:
        target, attribute, element: as of the `Link`.
        line, column: of its span.
        anchor: of its section.
        sentence: around it, of a link with text.
    """

    target: str
    attribute: str
    element: str
    line: int
    column: int
    anchor: str
    sentence: str = ""


class Outline(Struct, frozen=True, gc=False, array_like=True):
    """What link reads of a body, side by side: all of it stands in the body too.

    Attributes:
        works: for every section that points to outside works its anchor, its title as text, and the works in order:
            its references, and its papers as references without URL.
        links: what may lead to another place of the site: neither links with `http:` or `https:` nor those to ids of
            the same page.
        headings: those of all sections, in order of the text.
        tables: all tables, each with its section's anchor and title as text, and the words that introduce it.
        unlisted: the keys of the works that stand in no list of references, and so have no id of their own.
        opening: how the first prose that says something begins, on one line; "" when none does.
        diagrams: whether there are any.
        formulas: how many there are.
    """

    works: tuple[tuple[str, str, tuple[Reference, ...]], ...] = ()
    links: tuple[InnerLink, ...] = ()
    headings: tuple[OutlineHeading, ...] = ()
    tables: tuple[tuple[str, str, str, AnyTable], ...] = ()
    unlisted: tuple[str, ...] = ()
    opening: str = ""
    diagrams: bool = False
    formulas: int = 0

    @property
    def references(self) -> int:
        """How many references there are: all works but the papers that are only named."""
        return sum([bool(work.url) for _, _, works in self.works for work in works])

    @classmethod
    def of(cls, body: Section, anchors: tuple[str, ...]) -> Outline:
        """The outline of a body on a page that has these ids."""
        works: list[tuple[str, str, tuple[Reference, ...]]] = []
        headings: list[OutlineHeading] = []
        tables: list[tuple[str, str, str, AnyTable]] = []
        listed: set[str] = set()
        for section in body.walk():
            if section.heading:
                headings.append(_outlined(section.heading))
            anchor, title = _named(section)
            found = _works(section)
            if found:
                works.append((anchor, title, found))
            for before, block in pairwise((None, *section.blocks)):
                if isinstance(block, Table):
                    tables.append((anchor, title, _introduction(before), block))
                elif isinstance(block, ReferenceList):
                    listed.update([reference.key for reference in block.references])
        own = frozenset([f"#{anchor}" for anchor in anchors if "%" not in anchor])
        links = [link for link in inner_links(body) if link.target not in own]
        unlisted = tuple(dict.fromkeys([one.key for _, _, found in works for one in found if one.key not in listed]))
        return cls(
            tuple(works),
            tuple(links),
            tuple(headings),
            tuple(tables),
            unlisted,
            _opening(body),
            _has_diagrams(body),
            sum([len(section.formulas) for section in body.walk()]),
        )

    def with_ranks(self) -> Outline:
        """The same with ranks in place of lines: what stands in two texts in the same order is equal then."""
        lines = {heading.line for heading in self.headings} | {link.line for link in self.links}
        lines |= {work.span.line for _, _, works in self.works for work in works}
        ranks = {line: rank for rank, line in enumerate(sorted(lines))}

        def ranked(work: Reference) -> Reference:
            return replace(work, span=replace(work.span, line=ranks[work.span.line]))

        return replace(
            self,
            works=tuple([(anchor, title, tuple(map(ranked, works))) for anchor, title, works in self.works]),
            links=tuple([replace(link, line=ranks[link.line]) for link in self.links]),
            headings=tuple([replace(heading, line=ranks[heading.line]) for heading in self.headings]),
        )


def inner_links(body: Section, own: tuple[str, ...] = ()) -> Iterator[InnerLink]:
    """The links of a body that may lead inside the site, in order.

    Args:
        body: of an article.
        own: how absolute addresses of the site itself begin.
    """
    for section in body.walk():
        for fragment in section.fragments:
            for link in fragment.links:
                if not link.target.startswith(_OUTSIDE) or (own and link.target.startswith(own)):
                    yield InnerLink(
                        link.target,
                        link.attribute,
                        link.element,
                        link.span.line,
                        link.span.column,
                        section.heading.anchor if section.heading else "",
                        sentence_around(fragment.text, link.text) if link.element == "a" else "",
                    )


def _outlined(heading: Heading) -> OutlineHeading:
    return OutlineHeading(
        heading.level,
        heading.anchor,
        heading.title.fragment,
        heading.span.line,
        heading.span.column,
        heading.name,
        heading.key,
        heading.form,
    )


def _named(section: Section) -> tuple[str, str]:
    """Its anchor, and its title as text."""
    return (section.heading.anchor, section.heading.title.fragment.text) if section.heading else ("", "")


def _opening(body: Section) -> str:
    texts = (block.fragment.text for one in body.walk() for block in one.blocks if isinstance(block, Prose))
    lines = (" ".join(text.split()) for text in texts)
    return next((line[:_MOST] for line in lines if len(line) >= _LEAST and "://" not in line), "")


def _has_diagrams(body: Section) -> bool:
    return any(isinstance(block, Diagram) for section in body.walk() for block in section.blocks)


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
