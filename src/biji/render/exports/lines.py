"""Rows as lines of a table, for CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from biji.render.exports.kinds import Export


def lines(rows: Iterable[Struct], kind: Export) -> Iterator[Sequence[str]]:
    """The names of the columns, then a line for each row, or for each object in the list that is unfolded.

    A list of texts is one cell, with semicolons between them; what is more than that stands as JSON.

    Args:
        rows: of one kind.
        kind: that they are of.
    """
    names = [field.name for field in fields(kind.row)]
    inner = {
        field.name: [one.name for one in fields(get_args(field.type)[0])]
        for field in fields(kind.row)
        if field.name == kind.unfolded
    }
    columns = [(name, part) for name in names for part in inner.get(name, ("",))]
    yield [f"{name}.{part}" if part else name for name, part in columns]
    for row in rows:
        plain: dict[str, Any] = msgspec.to_builtins(row)
        if not kind.unfolded:
            yield list(map(_cell, plain.values()))
            continue
        unfolded: Sequence[dict[str, Any]] = plain[kind.unfolded] or ({},)
        for item in unfolded:
            yield [_cell(item.get(part) if part else plain[name]) for name, part in columns]


def _cell(value: Any) -> str:  # noqa: ANN401 - any of JSON's types
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return msgspec.json.encode(value).decode()
