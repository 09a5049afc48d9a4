"""Values of every type, and what is said of those of a wrong one."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from biji.config import BijiConfig, Config, load_config
from biji.diagnostics import Span
from biji.model import KramdownOptions

from .conftest import load


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("future: maybe", 9),
        ("title: [a]", 8),
        ("exclude: foo", 10),
        ("url: example.com", 6),
        ("baseurl: https://example.com/x", 10),
        ("timezone: Mars/Phobos", 11),
        ("timezone: ../../etc/passwd", 11),
        ("lang: 中文", 7),
        ("markdown: redcarpet", 11),
        ("permalink: preety", 12),
        ("permalink: /:yaer/:title/", 12),
        ("kramdown: GFM", 11),
        ("biji: {math: katex}", 14),
        ("biji: {math: {engine: katex}}", 23),
        ("defaults: {a: b}", 11),
        ("defaults: [3]", 12),
    ],
)
def test_a_value_of_the_wrong_type_leaves_the_default(tmp_path: Path, text: str, column: int) -> None:
    config, problems = load(tmp_path, f"# c\n{text}\n")
    assert config == Config()
    assert [(found.code, found.span) for found in problems] == [("config-value", Span("_config.yml", 2, column))]


@pytest.mark.parametrize("url", ["example.com", "//example.com/", "ftp://example.com"])
def test_an_address_that_is_none_is_told_how_to_be_one(tmp_path: Path, url: str) -> None:
    _, (problem,) = load(tmp_path, f"url: {url}\n")
    assert problem.hint == 'for instance "https://example.com"'


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=5), values, max_size=3),
    max_leaves=5,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from([*Config.__struct_fields__, "locale"]), _ANYTHING),
    st.dictionaries(st.sampled_from([*KramdownOptions.__struct_fields__]), _ANYTHING),
    st.dictionaries(st.sampled_from([*BijiConfig.__struct_fields__]), _ANYTHING),
)
def test_no_value_of_any_type_raises(
    tmp_path: Path, top: dict[str, object], kramdown: dict[str, object], own: dict[str, object]
) -> None:
    values = {"kramdown": kramdown, "biji": own} | top
    tmp_path.joinpath("_config.yml").write_bytes(msgspec.json.encode(values))
    config, problems = load_config(tmp_path)
    assert isinstance(config, Config)
    assert {found.code for found in problems} <= {"config-key", "config-value", "config-syntax"}
