"""The tree of sections that a body is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from biji.diagnostics import Span
from biji.model.blocks import AnyBlock, TableOfContents
from biji.model.fragments import Formula, Fragment, Inline, Reference


class Heading(Struct, frozen=True, gc=False, array_like=True):
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


class Section(Struct, frozen=True, gc=False, array_like=True):
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

    @property
    def formulas(self) -> list[Formula]:
        """The formulas that stand directly in this section, in order; contents only repeat those of headings."""
        blocks = [block.fragment for block in self.blocks if not isinstance(block, TableOfContents)]
        fragments = [self.heading.fragment, *blocks] if self.heading else blocks
        return [formula for fragment in fragments for formula in fragment.formulas]
