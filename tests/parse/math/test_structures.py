r"""Commands with arguments."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.parse.math.rewrite import Rewriting
from biji.parse.math.tree import TexError

Rewrite = Callable[..., tuple[str, Rewriting]]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\frac12", r"\frac{1}{2}"),
        (r"x^\frac12", r"x^{\frac{1}{2}}"),
        (r"\sqrt[3]x", r"\sqrt[{3}]{x}"),
        (r"\root 3 \of x", r"\sqrt[{ 3 }]{x}"),
        (r"\Bbb R", r"\mathbb{R}"),
        (r"\bigl<", r"\bigl\langle "),
        (r"\genfrac[]{0pt}{1}nk", r"{\textstyle \left[ \genfrac{}{}{0pt}{}{n}{k}\right] }"),
        (r"\dots+", r"\cdots +"),
        (r"\dots,", r"\ldots ,"),
        (r"\unicode{x41}", r"\text{A}"),
    ],
)
def test_arguments_are_read_as_tex_reads_them(rewrite: Rewrite, tex: str, expected: str) -> None:
    assert rewrite(tex)[0] == expected


def test_of_four_choices_the_first_is_for_a_display_and_the_second_for_a_line(rewrite: Rewrite) -> None:
    assert rewrite(r"\mathchoice abcd", display=True)[0] == "{a}"
    assert rewrite(r"\mathchoice abcd", display=False)[0] == "{b}"


@pytest.mark.parametrize("tex", [r"\frac1", r"\root 3", r"\buildrel a", r"\unicode{xD800}", r"\bigl"])
def test_a_command_without_its_arguments_is_refused(rewrite: Rewrite, tex: str) -> None:
    with pytest.raises(TexError):
        rewrite(tex)
