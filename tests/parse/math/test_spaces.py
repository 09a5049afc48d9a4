"""Lengths."""

from __future__ import annotations

import pytest

from biji.parse.math.spaces import length


@pytest.mark.parametrize(
    ("text", "em"),
    [("1em", 1), ("-.5em", -0.5), ("18mu", 1), ("10 pt", 1), ("9999em", 100), ("x", None), ("1zz", None)],
)
def test_a_length_is_measured_in_em_and_fits_a_page(text: str, em: float | None) -> None:
    assert length(text) == (pytest.approx(em) if em is not None else None)
