"""The JSON Schema of every export, made from the types of its rows and what they say about their fields.

A schema has a version. It is raised whenever a field changes, so that a program that reads an export can tell.
"""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Any

import msgspec

from biji.render.exports.graph import Graph
from biji.render.exports.kinds import EXPORTS

#: The dialect in which msgspec writes them.
DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: One or several names, a colon, and what they are, with the lines that go on.
_ATTRIBUTES = re.compile(r"^([a-z_]+(?:, [a-z_]+)*): (.*(?:\n +.*)*)", re.MULTILINE)


def schema(what: str) -> dict[str, Any]:
    """The schema of what is exported as JSON.

    Args:
        what: a key of `EXPORTS`.
    """
    kind = EXPORTS[what]
    whole: Any = kind.row if kind.row is Graph else list[kind.row]  # type: ignore[name-defined] # a type made here
    (body,), definitions = msgspec.json.schema_components([whole], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        definition["description"], described = attributes_of(definition["description"])
        for name, field in definition["properties"].items():
            field["description"] = described[name]
    return {
        "$schema": DIALECT,
        "$id": f"urn:biji:export:{what}:{kind.version}",
        "title": f"biji export {what}",
        "version": kind.version,
        **body,
        "$defs": definitions,
    }


def attributes_of(docstring: str) -> tuple[str, dict[str, str]]:
    """What a docstring says about a type, and about each of its fields.

    Args:
        docstring: with a part `Attributes:` in the style of Google.
    """
    about, _, attributes = docstring.partition("Attributes:\n")
    described = {
        name: " ".join(text.split())
        for names, text in _ATTRIBUTES.findall(cleandoc(attributes))
        for name in names.split(", ")
    }
    return about.strip(), described
