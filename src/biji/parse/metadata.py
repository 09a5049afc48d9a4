"""What front matter, the site's defaults and the file's name say about an article; every problem has its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from biji.diagnostics import Diagnostic, Span
from biji.model import Metadata, ParseOptions, Source, SourceKind
from biji.parse.dates import read_date
from biji.parse.defaults import below, collection_of, default_values
from biji.parse.fields import Fields
from biji.text import titleize
from biji.yaml_reader import YamlMap

#: The keys that mean something here; all others are the author's own data.
KNOWN_KEYS = frozenset(
    (
        *("title", "date", "slug", "permalink", "category", "categories", "tag", "tags", "series"),
        *("aliases", "redirect_from", "draft", "published", "lang", "toc", "math", "description", "layout"),
        *("last_modified_at", "modified", "redirect_to"),
    )
)

#: Those that link may have something to say about.
_PLACED = ("title", "permalink", "aliases", "redirect_from", "redirect_to")

#: https://jekyllrb.com/docs/posts/#creating-posts; Jekyll takes years of two to four digits.
_DATED_NAME = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)", re.ASCII | re.DOTALL)
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")


def read_metadata(
    front: YamlMap | None, source: Source, options: ParseOptions
) -> tuple[Metadata | None, tuple[Diagnostic, ...]]:
    """The metadata of an article.

    Args:
        front: the front matter, or None for a file without one.
        source: its path gives date, slug and categories.
        options: time zone and front matter defaults.

    Returns:
        The metadata, or None for a post whose date nobody says; and what was wrong.
    """
    fields = Fields(front, default_values(source, options.defaults, options.collections_dir), source.path)
    written_date, slug = _from_name(source)
    timezone = _zone(options.timezone)
    date = fields.date("date", timezone) or (read_date(written_date, timezone) if written_date else None)
    if date is None and source.kind is SourceKind.POST:
        message = f'"{written_date}" is no date, and the front matter has none'
        hint = "rename it to YYYY-M-D-slug.md"
        return None, (*fields.problems, Diagnostic("file-name", Span(source.path), message, hint))
    metadata = Metadata(
        title=_title(fields) or _title_from_name(source, slug),
        slug=fields.path("slug") or slug,
        date=date,
        categories=_unique((*_folders(source, options.collections_dir), *fields.categories())),
        tags=_unique((*fields.texts("tag"), *fields.texts("tags", split=True, commas=True))),
        series=_unique(fields.texts("series")),
        aliases=_unique(fields.aliases()),
        permalink=fields.permalink(strict=source.kind is not SourceKind.PAGE),
        description=fields.text("description"),
        lang=fields.text("lang"),
        layout=fields.text("layout"),
        draft=fields.boolean("draft", default=False),
        published=fields.boolean("published", default=True),
        toc=fields.boolean("toc", default=True),
        math=fields.boolean("math", default=True),
        modified=fields.date("last_modified_at", timezone) or fields.date("modified", timezone),
        redirect=next(iter(fields.texts("redirect_to")), ""),
        collection=collection_of(source, options.collections_dir),
        extras=fields.extras(KNOWN_KEYS),
        lines=fields.lines(_PLACED),
    )
    return metadata, tuple(fields.problems)


def _title(fields: Fields) -> str:
    return " ".join(_ZERO_WIDTH.sub("", fields.text("title")).split())


def _from_name(source: Source) -> tuple[str, str]:
    """The date as the file's name has it, or "", and the slug; slugs do not end in a full stop."""
    stem = PurePosixPath(source.path).stem
    match = _DATED_NAME.fullmatch(stem) if source.kind is not SourceKind.PAGE else None
    return (match[1], match[2].rstrip(".")) if match else ("", stem.rstrip("."))


def _title_from_name(source: Source, slug: str) -> str:
    """A post's title is made from its slug, as Jekyll does; that of a folder's index from the folder."""
    if source.kind is SourceKind.PAGE and slug == "index":
        slug = PurePosixPath(source.path).parent.name or "home"
    return titleize(slug) or slug


def _folders(source: Source, collections_dir: str) -> tuple[str, ...]:
    """The folders above `_posts` or `_drafts`: Jekyll makes them categories."""
    if source.kind not in (SourceKind.POST, SourceKind.DRAFT):
        return ()
    path = below(source.path, collections_dir)
    above, _, _ = path.partition("_posts" if source.kind is SourceKind.POST else "_drafts")
    return tuple(folder for folder in above.split("/") if folder)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@cache
def _zone(name: str) -> dt.tzinfo:
    """The site's time zone; `config` has checked the name."""
    return ZoneInfo(name) if name else dt.UTC
