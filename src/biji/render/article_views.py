"""What the template of an article sees."""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import BodyView, LinkView
from biji.render.fragments import Html
from biji.render.graph.views import GraphView
from biji.render.views import PageView


class ContentsView(Struct, frozen=True):
    """An entry of the table of contents."""

    title: Html
    href: str
    children: tuple[ContentsView, ...] = ()


class StripView(Struct, frozen=True):
    """Where the article stands in a series: `4 / 10`, and the parts before and after."""

    series: LinkView
    position: str
    previous: LinkView | None
    next: LinkView | None


class SideView(Struct, frozen=True):
    """The left column: parts of the series, or articles of the topic, around this one; `more` leads to all."""

    title: LinkView
    items: tuple[LinkView, ...]
    more: LinkView | None = None


class PagerView(Struct, frozen=True):
    """What comes before and after, and in what."""

    title: str
    previous: LinkView | None
    next: LinkView | None


class FootRowView(Struct, frozen=True):
    """A row of the article's foot: what else there is, and in what way.

    Attributes:
        name: its class, a noun of the model: `topics`, `concepts`, `related`, `backlinks`, …
        label: what all links of the row are.
        links: short ones one after the other in a line. In a `listed` row each has a line of its own with its note
            below, such as the sentence that holds a backlink, and all but the first few are folded away.
    """

    name: str
    label: str
    links: tuple[LinkView, ...]
    listed: bool = False


class ArticleView(Struct, frozen=True):
    """An article's page.

    Attributes:
        lang: the text's language, when it differs from the interface's; else "".
        title: the article's title, or "" when the body has a heading that says the same.
        date: ISO 8601, or "".
        facts: short remarks behind the date.
        long_list: so many references that a list of all of them with a filter helps.
        contents_id: the id that deep links to the table of contents expect, or "".
    """

    page: PageView
    lang: str
    title: str
    breadcrumb: tuple[LinkView, ...]
    date: str
    facts: tuple[str, ...]
    long_list: bool
    strips: tuple[StripView, ...]
    side: SideView | None
    contents: tuple[ContentsView, ...]
    contents_id: str
    body: BodyView
    foot: tuple[FootRowView, ...]
    pagers: tuple[PagerView, ...]
    graph: GraphView | None
