"""Single files, made when they are asked for, are those that a build writes."""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from biji.build import Loaded, Request, load
from biji.model import OutputFile
from biji.render import GENERATORS, render
from biji.render.lookup import Lookup, look_up
from biji.render.on_demand import OnDemand

CONTENT = Path(__file__).parents[2] / "content"
NOW = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)

pytestmark = pytest.mark.skipif(not CONTENT.is_dir(), reason="the demo site is not beside the tests")


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(Request(CONTENT, NOW, jobs=1))


@pytest.fixture(scope="module")
def lookup(loaded: Loaded) -> Lookup:
    return look_up(loaded.site, loaded.render)


@pytest.fixture(scope="module")
def files(loaded: Loaded) -> dict[str, OutputFile]:
    return {file.path: file for file in render(loaded.site, loaded.render)}


@pytest.mark.parametrize("seed", range(3))
def test_every_file_is_that_of_a_build_in_whatever_order_they_are_asked_for(
    lookup: Lookup, files: dict[str, OutputFile], seed: int
) -> None:
    paths = sorted(files)
    random.Random(seed).shuffle(paths)  # noqa: S311 - no secret
    on_demand = OnDemand(lookup)
    assert [path for path in paths if on_demand.get(path) != files[path]] == []


def test_what_a_build_would_not_write_is_not_there(lookup: Lookup, files: dict[str, OutputFile]) -> None:
    on_demand = OnDemand(lookup)
    paths = [
        "",
        "/",
        "index.html/",
        "nothing",
        "nothing.html",
        "topics/nothing.html",
        "data/nothing.json",
        "_config.yml",
    ]
    paths += ["../index.html", "/index.html", *(f"{path}x" for path in sorted(files)[:9])]
    assert [path for path in paths if on_demand.get(path)] == []


def test_a_generator_runs_no_further_than_to_the_file_that_is_asked_for(lookup: Lookup) -> None:
    made: list[str] = []

    def generator(_lookup: Lookup) -> Iterator[OutputFile]:
        for name in ("a", "b", "c"):
            made.append(name)
            yield OutputFile(name, name.encode())

    on_demand = OnDemand(lookup, [generator, *GENERATORS])
    assert made == []
    assert on_demand.get("b") == OutputFile("b", b"b")
    assert on_demand.get("a") == OutputFile("a", b"a")
    assert made == ["a", "b"]


def test_where_two_generators_make_one_path_the_first_counts(lookup: Lookup) -> None:
    def one(_lookup: Lookup) -> Iterator[OutputFile]:
        yield OutputFile("a", b"1")

    def two(_lookup: Lookup) -> Iterator[OutputFile]:
        yield OutputFile("a", b"2")

    assert OnDemand(lookup, [one, two]).get("a") == OutputFile("a", b"1")
