r"""Names of packages."""

from __future__ import annotations

import pytest

from biji.diagnostics import Span
from biji.parse.math import render
from biji.parse.math.symbols import ALIASES, ALPHABETS, CENTRED, UPRIGHT


@pytest.mark.parametrize("name", sorted({**ALIASES, **UPRIGHT}))
def test_every_alias_is_something_that_the_engine_draws(name: str) -> None:
    tex = {**ALIASES, **UPRIGHT}[name]
    rendered = render(f"a{name} b", display=True, span=Span("a.md"))
    assert rendered.diagnostics == (), tex


@pytest.mark.parametrize("name", sorted(ALPHABETS))
def test_every_alphabet_is_one_that_the_engine_knows(name: str) -> None:
    assert render(f"\\{name}{{A}}", display=True, span=Span("a.md")).diagnostics == ()


def test_dots_are_centred_before_operators_only() -> None:
    assert {"+", "\\to"} <= CENTRED
    assert not {",", ".", "x", ")"} & CENTRED
