"""The schemas accept what biji accepts, and tell editors what is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, get_args, get_type_hints

import jsonschema
import pytest
import yaml
from msgspec.structs import fields

from biji.author import new_site
from biji.author.schemas import config_schema, front_matter_schema
from biji.config import BijiConfig, Config, MathConfig, load_config
from biji.model import KramdownOptions
from biji.parse.metadata import KNOWN_KEYS

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"


class Loader(yaml.SafeLoader):
    """YAML as editors read it: dates are text."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(schema: dict[str, Any], text: str) -> list[str]:
    jsonschema.Draft202012Validator.check_schema(schema)
    found = jsonschema.Draft202012Validator(schema).iter_errors(yaml.load(text, Loader))  # noqa: S506 - it is safe
    return ["/".join(map(str, error.absolute_path)) for error in found]


def heads(folder: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.rglob("*.m*")) if path.suffix != ".mjs"]
    return [text.split("\n---")[0].removeprefix("---\n") for text in texts if text.startswith("---\n")]


@pytest.mark.parametrize("folder", [PROJECT / "content", CORPUS], ids=["demo", "corpus"])
def test_real_front_matter_and_configuration_are_valid(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    assert errors(config_schema(), (folder / "_config.yml").read_text(encoding="utf-8")) == []
    found = heads(folder)
    assert found
    assert [head for head in found if errors(front_matter_schema(), head)] == []


def test_a_new_site_is_valid() -> None:
    texts = {file.path: file.content for file in new_site("C: x", dt.date(2024, 7, 1))}
    content = texts["_config.yml"]
    assert isinstance(content, bytes)
    assert errors(config_schema(), content.decode()) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: 996\nauthor: {name: me}\nbaseurl:\nmarkdown: GFM\nplugins: [a]\nmy_key: {a: b}",
        "collections: [a, b]",
        "collections: {a: {output: true, permalink: /a/:path, sort_by: x}}\ncollections_dir: my",
        "defaults: [{scope: {path: '', type: posts}, values: {layout: post, x: y}}]",
        "kramdown: {input: GFM, toc_levels: 1..3, smart_quotes: [apos, apos, quot, quot]}",
        "biji: {downloads: true, smart_quotes: off, liquid: off, math: {macros: {R: x}}}",
        "biji: {downloads: [bibtex], search: yes, generic_headings: [a, 1]}",
        "feed: {path: /a.xml, posts_limit: 3, tags: true}",
    ],
)
def test_what_biji_takes_is_valid(tmp_path: Path, text: str) -> None:
    (tmp_path / "_config.yml").write_text(text, encoding="utf-8")
    assert load_config(tmp_path)[1] == ()
    assert errors(config_schema(), text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: [a]", "title"),
        ("markdown: redcarpet", "markdown"),
        ("biji: {serach: true}", "biji"),
        ("biji: {search: 3}", "biji/search"),
        ("biji: {downloads: [pdf]}", "biji/downloads"),
        ("defaults: [{scope: {}}]", "defaults/0"),
        ("collections: {a: {output: 3}}", "collections"),
    ],
)
def test_what_biji_refuses_is_marked(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "_config.yml").write_text(text, encoding="utf-8")
    assert load_config(tmp_path)[1] != ()
    assert errors(config_schema(), text) == [place]


def test_every_key_is_there_and_described() -> None:
    config = config_schema()
    properties = config["properties"]
    assert {field.name for field in fields(Config)} - {"values"} <= properties.keys()
    for name, struct in (
        ("BijiConfig", BijiConfig),
        ("MathConfig", MathConfig),
        ("KramdownOptions", KramdownOptions),
    ):
        assert config["$defs"][name]["properties"].keys() == {field.name for field in fields(struct)}
        assert all(kind["description"] for kind in config["$defs"][name]["properties"].values())
    assert all(kind["description"] for kind in properties.values())
    assert front_matter_schema()["properties"].keys() == KNOWN_KEYS | {"render_with_liquid"}


def test_front_matter_may_say_anything_else() -> None:
    assert errors(front_matter_schema(), "title: 996\nmy: {a: [b]}\ncategories:\ntags: a b\ndate: 2024-1-2") == []
    assert errors(front_matter_schema(), "draft: 3") == ["draft"]


def test_choices_are_those_of_the_types() -> None:
    smart = config_schema()["$defs"]["BijiConfig"]["properties"]["smart_quotes"]
    kinds = get_args(get_args(get_type_hints(BijiConfig)["smart_quotes"])[0])
    assert all(str(kind) in str(smart) for kind in kinds)
