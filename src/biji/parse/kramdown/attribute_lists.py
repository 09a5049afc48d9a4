"""Attribute lists, kramdown's way to give an element attributes: `{: #id .class key="value" name}`.

    >>> parse_attribute_list('.big #fig k="v"', {})
    {'class': 'big', 'id': 'fig', 'k': 'v'}

Source: https://kramdown.gettalong.org/syntax.html#inline-attribute-lists
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from biji.parse.kramdown.characters import decode_entities

#: What may stand between `{:` and `}`: a brace is escaped by a backslash, also inside quotes.
LIST_CHARACTERS = r"(?:\\\}|[^}])"

_ITEM = re.compile(
    r"(?:^|(?<=\s))(?:"
    r"""(?P<key>[A-Za-z0-9_][A-Za-z0-9_-]*)=(?:"(?P<double>(?:\\"|\\\}|[^}])*?)"|'(?P<single>(?:\\'|\\\}|[^}])*?)')"""
    r"|(?P<selectors>(?:\.-?[^\s.#}]+|\#[A-Za-z][\w:-]*)+)"
    r"|(?P<reference>[A-Za-z0-9_][A-Za-z0-9_-]*)"
    r")(?=\s|$)",
    re.ASCII,
)
_SELECTOR = re.compile(r"\.(-?[^\s.#}]+)|#([A-Za-z][\w:-]*)", re.ASCII)
_ESCAPE = {'"': re.compile(r'\\([}"])'), "'": re.compile(r"\\([}'])")}


class AttributeList(NamedTuple):
    """An attribute list as written.

    Attributes:
        attributes: id, class and the rest, in the order of the text.
        references: names of attribute list definitions, not yet looked up; `toc` and `no_toc` are among them.
    """

    attributes: Mapping[str, str]
    references: tuple[str, ...] = ()


def read_attribute_list(text: str) -> AttributeList:
    """The items of a list, without looking up references.

    Args:
        text: what stands between `{:` and `}`, or after the name of a definition; what is no item is skipped.
    """
    attributes: dict[str, str] = {}
    references: list[str] = []
    for item in _ITEM.finditer(text):
        if item["reference"]:
            references.append(item["reference"])
        elif item["selectors"]:
            for name, identifier in _SELECTOR.findall(item["selectors"]):
                if name:
                    merge_attributes(attributes, (("class", name),))
                else:
                    attributes["id"] = identifier
        else:
            quote = "'" if item["double"] is None else '"'
            value = _ESCAPE[quote].sub(r"\1", item["single" if quote == "'" else "double"])
            attributes[item["key"]] = decode_entities(value)
    return AttributeList(attributes, tuple(references))


def parse_attribute_list(text: str, definitions: Mapping[str, str]) -> dict[str, str]:
    """The attributes that the text between `{:` and `}` stands for.

    Those of the definitions it names come first and its own win; classes add up.

    Args:
        text: a list as written.
        definitions: name to list as written, from lines such as `{:name: .class}`; unknown names are skipped.
    """
    attributes: dict[str, str] = {}
    for each in _referenced(read_attribute_list(text), definitions):
        merge_attributes(attributes, each.attributes.items())
    return attributes


def merge_attributes(attributes: dict[str, str], more: Iterable[tuple[str, str]]) -> None:
    """Add attributes to an element's: a class joins those that are there, anything else replaces."""
    for key, value in more:
        if key == "class" and attributes.get("class"):
            attributes["class"] += f" {value}"
        else:
            attributes[key] = value


def _referenced(found: AttributeList, definitions: Mapping[str, str]) -> list[AttributeList]:
    """The list with all it refers to, the deepest first; each definition counts once, so circles end."""
    done: set[str] = set()
    ordered: list[AttributeList] = []
    pending: list[tuple[AttributeList, bool]] = [(found, False)]
    while pending:
        each, expanded = pending.pop()
        if expanded or not each.references:
            ordered.append(each)
            continue
        pending.append((each, True))
        for name in reversed(each.references):
            if name in definitions and name not in done:
                done.add(name)
                pending.append((read_attribute_list(definitions[name]), False))
    return ordered
