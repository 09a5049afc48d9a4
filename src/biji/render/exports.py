"""What a site knows as rows of plain data, for `biji export`.

Articles come in order of their source paths, and what they hold in order of the text, so that two exports compare
line by line. Rows are documented here: their attributes are the JSON fields.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

import msgspec
from msgspec import Struct

from biji.model import Article, ComparisonTable, Formula, Inline, Reference, Section, Site, Table, TableOfContents


class ReferenceRow(Struct, frozen=True):
    """A reference.

    Attributes:
        line, column: counted from 1.
        title, note: the Markdown as written; null when absent.
        role: `reading`, `source`, `code`, `paper`, …
        label: the text that introduces it, without its colon; null when absent.
        section, section_id: title as text and id of the section; null above the first heading.
        host: without `www.`.
        key: the same for all addresses of one work.
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


class Contents(Struct, frozen=True):
    """A heading in an article's table of contents; `title` is the Markdown as written, `id` null without one."""

    level: int
    id: str | None
    title: str
    children: tuple[Contents, ...]


class ArticleRow(Struct, frozen=True):
    """An article; `url` is decoded, from the site's root; `date` is RFC 3339, null without one."""

    source: str
    url: str
    title: str
    date: dt.datetime | None
    topics: tuple[str, ...]
    series: tuple[str, ...]
    toc: tuple[Contents, ...]


class PartRow(Struct, frozen=True):
    """A part of a series; `ordinal` is null when the title has no numeral, `subtitle` when there is none."""

    ordinal: int | None
    source: str
    title: str
    subtitle: str | None


class SeriesRow(Struct, frozen=True):
    """A series with its parts in reading order."""

    name: str
    url: str
    parts: tuple[PartRow, ...]


class TopicRow(Struct, frozen=True):
    """A topic with the sources of its articles, newest first."""

    name: str
    url: str
    articles: tuple[str, ...]


class TableRow(Struct, frozen=True):
    """A table.

    Attributes:
        columns: the name of every column; "" where it has none.
        rows: all body cells of every row, as text.
        header: the header's cells; empty without a header.
        row_labels: the first cell of every row, where these name the rows; else empty.
        comparison: items are compared by features.
        orientation: whether items are the `rows` or the `columns` of a comparison; else null.
    """

    source: str
    line: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...]
    row_labels: tuple[str, ...]
    comparison: bool
    orientation: str | None


class FormulaRow(Struct, frozen=True):
    """A formula, complete with its number; `mathml` and `engine` are null when no engine understood it."""

    source: str
    line: int
    tex: str
    display: bool
    engine: str | None
    mathml: str | None


Row = ReferenceRow | ArticleRow | SeriesRow | TopicRow | TableRow | FormulaRow


def reference_rows(site: Site) -> list[ReferenceRow]:
    """Every reference of every article."""
    return [
        _reference_row(article.source, section, reference)
        for article in _articles(site)
        for section in article.body.walk()
        for reference in section.references
    ]


def article_rows(site: Site) -> list[ArticleRow]:
    """Every article."""
    return [
        ArticleRow(
            source=article.source,
            url=site.urls[article.source],
            title=article.metadata.title,
            date=article.metadata.date,
            topics=site.topics_of.get(article.source, ()),
            series=site.series_of.get(article.source, ()),
            toc=_contents(article.body.children),
        )
        for article in _articles(site)
    ]


def series_rows(site: Site) -> list[SeriesRow]:
    """Every series, the longest first."""
    return [
        SeriesRow(
            series.name,
            series.url,
            tuple(PartRow(part.ordinal, part.source, part.title, part.subtitle or None) for part in series.parts),
        )
        for series in site.series
    ]


def topic_rows(site: Site) -> list[TopicRow]:
    """Every topic, the largest first."""
    return [TopicRow(topic.name, topic.url, topic.articles) for topic in site.topics]


def table_rows(site: Site) -> list[TableRow]:
    """Every table of every article."""
    return [
        _table_row(article.source, block)
        for article in _articles(site)
        for section in article.body.walk()
        for block in section.blocks
        if isinstance(block, Table)
    ]


def _numbered(formula: Formula) -> str:
    r"""The MathML with what `\tag` said, which pages lay out in HTML, as the labelled row of MathML 3."""
    if not (formula.tag and formula.mathml):
        return formula.mathml
    start, _, content = formula.mathml.partition(">")
    label = escape(formula.tag if formula.bare else f"({formula.tag})", quote=False)
    row = f"<mtd><mtext>{label}</mtext></mtd><mtd>{content.removesuffix('</math>')}</mtd>"
    return f'{start}><mtable displaystyle="true"><mlabeledtr>{row}</mlabeledtr></mtable></math>'


def formula_rows(site: Site) -> list[FormulaRow]:
    """Every formula of every article once: in text, headings, tables and titles."""
    return [
        FormulaRow(
            source=article.source,
            line=formula.span.line,
            tex=formula.tex,
            display=formula.display,
            engine=formula.engine or None,
            mathml=_numbered(formula) or None,
        )
        for article in _articles(site)
        for section in article.body.walk()
        for formula in _formulas(section)
    ]


#: What can be exported.
EXPORTS: Mapping[str, Callable[[Site], Sequence[Row]]] = {
    "references": reference_rows,
    "articles": article_rows,
    "series": series_rows,
    "topics": topic_rows,
    "tables": table_rows,
    "formulas": formula_rows,
}


def export(site: Site, what: str) -> str:
    """Rows as JSON text: one array of objects, indented, in UTF-8 without escapes.

    Args:
        site: to export.
        what: a key of `EXPORTS`.
    """
    return msgspec.json.format(msgspec.json.encode(EXPORTS[what](site)), indent=2).decode()


def _articles(site: Site) -> Iterator[Article]:
    return (site.articles[source] for source in sorted(site.articles))


def _reference_row(source: str, section: Section, reference: Reference) -> ReferenceRow:
    heading = section.heading
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
    )


def _contents(sections: Sequence[Section]) -> tuple[Contents, ...]:
    return tuple(
        Contents(
            section.heading.level,
            section.heading.anchor or None,
            section.heading.title.markdown,
            _contents(section.children),
        )
        for section in sections
        if section.heading
    )


def _table_row(source: str, table: Table) -> TableRow:
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
    )


def _formulas(section: Section) -> Iterator[Formula]:
    """A section's formulas; a table of contents only repeats those of the headings."""
    if section.heading:
        yield from section.heading.fragment.formulas
    for block in section.blocks:
        if not isinstance(block, TableOfContents):
            yield from block.fragment.formulas


def _text(inline: Inline) -> str:
    """Plain text; with a formula, which that leaves out, the Markdown."""
    return (inline.markdown if inline.fragment.formulas else inline.fragment.text).strip()
