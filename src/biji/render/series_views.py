"""What the template of a series' page sees."""

from __future__ import annotations

from msgspec import Struct

from biji.render.article_views import ContentsView
from biji.render.block_views import LinkView
from biji.render.views import EntryView, PageView


class PartView(Struct, frozen=True):
    """A part of a series.

    Attributes:
        entry: the article; its number is the numeral of the title, "" without one.
        missing: says which parts are missing before it; "" for none.
        contents: its headings in two levels.
        headings: says how many they are; "" for none.
    """

    entry: EntryView
    missing: str
    contents: tuple[ContentsView, ...]
    headings: str


class SeriesView(Struct, frozen=True):
    """The page of a series.

    Attributes:
        facts: short remarks below the heading.
        unfolded: whether the contents of all parts are short enough to be shown at once.
        more: sections of other articles that say more about the subjects of the series.
    """

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    parts: tuple[PartView, ...]
    unfolded: bool
    more: tuple[LinkView, ...]
