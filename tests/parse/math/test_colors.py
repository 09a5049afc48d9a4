r"""Colours."""

from __future__ import annotations

import pytest

from biji.diagnostics import Span
from biji.parse.math import render


def shown(tex: str) -> str:
    return render(tex, display=True, span=Span("a.md")).formula.mathml


@pytest.mark.parametrize(
    ("tex", "color"),
    [
        (r"\color[rgb]{1,0,0.5}x", "#ff0080"),
        (r"\color[RGB]{255,0,300}x", "#ff00ff"),
        (r"\color[gray]{0.5}x", "#808080"),
        (r"\textcolor[HTML]{00ff00}{x}", "#00ff00"),
        (r"\color{#f00}x", "#f00"),
        (r"\color{red}x", "red"),
    ],
)
def test_a_colour_of_any_model_is_one_of_css(tex: str, color: str) -> None:
    assert f'mathcolor="{color}"' in shown(tex)


def test_a_switch_colours_the_rest_of_its_group_only() -> None:
    assert '<mrow mathcolor="red"><mi>a</mi></mrow>' in shown(r"{\color{red}a}b")


def test_a_box_is_coloured_behind_its_text() -> None:
    assert '<mpadded mathbackground="yellow"><mtext>a</mtext></mpadded>' in shown(r"\colorbox{yellow}{a}")


@pytest.mark.parametrize("value", ["red;x", "#12", "url(x)", "1"])
def test_what_is_no_colour_is_refused(value: str) -> None:
    assert shown(rf"\textcolor{{{value}}}{{x}}") == ""
