r"""TeX as both engines read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.parse.math.rewrite import Rewriting, is_passed_on
from biji.parse.math.tree import TexError

Rewrite = Callable[..., tuple[str, Rewriting]]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [(r"\left<a\right>", r"\left\langle a\right\rangle "), ("a+b", "a+b"), ("√", "\\text{\U000f0000}")],
)
def test_what_the_engine_would_misread_is_written_another_way(rewrite: Rewrite, tex: str, expected: str) -> None:
    assert rewrite(tex)[0] == expected


@pytest.mark.parametrize("tex", ["(" * 30, r"\displaystyle " * 300])
def test_what_would_take_the_engine_too_long_or_too_deep_is_refused(rewrite: Rewrite, tex: str) -> None:
    with pytest.raises(TexError):
        rewrite(tex)


def test_brackets_of_different_kinds_close_each_other(rewrite: Rewrite) -> None:
    assert rewrite("[0,1)" * 30)[0] == "[0,1)" * 30


def test_a_command_is_passed_on_unless_something_rewrites_it() -> None:
    assert is_passed_on("\\alpha")
    assert not is_passed_on("\\frac")
    assert not is_passed_on("\\ohm")
