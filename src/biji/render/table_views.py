"""What the template of the page of tables sees."""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import LinkView
from biji.render.views import PageView


class TableEntryView(Struct, frozen=True):
    """A table.

    Attributes:
        link: to its place, by its name.
        article: the article that holds it.
        facts: its kind, and its size.
        downloads: the files with its data.
    """

    link: LinkView
    article: LinkView
    facts: tuple[str, ...]
    downloads: tuple[LinkView, ...]


class TableGroupView(Struct, frozen=True):
    """The tables of one topic, comparisons first; `topic` leads nowhere where articles have none."""

    topic: LinkView
    entries: tuple[TableEntryView, ...]


class TablesView(Struct, frozen=True):
    """The page that lists all tables."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    groups: tuple[TableGroupView, ...]
