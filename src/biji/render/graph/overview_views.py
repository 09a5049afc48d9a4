"""What the template of the overview sees."""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import LinkView
from biji.render.graph.views import NodeView
from biji.render.views import PageView


class SegmentView(Struct, frozen=True):
    """A series as part of its topic's bar; `href` is "" for the articles outside of series."""

    title: str
    href: str
    x: float
    width: float


class TieView(Struct, frozen=True):
    """A topic close to another one; `concepts` are the first of those that both are about."""

    topic: LinkView
    facts: tuple[str, ...]
    concepts: tuple[LinkView, ...]


class TopicRowView(Struct, frozen=True):
    """A topic: its row in the drawing, and the same in words.

    Attributes:
        anchor: id of what is said in words.
        number: of its articles.
        end: of its bar.
        ties: the topics closest to it, with what they share.
    """

    node: NodeView
    anchor: str
    number: str
    end: float
    segments: tuple[SegmentView, ...]
    facts: tuple[str, ...]
    series: tuple[LinkView, ...]
    ties: tuple[TieView, ...]


class ArcView(Struct, frozen=True):
    """A tie between two rows, as an arc beside them.

    Attributes:
        weight: 1 to 4.
        depth: how far it reaches to the right, at most 100.
    """

    title: str
    href: str
    start: int
    end: int
    depth: int
    weight: int


class OverviewView(Struct, frozen=True):
    """The page that shows how topics hang together."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    height: int
    topics: tuple[TopicRowView, ...]
    arcs: tuple[ArcView, ...]
    more: LinkView | None
