"""Generators that do their work in parts."""

from collections.abc import Iterator
from functools import partial

import pytest

from biji.model import OutputFile, RenderOptions, Site
from biji.render.lookup import Lookup, look_up
from biji.render.parts import Part, batches, divided, parts_of

FILES = [OutputFile(str(number), b"") for number in range(20)]


@pytest.fixture
def lookup() -> Lookup:
    return look_up(Site({}, {}), RenderOptions())


@divided
def in_parts(_lookup: Lookup) -> Iterator[Part]:
    return (partial(tuple, some) for some in batches(FILES, 3))


def whole(_lookup: Lookup) -> Iterator[OutputFile]:
    return iter(FILES)


def test_a_divided_generator_makes_the_files_of_its_parts_in_order(lookup: Lookup) -> None:
    assert list(in_parts(lookup)) == FILES
    assert [len(list(part())) for part in parts_of(in_parts, lookup)] == [3, 3, 3, 3, 3, 3, 2]


def test_another_generator_is_one_part(lookup: Lookup) -> None:
    (part,) = parts_of(whole, lookup)
    assert list(part()) == FILES
