from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from biji.model import Site
from biji.render.exports import EXPORTS, export, select
from biji.render.exports.schemas import schema

#: Version and digest of the fields of every export.
VERSIONS: dict[str, tuple[int, str]] = {
    "references": (1, "c5ebbc9bc9d90f21"),
    "resources": (1, "904ec29f66853c62"),
    "articles": (1, "e2b40517317ca6d9"),
    "series": (1, "21c7cfa795c6b922"),
    "topics": (1, "b28d1288f02b6211"),
    "concepts": (1, "017cfbb080619d01"),
    "continuations": (1, "e211dbef5201564c"),
    "mentions": (1, "4c93d685176c4986"),
    "links": (1, "5fb0a288e739dfe8"),
    "related": (1, "fef10520023411b4"),
    "tables": (1, "af20b3d01e5db9a6"),
    "formulas": (1, "5bdfc657782fdf4e"),
    "graph": (1, "588640dac4afb206"),
}


def fields(value: Any) -> Any:  # noqa: ANN401 - any of JSON's types
    """A schema without its words, which may be made better at any time."""
    if isinstance(value, dict):
        return {key: fields(one) for key, one in value.items() if not (key == "description" and isinstance(one, str))}
    return [fields(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("what", EXPORTS)
def test_the_version_is_raised_whenever_a_field_changes(what: str) -> None:
    digest = sha256(json.dumps(fields(schema(what)), sort_keys=True).encode()).hexdigest()[:16]
    assert (EXPORTS[what].version, digest) == VERSIONS[what], "raise the version in EXPORTS, and write both here"


@pytest.mark.parametrize("what", EXPORTS)
def test_a_schema_is_one_and_describes_every_field(what: str) -> None:
    found = schema(what)
    Draft202012Validator.check_schema(found)
    assert found["$id"] == f"urn:biji:export:{what}:{found['version']}"
    for definition in found["$defs"].values():
        assert definition["description"]
        assert all(field["description"] for field in definition["properties"].values())


@pytest.mark.parametrize("what", EXPORTS)
def test_an_export_is_as_its_schema_says(site: Site, what: str) -> None:
    Draft202012Validator(schema(what)).validate(json.loads(export(select(site), what)))


@pytest.mark.parametrize("what", EXPORTS)
def test_every_export_of_the_demo_is_as_its_schema_says(demo: Site, what: str) -> None:
    Draft202012Validator(schema(what)).validate(json.loads(export(select(demo), what)))
