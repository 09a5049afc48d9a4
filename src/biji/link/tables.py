"""The tables of all articles that hold data, each with a name and the addresses of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from biji.model import Article, Place, SiteTable

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
        for number in article.digest.data_tables:
            anchor, title, introduction, table = article.outline.tables[number - 1]
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
