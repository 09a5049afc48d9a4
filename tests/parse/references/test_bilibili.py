"""The names of Bilibili's videos."""

from __future__ import annotations

import pytest

from biji.parse.references.bilibili import name_of_video


@pytest.mark.parametrize(
    ("number", "name"), [(2, "BV1xx411c7mD"), (170001, "BV17x411w7KC"), (455017605, "BV1Q541167Qg")]
)
def test_a_number_has_one_newer_name(number: int, name: str) -> None:
    assert name_of_video(number) == name
