"""What the templates of drawings see: everything in its place, across in percent of the width, down in pixels."""

from __future__ import annotations

from msgspec import Struct


class LabelView(Struct, frozen=True):
    """A text cut to fit its place.

    Attributes:
        text: all of it.
        start: what is shown in every window.
        rest: what follows where the window is wide.
        cut: more is left out even there.
    """

    text: str
    start: str
    rest: str = ""
    cut: bool = False


class NodeView(Struct, frozen=True):
    """A dot with a label that leads somewhere."""

    label: LabelView
    href: str
    y: int


class WayView(Struct, frozen=True):
    """A subject, a work or a link of the article, with a line to each article that has it too, by its height."""

    node: NodeView
    ends: tuple[int, ...]


class StepView(Struct, frozen=True):
    """A part of a series by its number; `href` is "" for the article itself."""

    number: str
    title: str
    href: str
    x: int


class LineView(Struct, frozen=True):
    """The parts of a series around the article, from left to right.

    Attributes:
        start, end: of the line; it runs to the edge where there are more parts.
    """

    series: NodeView
    y: int
    steps: tuple[StepView, ...]
    start: int
    end: int


class GraphView(Struct, frozen=True):
    """An article and what is close to it: its series across, its subjects down, the articles that share them beside.

    Attributes:
        title: the article's, where no series shows it.
        top: where the line begins that all subjects lie on; it ends at the last of them.
    """

    title: LabelView | None
    height: int
    top: int
    lines: tuple[LineView, ...]
    ways: tuple[WayView, ...]
    articles: tuple[NodeView, ...]


class BarView(Struct, frozen=True):
    """A year in a timeline: a bar from `left` that stands on the row's line, with its number above its middle."""

    number: str
    left: float
    x: float
    height: int


class TimelineRowView(Struct, frozen=True):
    """What was counted, year by year; `y` is the line that its bars stand on."""

    label: str
    y: int
    bars: tuple[BarView, ...]


class YearView(Struct, frozen=True):
    """A year below its bars.

    Attributes:
        before: "≤" where it stands for all years before it too.
        century: what is left out in a narrow window, where there are many.
    """

    before: str
    century: str
    year: str
    x: float


class TimelineView(Struct, frozen=True):
    """Numbers by year; `text` says them all. All bars are of one width, on lines that run to `end`."""

    text: str
    width: float
    end: float
    height: int
    rows: tuple[TimelineRowView, ...]
    years: tuple[YearView, ...]
