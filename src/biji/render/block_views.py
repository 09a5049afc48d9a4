"""What the templates see of a body: one frozen view for each kind of block."""

from __future__ import annotations

from msgspec import Struct

from biji.render.fragments import Html
from biji.render.strings import Strings


class LinkView(Struct, frozen=True, gc=False):
    """A link.

    Attributes:
        note: a word behind it, such as a number of articles, or "".
        current: it leads to the page it stands on.
    """

    text: str
    href: str
    note: str = ""
    current: bool = False


class ReferenceView(Struct, frozen=True, gc=False):
    """An outside work in an article's list.

    Attributes:
        href: None when the address may not be written.
        host: the name on the badge.
        role: what it is, when it is not plain reading; else "".
        note: the author's words below it; empty for none.
        also: where else it is cited, or None.
    """

    anchor: str
    href: str | None
    title: Html
    host: str
    role: str
    note: Html
    also: LinkView | None = None


class CellView(Struct, frozen=True, gc=False):
    """A cell.

    Attributes:
        mark: `yes`, `partial`, `no` or "".
        symbol: the mark, where the cell says nothing else and is shown as a symbol.
        style: its classes: `center`, `right`, `short` where words stay whole, `long` where prose needs room.
        spoken: of a head that is nothing but formulas, their TeX: programs that read aloud find no words in it.
    """

    html: Html
    mark: str = ""
    style: str = ""
    symbol: str = ""
    spoken: str = ""


class RowView(Struct, frozen=True, gc=False):
    """A row; `label` names it, in tables whose first column does; `href` leads to the outside work of that title."""

    label: CellView | None
    cells: tuple[CellView, ...]
    href: str | None = None


class BlockView(Struct, frozen=True, gc=False):
    """A block of a body that is shown as the HTML it has."""

    html: Html
    kind: str = "html"


class ElsewhereView(Struct, frozen=True):
    """Below a heading: where else the site speaks of its subject."""

    links: tuple[LinkView, ...]
    kind: str = "elsewhere"


class JoinView(Struct, frozen=True):
    """Below a heading, what its section goes on with; at the end of a section, where it goes on.

    Attributes:
        links: to articles; their notes are the sections' titles.
    """

    label: str
    links: tuple[LinkView, ...]
    kind: str = "join"


class ReferencesView(Struct, frozen=True):
    """A reference list."""

    items: tuple[ReferenceView, ...]
    kind: str = "references"


class PapersView(Struct, frozen=True):
    """A run of papers named by title, without the brackets 《》."""

    titles: tuple[str, ...]
    kind: str = "papers"


class TableView(Struct, frozen=True):
    """A table in its scroll region.

    Attributes:
        label: the region's name, unique on the page.
        comparison: it compares items, so that a script may sort it.
        filterable: it has so many rows that the script offers to filter them; room is kept for that.
        labelled: the first column names the rows.
        titles: these names are as long as titles, and need room.
        counts: below each column how many rows say yes, "" where there is nothing to count; empty for none.
        downloads: the files with its data.
    """

    label: str
    header: tuple[CellView, ...]
    rows: tuple[RowView, ...]
    comparison: bool
    filterable: bool
    labelled: bool
    titles: bool
    counts: tuple[str, ...] = ()
    downloads: tuple[LinkView, ...] = ()
    kind: str = "table"


class CodeView(Struct, frozen=True):
    """Code with its language's name, or the source of a diagram that a script draws.

    Attributes:
        diagram: the room that one needs, `wide` or `tall`; "" for code.
    """

    html: Html
    language: str
    diagram: str = ""
    kind: str = "code"


AnyBlockView = BlockView | ElsewhereView | JoinView | ReferencesView | PapersView | TableView | CodeView


class BodyView(Struct, frozen=True):
    """A body: what `biji render` shows, and what an article's page shows inside."""

    blocks: tuple[AnyBlockView, ...]
    strings: Strings
