r"""Environments."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.parse.math.rewrite import Rewriting
from biji.parse.math.tree import TexError

Rewrite = Callable[..., tuple[str, Rewriting]]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\begin{align}a&=b\\\end{align}", r"\begin{aligned}a&=b\end{aligned}"),
        (r"\begin{align}a\\ [b]\end{align}", r"\begin{aligned}a\\{} [b]\end{aligned}"),
        (r"\begin{align}a\\[1em]b\end{align}", r"\begin{aligned}a\\b\end{aligned}"),
        (r"\begin{array}{c}a&b\end{array}", r"\begin{array}{cc}a&b\end{array}"),
        (r"\begin{pmatrix*}[r]1&2\end{pmatrix*}", r"\left( \begin{array}{rr}1&2\end{array}\right) "),
        (r"\begin{equation}a\end{equation}", "a"),
    ],
)
def test_every_environment_becomes_one_that_the_engines_lay_out(rewrite: Rewrite, tex: str, expected: str) -> None:
    assert rewrite(tex)[0] == expected


def test_a_number_of_one_row_is_the_formulas_unless_rows_are_numbered_one_by_one(rewrite: Rewrite) -> None:
    assert rewrite(r"\begin{split}a\tag{1}\end{split}")[1].tags == ["(1)"]
    assert rewrite(r"\begin{align}a\tag{1}\end{align}")[1].tags == []


def test_a_label_has_the_number_of_its_row(rewrite: Rewrite) -> None:
    _, rewriting = rewrite(r"\begin{align}a\label{x}\tag{1}\\b\label{y}\end{align}")
    assert rewriting.labels == {"x": "1", "y": ""}


def test_an_unknown_environment_is_refused(rewrite: Rewrite) -> None:
    with pytest.raises(TexError, match="tikzcd"):
        rewrite(r"\begin{tikzcd}a\end{tikzcd}")
