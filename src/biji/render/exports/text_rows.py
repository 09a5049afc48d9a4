"""Rows about what stands in the text of articles: references, tables, formulas."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from msgspec import Struct

from biji.model import ComparisonTable, Formula, Inline, Reference, Resource, Section, Table
from biji.render.exports.selection import Selection, resources_by_key


class ReferenceRow(Struct, frozen=True):
    """A place in the text that points to an outside work.

    Attributes:
        source: path of the article's file, relative to the site's folder.
        line, column: where it stands, counted from 1.
        url: as written.
        title, note: the Markdown as written; null when absent.
        role: `reading`, `source`, `code`, `paper`, …
        label: the text that introduces it, without its colon; null when absent.
        section: title of its section as text; null above the first heading.
        section_id: id of its section; null above the first heading.
        host: without `www.`.
        key: the same for all addresses of one work.
        kind: `article`, `paper`, `repository`, `question`, `video`, `book` or `documentation`.
        resource: key of the resource that it is a citation of; null for a page of the site itself.
    """

    source: str
    line: int
    column: int
    url: str
    title: str | None
    note: str | None
    role: str
    label: str | None
    section: str | None
    section_id: str | None
    host: str
    key: str
    kind: str
    resource: str | None


class TableRow(Struct, frozen=True):
    """A table.

    Attributes:
        source: path of the article's file, relative to the site's folder.
        line: where it begins, counted from 1.
        columns: the name of every column; "" where it has none.
        rows: all body cells of every row, as text.
        header: the header's cells; empty without a header.
        row_labels: the first cell of every row, where these name the rows; else empty.
        comparison: items are compared by features.
        orientation: whether items are the `rows` or the `columns` of a comparison; else null.
        marks: what each cell beside the row's label answers in a comparison, `yes`, `partial`, `no` or "".
    """

    source: str
    line: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...]
    row_labels: tuple[str, ...]
    comparison: bool
    orientation: str | None
    marks: tuple[tuple[str, ...], ...]


class FormulaRow(Struct, frozen=True):
    r"""A formula, complete with its number.

    Attributes:
        source: path of the article's file, relative to the site's folder.
        line: where it stands, counted from 1.
        tex: the TeX between `$$` and `$$`.
        display: a block of its own, not part of a line.
        engine: which engine made the MathML; null when none understood it.
        mathml: a complete `<math>` element; null when no engine understood it.
    """

    source: str
    line: int
    tex: str
    display: bool
    engine: str | None
    mathml: str | None


def reference_rows(selection: Selection) -> list[ReferenceRow]:
    """Every reference of every article."""
    resources = resources_by_key(selection.site)
    return [
        _reference_row(source, section, reference, resources) for source, section, reference in selection.references()
    ]


def table_rows(selection: Selection) -> list[TableRow]:
    """Every table of every article."""
    return [table_row(source, table) for source, table in selection.tables()]


def formula_rows(selection: Selection) -> list[FormulaRow]:
    """Every formula of every article once."""
    return [
        FormulaRow(
            source=source,
            line=formula.span.line,
            tex=formula.tex,
            display=formula.display,
            engine=formula.engine or None,
            mathml=_numbered(formula) or None,
        )
        for source, formula in selection.formulas()
    ]


def _reference_row(
    source: str, section: Section, reference: Reference, resources: Mapping[str, Resource]
) -> ReferenceRow:
    heading, resource = section.heading, resources.get(reference.key)
    return ReferenceRow(
        source=source,
        line=reference.span.line,
        column=reference.span.column,
        url=reference.url,
        title=reference.title.markdown if reference.title else None,
        note=reference.note.markdown if reference.note else None,
        role=reference.role,
        label=reference.label or None,
        section=_text(heading.title) if heading else None,
        section_id=(heading.anchor or None) if heading else None,
        host=reference.host,
        key=reference.key,
        kind=reference.kind,
        resource=resource.key if resource else None,
    )


def table_row(source: str, table: Table) -> TableRow:
    """A table of an article as a row."""
    header = tuple(map(_text, table.header))
    rows = tuple(tuple(map(_text, row)) for row in table.rows)
    width = max((len(row) for row in (header, *rows)), default=0)
    return TableRow(
        source=source,
        line=table.span.line,
        columns=header + ("",) * (width - len(header)),
        rows=rows,
        header=header,
        row_labels=tuple(row[0] for row in rows if row) if table.labelled else (),
        comparison=isinstance(table, ComparisonTable),
        orientation=table.orientation if isinstance(table, ComparisonTable) else None,
        marks=table.marks if isinstance(table, ComparisonTable) else (),
    )


def _numbered(formula: Formula) -> str:
    r"""The MathML with what `\tag` said, which pages lay out in HTML, as the labelled row of MathML 3."""
    if not (formula.tag and formula.mathml):
        return formula.mathml
    start, _, content = formula.mathml.partition(">")
    label = escape(formula.tag if formula.bare else f"({formula.tag})", quote=False)
    row = f"<mtd><mtext>{label}</mtext></mtd><mtd>{content.removesuffix('</math>')}</mtd>"
    return f'{start}><mtable displaystyle="true"><mlabeledtr>{row}</mlabeledtr></mtable></math>'


def _text(inline: Inline) -> str:
    """Plain text; with a formula, which that leaves out, the Markdown."""
    return (inline.markdown if inline.fragment.formulas else inline.fragment.text).strip()
