"""The typed blocks of a body."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from biji.diagnostics import Span
from biji.model.fragments import Fragment, Inline, Paper, Reference


class Block(Struct, frozen=True, gc=False, tag=True, array_like=True):
    """One piece of a body. Every block is complete as plain HTML; typed ones know more, and templates may use it.

    Attributes:
        fragment: what Jekyll would show, exactly so under `faithful`.
        span: where it begins.
        references: every outside work that the block points to, in the order of the text: of a `ReferenceList` its
            entries, of any other block the URLs and links within its sentences, items and cells.
    """

    fragment: Fragment
    span: Span
    references: tuple[Reference, ...] = ()


class Prose(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A run of paragraphs, lists, quotes, raw HTML and whatever else needs no type of its own."""


class TableOfContents(Block, frozen=True, gc=False, tag=True, array_like=True):
    """The place of `{:toc}`; a theme with its own contents may leave it out."""


class ReferenceList(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A run of nothing but URLs, their titles and notes: `references` shows all of it."""


class PaperList(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A run of papers named by title."""

    papers: tuple[Paper, ...] = ()


class FormulaBlock(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A display formula: `fragment.formulas[0]`."""


class CodeBlock(Block, frozen=True, gc=False, tag=True, array_like=True):
    """Highlighted code.

    Attributes:
        language: as the author named it, or "".
        code: the source text.
    """

    language: str = ""
    code: str = ""


class Figure(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A paragraph of nothing but images: `fragment.links`."""


class Diagram(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A Mermaid diagram, as its source."""

    code: str = ""


class Table(Block, frozen=True, gc=False, tag=True, array_like=True):
    """A table as data.

    Attributes:
        header: cells of the header row; empty without one.
        rows: body cells, all of one length.
        alignments: per column `left`, `center`, `right` or "".
        labelled: the first column names the rows.
    """

    header: tuple[Inline, ...] = ()
    rows: tuple[tuple[Inline, ...], ...] = ()
    alignments: tuple[str, ...] = ()
    labelled: bool = False


class DataTable(Table, frozen=True, gc=False, tag=True, array_like=True):
    """Any table that compares nothing."""


class ComparisonTable(Table, frozen=True, gc=False, tag=True, array_like=True):
    """Items against features.

    Attributes:
        orientation: whether the items are the rows or the columns.
        marks: the meaning of each body cell beside the label: `yes`, `partial`, `no` or "" (read the cell).
    """

    orientation: Literal["rows", "columns"] = "rows"
    marks: tuple[tuple[str, ...], ...] = ()


AnyTable = DataTable | ComparisonTable

AnyBlock = (
    Prose
    | TableOfContents
    | ReferenceList
    | PaperList
    | FormulaBlock
    | CodeBlock
    | Figure
    | Diagram
    | DataTable
    | ComparisonTable
)
