"""The tables of all articles that hold data, each with a name and the addresses of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from biji.model import Article, Place, SiteTable, Table

#: Words that introduce a table are its name up to this length.
_LONGEST_NAME = 60


def find_tables(articles: Iterable[Article], files: Callable[[str, str], tuple[str, str]]) -> Iterator[SiteTable]:
    """The tables of a site, in order of articles and text.

    Args:
        articles: the published ones.
        files: for an article's source and a name the URLs of the CSV and the JSON file beside its page; asked once
            for each.
    """
    for article in articles:
        for number, (anchor, title, introduction, table) in enumerate(article.outline.tables, start=1):
            if _holds_data(table):
                name = introduction if len(introduction) <= _LONGEST_NAME else ""
                csv, json = files(article.source, f"table-{number}")
                yield SiteTable(
                    place=Place(article.source, anchor, title),
                    number=number,
                    name=name or title or article.metadata.title,
                    table=table,
                    csv=csv,
                    json=json,
                )


def _holds_data(table: Table) -> bool:
    """Whether a table has rows and columns of text: a single line is none, nor are pictures beside each other."""
    if len(table.rows) < 2 or len(table.rows[0]) < 2:
        return False
    return not any(
        link.element == "img" for row in (table.header, *table.rows) for cell in row for link in cell.fragment.links
    )
