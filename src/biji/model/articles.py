"""One source file, parsed on its own: its tree of sections, and what others read of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Literal
from zlib import crc32

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from biji.diagnostics import Diagnostic, Span
from biji.model.blocks import AnyBlock, PaperList, Table
from biji.model.fragments import Fragment, Inline, Link, Paper, Reference
from biji.model.metadata import Metadata
from biji.model.sources import SourceKind
from biji.text import subject_key, title_subjects


class Heading(Struct, frozen=True, gc=False):
    """A heading at the top level of a body.

    Attributes:
        fragment: the whole element, `<h2 id="…">…</h2>`.
        level: 1 to 6.
        anchor: its id; "" when it has none.
        title: what stands inside the element.
        references: outside works that it links to.
        name: what it names: the title as text without numbering, `（续）` and a sign of overflow.
        key: the name, normalised: the same for all headings about one subject; "" where it names none.
        form: `continued` of `X（续）`, `overflow` of `X+` and `X=`. After parse the `+` behind Latin letters still
            belongs to the name, as in `HDR+`; link tells from the other articles that `GAN+` is overflow.
    """

    fragment: Fragment
    level: int
    anchor: str
    title: Inline
    span: Span
    references: tuple[Reference, ...] = ()
    name: str = ""
    key: str = ""
    form: Literal["", "continued", "overflow"] = ""


class Section(Struct, frozen=True, gc=False):
    """A heading with what stands below it, up to the next heading of its level; the root section has no heading."""

    heading: Heading | None = None
    blocks: tuple[AnyBlock, ...] = ()
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def fragments(self) -> list[Fragment]:
        """The heading's and the blocks' fragments, without those of the sections below.

        Every link and formula stands in exactly one of them: those of cells and titles are those of their blocks.
        """
        fragments = [block.fragment for block in self.blocks]
        return [self.heading.fragment, *fragments] if self.heading else fragments

    @property
    def references(self) -> list[Reference]:
        """The references that stand directly in this section, in lists and in its text, in order."""
        references = [reference for block in self.blocks for reference in block.references]
        return [*self.heading.references, *references] if self.heading else references


_HOST = re.compile(r"https?://([^/?#]*)")


class Outline(Struct, frozen=True, gc=False):
    """What link reads of a body, side by side: parse gathers it in many processes, link runs in one.

    Attributes:
        headings: those of all sections, in order of the text.
        tables: all tables, each with its section's anchor and title as text, and the words that introduce it.
        works: for every section that points to outside works its anchor, its title as text, and the works in order:
            its references, and its papers as references without URL.
        opening: beside `works`, the number of each section's first work among all.
        links: what may lead to another place of the site, with the section and fragment that hold it: neither links
            with `http:` or `https:` nor those to ids of the same page.
        hosts: of the links with `http:` or `https:`, sorted.
        cited: for every work, in order, the checksums of its key and of its title (`Reference.work`; else of its key
            again): a sixth of the text, and enough to tell what may recur.
        cited_again: the checksums of what several references have.
        cited_hosts, cited_kinds: of all works, with how many they are.
        subjects: the keys of all headings, in order.
        outermost: the numbers, among the headings, of those that none stands above.
        apart: the numbers of those whose key another section has, which stands neither around nor below them.
        going_on: the numbers of those that have a form and name a subject.
        plus: the numbers of those whose key ends in a `+`, of which link reads some as a sign.
        called: the keys of the title and of the subjects that it names.
    """

    works: tuple[tuple[str, str, tuple[Reference, ...]], ...] = ()
    opening: tuple[int, ...] = ()
    links: tuple[tuple[Section, Fragment, Link], ...] = ()
    hosts: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    tables: tuple[tuple[str, str, str, Table], ...] = ()
    cited: tuple[int, ...] = ()
    cited_again: tuple[int, ...] = ()
    cited_hosts: Mapping[str, int] = {}
    cited_kinds: Mapping[str, int] = {}
    subjects: tuple[str, ...] = ()
    outermost: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    going_on: tuple[int, ...] = ()
    plus: tuple[int, ...] = ()
    called: tuple[str, ...] = ()

    @classmethod
    def of(cls, called: str, body: Section, anchors: tuple[str, ...]) -> Outline:
        """The outline of a body on a page that is called so and has these ids."""
        works: list[tuple[str, str, tuple[Reference, ...]]] = []
        links: list[tuple[Section, Fragment, Link]] = []
        hosts: set[str] = set()
        headings: list[Heading] = []
        tables: list[tuple[str, str, str, Table]] = []
        own = frozenset(f"#{anchor}" for anchor in anchors if "%" not in anchor)
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
            for fragment in section.fragments:
                for link in fragment.links:
                    host = _HOST.match(link.target)
                    if host:
                        hosts.add(host[1])
                    elif link.target not in own:
                        links.append((section, fragment, link))
        cites = [one for _, _, found in works for one in found]
        names = Counter(name for one in cites for name in (one.key, one.work) if name)
        return cls(
            works=tuple(works),
            opening=tuple(accumulate([len(found) for _, _, found in works[:-1]], initial=0)) if works else (),
            links=tuple(links),
            hosts=tuple(sorted(hosts)),
            tables=tuple(tables),
            cited=tuple([_checksum(name) for one in cites for name in (one.key, one.work or one.key)]),
            cited_again=tuple([_checksum(name) for name, times in names.items() if times > 1]),
            cited_hosts=dict(Counter([one.host for one in cites])),
            cited_kinds=dict(Counter([one.kind for one in cites])),
            called=tuple(dict.fromkeys(map(subject_key, (*title_subjects(called), called)))),
        ).with_headings(headings)

    def with_headings(self, headings: Sequence[Heading]) -> Outline:
        """The same with other headings at the same places."""
        outermost, apart = _standing(headings)
        subjects = tuple([heading.key for heading in headings])
        return replace(
            self,
            headings=tuple(headings),
            subjects=subjects,
            outermost=outermost,
            apart=apart,
            going_on=tuple([number for number, one in enumerate(headings) if one.form and one.key]),
            plus=tuple([number for number, key in enumerate(subjects) if key.endswith("+")]),
        )


def _checksum(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))


def _standing(headings: Sequence[Heading]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of headings without one above them, and of those that share a key with one not around them."""
    outermost: list[int] = []
    apart: list[int] = []
    around: list[Heading] = []
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


class Article(Struct, frozen=True, gc=False):
    """One source file, parsed on its own.

    Attributes:
        source: the path of its source; its identity.
        body: the root of the section tree.
        anchors: every id on the page, of headings, raw HTML and footnotes.
        words: reading length: CJK characters and other words counted alike.
        outline: of the body and the title; made from them unless given.
        text: below the front matter, as the dialect reads it; "" unless `ParseOptions.keep_text`.
    """

    source: str
    kind: SourceKind
    metadata: Metadata
    body: Section = Section()
    anchors: tuple[str, ...] = ()
    words: int = 0
    outline: Outline = Outline()
    text: str = ""

    def __post_init__(self) -> None:
        if self.outline == Outline():
            force_setattr(self, "outline", Outline.of(self.metadata.title, self.body, self.anchors))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in the order of the text; the first holds what stands above all headings."""
        return tuple(self.body.walk())

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference, in the order of the text."""
        return tuple(reference for section in self.body.walk() for reference in section.references)


class Parsed(Struct, frozen=True, gc=False):
    """What parse returns for one source.

    Attributes:
        article: None when the source cannot be an article (unreadable, no front matter on a page).
    """

    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
