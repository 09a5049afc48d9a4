r"""Chemistry: what `\ce` shows, without its layout."""

from __future__ import annotations

import re

import pytest

from biji.diagnostics import Span
from biji.parse.math import render


def shown(tex: str) -> str:
    mathml = render(tex, display=True, span=Span("a.md")).formula.mathml.split("<annotation")[0]
    return re.sub(r"<[^>]*>|\s", "", mathml)


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\ce{2H2 + O2 -> 2H2O}", "2H2+O2→2H2O"),
        (r"\ce{^{227}_{90}Th+}", "90227Th+"),
        (r"\ce{A <=>[k_1][k_2] B}", "A⇌k2k1B"),
        (r"\ce{CO2 ^}", "CO2↑"),
        (r"\ce{BaSO4 v}", "BaSO4↓"),
        (r"\ce{CH3-CH=CH2}", "CH3−CH=CH2"),
        (r"\ce{\gamma{} + \nu_e}", "γ+νe"),
    ],
)
def test_the_common_notation_is_read(tex: str, expected: str) -> None:
    assert shown(tex) == expected


@pytest.mark.parametrize("tex", [r"\ce{", r"\ce{^}", r"\ce{->[}", r"\ce{_}", r"\ce{}", r"\ce{[{]}"])
def test_broken_notation_never_raises(tex: str) -> None:
    rendered = render(tex, display=True, span=Span("a.md"))
    assert rendered.formula.mathml or rendered.diagnostics
