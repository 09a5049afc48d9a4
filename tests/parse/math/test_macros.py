"""Expansion of macros."""

from __future__ import annotations

import pytest

from biji.parse.math.macros import expand
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import TexError


def expanded(tex: str, macros: dict[str, str] | None = None) -> str:
    return "".join(expand(tokenize(tex), macros or {}))


@pytest.mark.parametrize(
    ("tex", "result"),
    [
        (r"\newcommand{\a}{b}\a", "b"),
        (r"\newcommand\a[1]{(#1)}\a{bc}", "(bc)"),
        (r"\newcommand{\a}[2][x]{#1#2}\a{1}\a[y]{2}", "x1y2"),
        (r"\def\a#1{#1#1}\a b", "bb"),
        (r"\let\a=b\a", "b"),
        (r"\DeclareMathOperator{\a}{sgn}\a", r"\operatorname{sgn}"),
    ],
)
def test_definitions_are_taken_out_and_used(tex: str, result: str) -> None:
    assert expanded(tex) == result


def test_macros_of_the_site_count_their_arguments() -> None:
    assert expanded(r"\norm{x}", {"norm": r"\|#1\|"}) == r"\|x\|"


@pytest.mark.parametrize("body", [r"\a", r"\a\a", r"x\a", r"\a\a\a\a\a\a\a\a"])
def test_a_macro_that_calls_itself_is_an_error(body: str) -> None:
    with pytest.raises(TexError, match="without end"):
        expanded(r"\a", {"a": body})


def test_growth_has_a_limit() -> None:
    macros = {"a": r"\b" * 10, "b": r"\c" * 10, "c": r"\d" * 10, "d": "x" * 10}
    with pytest.raises(TexError, match="without end"):
        expanded(r"\a", macros)
