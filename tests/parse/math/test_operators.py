r"""Operators and their limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.parse.math.rewrite import Rewriting

Rewrite = Callable[..., tuple[str, Rewriting]]


@pytest.mark.parametrize(
    ("tex", "display", "expected"),
    [
        (r"\mathop{AB}_x", True, r"\underset{x}{AB}"),
        (r"\mathop{AB}_x", False, "{AB}_{x}"),
        (r"\mathop{AB}\limits_x", False, r"\underset{x}{AB}"),
        (r"\mathop{AB}\nolimits_x", True, "{AB}_{x}"),
        (r"\varlimsup_n", True, r"\underset{n}{\overline{\mathrm{lim}}}"),
    ],
)
def test_limits_stand_below_in_a_display_and_beside_in_a_line(
    rewrite: Rewrite,
    tex: str,
    display: bool,
    expected: str,
) -> None:
    assert rewrite(tex, display=display)[0] == expected


def test_a_name_that_the_engine_reads_is_left_to_it(rewrite: Rewrite) -> None:
    assert rewrite(r"\operatorname*{arg\,max}_x")[0] == r"\operatorname*{arg\,max}_x"


def test_space_follows_an_operator_only_before_something_ordinary(rewrite: Rewrite) -> None:
    assert rewrite(r"\mathop{AB}_x f")[0].startswith(r"\underset{x}{AB}\,")
    assert rewrite(r"\mathop{AB}_x = f")[0].startswith(r"\underset{x}{AB}=")
