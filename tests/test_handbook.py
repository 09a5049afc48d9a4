"""The handbook names every option and key that the program has, and none that it has not."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from msgspec.structs import fields

from biji import model
from biji.cli import main
from biji.config import BijiConfig, Config, MathConfig
from biji.model import KramdownOptions
from biji.model.permalinks import PERMALINK_PLACEHOLDERS, PERMALINK_STYLES
from biji.parse.metadata import KNOWN_KEYS
from biji.render.exports import EXPORTS

HANDBOOK = Path(__file__).parents[1] / "content" / "handbook"

pytestmark = pytest.mark.skipif(not HANDBOOK.is_dir(), reason="the handbook is not beside the tests")

#: Fields of the configuration that are no keys of the tables: the whole file as it is, the block of our own keys.
NOT_WRITTEN = {"values", "biji"}
#: A key of front matter that the Liquid stage reads among the author's own data.
READ_ELSEWHERE = {"render_with_liquid"}


def page(name: str) -> str:
    return (HANDBOOK / f"{name}.md").read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    level, body = re.search(rf"^(#+) {re.escape(title)}$\n(.*)", page(name), re.MULTILINE | re.DOTALL).groups()  # type: ignore[union-attr] # the heading is there
    return re.split(rf"^#{{1,{len(level)}}} ", body, maxsplit=1, flags=re.MULTILINE)[0]


def keys_of_tables(text: str) -> set[str]:
    """The code spans of the first cells of all rows."""
    rows = re.findall(r"^\| (`[^|]*`) \|", text, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def options_of(command: click.Command) -> set[str]:
    options = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return {name for option in options for name in option.opts}


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_described_with_all_its_options_and_no_other(name: str) -> None:
    described = section("commands", f"`biji {name}`")
    assert set(
        re.findall(r"(?<![\w-])--?[a-z][a-z-]*(?!\w)", re.sub(r"```.*?```", "", described, flags=re.DOTALL))
    ) == (options_of(main.commands[name]))


def test_no_other_command_is_described() -> None:
    assert set(re.findall(r"^## `biji (\w+)`$", page("commands"), re.MULTILINE)) == set(main.commands)


def test_everything_that_can_be_exported_is_described() -> None:
    assert keys_of_tables(section("commands", "`biji export`")) == set(EXPORTS)


def test_every_key_of_the_configuration_is_described_and_no_other() -> None:
    jekyll = {field.name for field in fields(Config)} - NOT_WRITTEN
    own = {field.name for field in fields(BijiConfig)} - {"math"}
    math = {f"math.{field.name}" for field in fields(MathConfig)}
    assert keys_of_tables(page("configuration")) == jekyll | own | math


def test_every_option_of_kramdown_is_described_and_no_other() -> None:
    described = section("configuration", "`kramdown`").split("mean here what they mean there:")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", described)) == {field.name for field in fields(KramdownOptions)}


def test_every_key_of_front_matter_is_described_and_no_other() -> None:
    assert keys_of_tables(section("front-matter", "Keys")) == KNOWN_KEYS | READ_ELSEWHERE


def test_every_permalink_style_and_placeholder_is_described_and_no_other() -> None:
    addresses = section("posts", "Addresses")
    table = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", addresses, re.MULTILINE))
    assert table == PERMALINK_STYLES
    sentence = addresses.split("these placeholders")[1].split("\n")[0]
    assert set(re.findall(r"`:(\w+)`", sentence)) == PERMALINK_PLACEHOLDERS


def test_every_noun_of_the_model_is_explained() -> None:
    assert set(model.__all__) <= set(re.findall(r"\b[A-Z]\w+\b", page("model")))
