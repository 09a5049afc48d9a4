"""The front matter defaults of `_config.yml` that apply to a file.

https://jekyllrb.com/docs/configuration/front-matter-defaults/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from biji.model import FrontMatterDefault, Source, SourceKind

_TYPES = {
    SourceKind.POST: ("posts",),
    SourceKind.DRAFT: ("posts", "drafts"),
    SourceKind.PAGE: ("pages",),
    SourceKind.TEXT: ("pages",),
}


def default_values(
    source: Source, defaults: Iterable[FrontMatterDefault], collections_dir: str = ""
) -> dict[str, Any]:
    """The values for a file, merged; later ones win, except that categories add up.

    Args:
        source: the file.
        defaults: most specific last.
        collections_dir: the folder of posts and collections, which paths here may name or not.
    """
    values: dict[str, Any] = {}
    path = below(source.path, collections_dir)
    types = _TYPES.get(source.kind) or (collection_of(source, collections_dir),)
    for default in defaults:
        if (not default.type or default.type in types) and _in_scope(path, below(default.path, collections_dir)):
            values = _merged(values, default.values)
    return values


def collection_of(source: Source, collections_dir: str = "") -> str:
    """The collection of a document: `docs` of `_docs/guide/one.md`; "" for all other sources."""
    if source.kind is not SourceKind.DOCUMENT:
        return ""
    return below(source.path, collections_dir).partition("/")[0].removeprefix("_")


def below(path: str, collections_dir: str) -> str:
    """A path as it would be if posts and collections lay in the site's own folder."""
    return path.removeprefix(f"{collections_dir}/") if collections_dir else path


def _in_scope(path: str, scope: str) -> bool:
    if "*" in scope:
        return _glob(scope).match(path) is not None
    return path.startswith(scope)


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    """A pattern in which `*` stays within a folder's name and `**/` is any number of folders."""
    parts = re.split(r"(\*\*/|\*+|\?)", pattern)
    translated = {"**/": "(?:[^/]+/)*", "?": "[^/]"}
    regex = "".join("[^/]*" if set(part) == {"*"} else translated.get(part, re.escape(part)) for part in parts)
    return re.compile(regex + "(?:/|$)" if not pattern.endswith("/") else regex)


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(old)
    for key, value in new.items():
        if isinstance(value, Mapping) and isinstance(merged.get(key), Mapping):
            merged[key] = _merged(merged[key], value)
        elif value is not None:
            merged[key] = value
    return merged
