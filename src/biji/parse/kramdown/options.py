"""kramdown's options as text, from `{::options name="value"}` (https://kramdown.gettalong.org/options.html)."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import msgspec

from biji.model import KramdownOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENTITY_OUTPUTS = ("as_char", "as_input", "numeric", "symbolic")


def with_options(options: KramdownOptions, values: Mapping[str, str]) -> KramdownOptions:
    """The options with those set that a text names; unknown names and unreadable values are skipped."""
    changes: dict[str, Any] = {}
    for name, text in values.items():
        reader = _READERS.get(name)
        if reader:
            value = reader(text.strip())
            if value is not None:
                changes[name] = value
    return msgspec.structs.replace(options, **changes) if changes else options


def _boolean(text: str) -> bool | None:
    return {"true": True, "yes": True, "false": False, "no": False}.get(text.lower())


def _integer(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None


def _levels(text: str) -> tuple[int, ...] | None:
    """`1..3` or `2,3`."""
    try:
        if ".." in text:
            first, last = (int(part) for part in text.split("..", 1))
            return tuple(range(first, min(last, 6) + 1)) or None
        return tuple(int(part) for part in text.split(","))
    except ValueError:
        return None


def _quotes(text: str) -> tuple[str, str, str, str] | None:
    """Four entity names, or the characters themselves, separated by commas."""
    names = [part.strip() for part in text.split(",")]
    if len(names) != 4:
        return None
    characters = [html.unescape(f"&{name};") if name.isalnum() and name.isascii() else name for name in names]
    return characters[0], characters[1], characters[2], characters[3]


def _mapping(text: str) -> dict[str, str] | None:
    """A YAML flow or block mapping of plain names."""
    pairs = [line.split(":", 1) for line in text.strip("{} ").replace(",", "\n").split("\n") if ":" in line]
    return {name.strip(): value.strip().strip("'\"") for name, value in pairs} or None


def _entity_output(text: str) -> str | None:
    return text.lstrip(":") if text.lstrip(":") in _ENTITY_OUTPUTS else None


_READERS: Mapping[str, Callable[[str], Any]] = {
    "auto_id_prefix": str,
    "auto_id_stripping": _boolean,
    "auto_ids": _boolean,
    "entity_output": _entity_output,
    "footnote_backlink": str,
    "footnote_backlink_inline": _boolean,
    "footnote_link_text": str,
    "footnote_nr": _integer,
    "footnote_prefix": str,
    "hard_wrap": _boolean,
    "header_offset": _integer,
    "parse_block_html": _boolean,
    "parse_span_html": _boolean,
    "remove_line_breaks_for_cjk": _boolean,
    "smart_quotes": _quotes,
    "toc_levels": _levels,
    "syntax_highlighter_opts": _mapping,
    "typographic_symbols": _mapping,
}
