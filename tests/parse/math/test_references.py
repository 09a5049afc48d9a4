r"""References to other formulas."""

from __future__ import annotations

import pytest

from biji.parse.math.references import referred, shown
from biji.parse.math.rewrite import Rewriting


@pytest.mark.parametrize(
    ("tex", "label"),
    [(r"\eqref{x}", "x"), (r" \ref { x } ", "x"), (r"(\ref{x})", "x"), (r"(\ref{x}", ""), ("ref", ""), (r"\ref", "")],
)
def test_a_reference_that_stands_alone_is_known_by_its_label(tex: str, label: str) -> None:
    assert referred(tex) == label


def test_a_reference_shows_the_number_else_the_label() -> None:
    rewriting = Rewriting(display=True, numbers={"x": "3.2", "y": ""})
    found = [shown(command, tuple(label), rewriting) for command in ("\\ref", "\\eqref") for label in "xyz"]
    assert found == ["3.2", "y", "z", "(3.2)", "(y)", "(z)"]
    assert rewriting.references == ["x", "y", "z"] * 2
