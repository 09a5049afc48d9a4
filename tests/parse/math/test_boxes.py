r"""Boxes, strikes and phantoms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from biji.diagnostics import Span
from biji.parse.math import render
from biji.parse.math.rewrite import Rewriting

Rewrite = Callable[..., tuple[str, Rewriting]]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\enclose{nonsense}{j}", "{j}"),
        (r"\bbox[red]{x}", "{x}"),
        (r"\href{javascript:x}{y}", "{y}"),
        (r"\texttip{shown}{hidden}", "{hidden}"),
    ],
)
def test_what_no_style_sheet_draws_is_only_its_content(rewrite: Rewrite, tex: str, expected: str) -> None:
    assert rewrite(tex)[0] == expected


def test_of_several_notations_the_known_ones_are_drawn() -> None:
    mathml = render(r"\enclose{circle,nonsense,box}{j}", display=True, span=Span("a.md")).formula.mathml
    assert '<menclose notation="circle box">' in mathml


def test_a_raised_part_keeps_its_height_in_em() -> None:
    assert 'voffset="0.200em"' in render(r"\raise2pt{a}", display=True, span=Span("a.md")).formula.mathml
    assert 'voffset="-0.200em"' in render(r"\lower2pt{a}", display=True, span=Span("a.md")).formula.mathml
