"""One source file, parsed on its own: its metadata and its tree of sections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.model.blocks import AnyBlock
from biji.model.fragments import Fragment, Inline, Reference
from biji.model.sources import SourceKind


class Metadata(Struct, frozen=True, gc=False):
    """The typed front matter of an article, with what its file name says.

    Attributes:
        title: the scalar's source text (`996`, `no`, `1_000` stay as written), or made from the slug.
        date: from the front matter, else the file name, in the site's time zone; None for a page without one.
        slug: the file name without date and extension, or `slug:`.
        categories: in Jekyll's order: folders above `_posts`, then `categories:`, then `category:`.
        series: names given explicitly by `series:`.
        extras: every other key with its plain value.
    """

    title: str
    slug: str
    date: dt.datetime | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    permalink: str = ""
    description: str = ""
    lang: str = ""
    layout: str = ""
    draft: bool = False
    published: bool = True
    toc: bool = True
    math: bool = True
    extras: Mapping[str, Any] = {}


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


class Article(Struct, frozen=True, gc=False):
    """One source file, parsed on its own.

    Attributes:
        source: the path of its source; its identity.
        body: the root of the section tree.
        anchors: every id on the page, of headings, raw HTML and footnotes.
        words: reading length: CJK characters and other words counted alike.
    """

    source: str
    kind: SourceKind
    metadata: Metadata
    body: Section = Section()
    anchors: tuple[str, ...] = ()
    words: int = 0


class Parsed(Struct, frozen=True, gc=False):
    """What parse returns for one source.

    Attributes:
        article: None when the source cannot be an article (unreadable, no front matter on a page).
    """

    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
