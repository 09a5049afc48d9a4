"""The data that texts show with Liquid: the files below `_data` as `site.data` (https://jekyllrb.com/docs/datafiles/)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from biji.diagnostics import Diagnostic, Span
from biji.discover.tree import File, Folder, Tree
from biji.yaml_reader import plain_value, read_yaml

_FOLDER = "_data"
_DEEPEST_FOLDER = 8
_DEEPEST = 50
#: All of it travels to every worker, and is part of every article's cache key.
_MOST = 1_000_000


class _UnusableError(Exception):
    """Why a file cannot be read as data."""


def read_data(tree: Tree) -> dict[str, Any]:
    """What the files below `_data` hold, by their names without extension; folders are mappings of the same kind.

    Args:
        tree: the site's folder; what cannot be read is noted there.
    """
    root = tree.folder(_FOLDER)
    data: dict[str, Any] = {}
    total = 0
    waiting: list[tuple[Folder, dict[str, Any]]] = [(root, data)] if root else []
    while waiting:
        folder, found = waiting.pop()
        for item in tree.entries(folder, _is_visible):
            name = PurePosixPath(item.path)
            if isinstance(item, Folder):
                if item.path.count("/") < _DEEPEST_FOLDER:
                    waiting.append((item, found.setdefault(_key(name.name), {})))
            elif reader := _READERS.get(name.suffix.lower()):
                try:
                    found[_key(name.stem)] = _read(item, reader, _MOST - total)
                    total += item.size
                except _UnusableError as error:
                    message, hint = f"the data cannot be read: {error}", "no text can show it"
                    tree.diagnostics.append(Diagnostic("liquid", Span(item.path), message, hint))
    return data


def _is_visible(path: str, *, is_folder: bool) -> bool:  # noqa: ARG001  files and folders alike
    return not path.rpartition("/")[2].startswith(".")


def _key(name: str) -> str:
    """A file's name as a key, as `Jekyll::DataReader#sanitize_filename` makes it."""
    return re.sub(r"\s+", "_", re.sub(r"[^\w\s-]+", "", name, flags=re.ASCII))


def _read(file: File, reader: Callable[[str], Any], most: int) -> Any:  # noqa: ANN401  data of any shape
    if file.size > most:
        raise _UnusableError(f"_data holds more than {_MOST:,} bytes")
    try:
        text = Path(file.origin).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _UnusableError(error.strerror or "an error of the disk") from error
    except UnicodeDecodeError as error:
        raise _UnusableError("it is not UTF-8") from error
    return reader(text.replace("\r\n", "\n").replace("\r", "\n"))


def _yaml(text: str) -> Any:  # noqa: ANN401  likewise
    document = read_yaml(text, max_length=_MOST)
    if document.problems:
        problem = document.problems[0]
        raise _UnusableError(f"line {problem.line}: {problem.message}")
    return None if document.root is None else plain_value(document.root)


def _json(text: str) -> Any:  # noqa: ANN401  likewise
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _UnusableError(str(error)) from error
    if _is_deeper(value, _DEEPEST):
        raise _UnusableError(f"it is nested deeper than {_DEEPEST} levels")
    return value


def _is_deeper(value: object, levels: int) -> bool:
    if isinstance(value, Mapping):
        return levels == 0 or any(_is_deeper(item, levels - 1) for item in value.values())
    return isinstance(value, list) and (levels == 0 or any(_is_deeper(item, levels - 1) for item in value))


def _rows(delimiter: str) -> Callable[[str], list[dict[str, str | None]]]:
    """Rows as mappings from the names in the first one; every value is a text, as in Jekyll."""

    def read(text: str) -> list[dict[str, str | None]]:
        try:
            rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter) if row]
        except csv.Error as error:
            raise _UnusableError(str(error)) from error
        names = rows[0] if rows else []
        return [
            {name: row[place] if place < len(row) else None for place, name in enumerate(names)} for row in rows[1:]
        ]

    return read


_READERS: Mapping[str, Callable[[str], Any]] = {
    ".yml": _yaml,
    ".yaml": _yaml,
    ".json": _json,
    ".csv": _rows(","),
    ".tsv": _rows("\t"),
}
