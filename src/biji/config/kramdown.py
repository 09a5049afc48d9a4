"""The block `kramdown:` of `_config.yml` (https://kramdown.gettalong.org/options.html)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from biji.config.values import (
    Reader,
    UnexpectedError,
    boolean,
    choice,
    entries,
    integer,
    text,
    text_map,
    texts,
    words,
)
from biji.yaml_reader import YamlList, YamlNode, YamlScalar

_RANGE = re.compile(r"(\d)\s*\.\.(\.?)\s*(\d)")


def toc_levels(node: YamlNode) -> tuple[int, ...]:
    """`1..3`, `1,2,3` or a list of levels."""
    if isinstance(node, YamlScalar) and (match := _RANGE.fullmatch(node.text.strip())):
        levels = tuple(str(level) for level in range(int(match[1]), int(match[3]) + (not match[2])))
    else:
        levels = words(node)
    if not levels or not set(levels) <= set("123456"):
        raise UnexpectedError("levels from 1 to 6", 'for instance "1..3" or [1, 2, 3]')
    return tuple(int(level) for level in levels)


def smart_quotes(node: YamlNode) -> tuple[str, str, str, str]:
    """Four names or numbers of entities: left and right single, left and right double."""
    characters = [html.unescape(f"&#{name};" if name.isdigit() else f"&{name};") for name in words(node)]
    if len(characters) != 4 or not all(len(character) == 1 for character in characters):
        raise UnexpectedError("four names of entities", 'for instance "lsquo,rsquo,ldquo,rdquo"')
    single, single_end, double, double_end = characters
    return single, single_end, double, double_end


def link_definitions(node: YamlNode) -> dict[str, tuple[str, str]]:
    """Link definitions by name: an address, or a list of address and title."""
    definitions = {}
    for name, value in entries(node, "link definitions by name"):
        address, title, *_ = (*(texts(value) if isinstance(value, YamlList) else (text(value),)), "", "")
        definitions[name.lower()] = (address, title)
    return definitions


def entity_output(node: YamlNode) -> str:
    """A word, with or without Ruby's colon."""
    return choice("as_char", "as_input", "numeric", "symbolic")(YamlScalar(text(node).lstrip(":")))


def default_language(node: YamlNode) -> dict[str, str]:
    """Of the highlighter's options, the language of code that names none."""
    return {name: text(value) for name, value in entries(node, "options by name") if name == "default_lang"}


#: How each key is read; all of them are fields of `KramdownOptions`.
KRAMDOWN_READERS: Mapping[str, Reader[Any]] = {
    "input": choice("GFM", "kramdown"),
    "hard_wrap": boolean,
    "gfm_quirks": words,
    "auto_ids": boolean,
    "auto_id_prefix": text,
    "auto_id_stripping": boolean,
    "header_offset": integer,
    "toc_levels": toc_levels,
    "entity_output": entity_output,
    "smart_quotes": smart_quotes,
    "typographic_symbols": text_map,
    "footnote_nr": integer,
    "footnote_prefix": text,
    "footnote_backlink": text,
    "footnote_backlink_inline": boolean,
    "footnote_link_text": text,
    "parse_block_html": boolean,
    "parse_span_html": boolean,
    "link_defs": link_definitions,
    "remove_line_breaks_for_cjk": boolean,
    "syntax_highlighter_opts": default_language,
}
