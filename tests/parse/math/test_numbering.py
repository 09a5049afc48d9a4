"""Anchors of formulas."""

from __future__ import annotations

import pytest

from biji.parse.math.numbering import anchor


@pytest.mark.parametrize(
    ("tag", "label", "expected"),
    [("3.2", "x", "eq-3.2"), ("", "eq:x y", "eq-x-y"), ("式1", "", "eq-式1"), ("", "", ""), ("#?", "", "")],
)
def test_an_anchor_comes_from_the_number_else_the_label(tag: str, label: str, expected: str) -> None:
    assert anchor(tag, label) == expected
