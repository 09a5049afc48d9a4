"""What the template of the page *Data* sees."""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import LinkView
from biji.render.views import PageView


class DataRowView(Struct, frozen=True):
    """Something that can be downloaded: its files, and the schema of its JSON."""

    name: str
    files: tuple[LinkView, ...]
    schema: LinkView | None


class DataView(Struct, frozen=True):
    """The page that lists all exports of the site."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    rows: tuple[DataRowView, ...]
