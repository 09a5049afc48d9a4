"""Nesting of groups, fences and environments."""

from __future__ import annotations

import pytest

from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import MAX_DEPTH, Environment, Fence, Group, TexError, flat, parse


def test_groups_fences_and_environments_nest() -> None:
    assert parse(tokenize(r"{a}\left(b\right]\begin{x*}c\end{x*}")) == (
        Group(("a",)),
        Fence("(", ("b",), "]"),
        Environment("x*", ("c",)),
    )


@pytest.mark.parametrize(
    "tex", ["{", "}", r"\left(", r"\right)", r"\begin{a}", r"\end{a}", r"\begin a", r"{\right)}"]
)
def test_what_does_not_match_is_an_error(tex: str) -> None:
    with pytest.raises(TexError):
        parse(tokenize(tex))


def test_nesting_has_a_limit() -> None:
    parse(["{"] * MAX_DEPTH + ["}"] * MAX_DEPTH)
    with pytest.raises(TexError, match=str(MAX_DEPTH)):
        parse(["{"] * (MAX_DEPTH + 1) + ["}"] * (MAX_DEPTH + 1))


def test_a_tree_is_written_back_as_its_source() -> None:
    tex = r"a{b\frac {1}2}\left (c\right ]\begin{x}d\end{x}"
    assert flat(parse(tokenize(tex))).replace(" ", "") == tex.replace(" ", "")
