r"""Formulas that need no rewriting: the short way answers as the long way does."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.diagnostics import Span
from biji.parse.math import render
from biji.parse.math.direct import direct
from biji.parse.math.mathml import content_that_stands

SPAN = Span("posts/a.md", 3, 1)
PIECES = [
    *"abxyzin019 +-=()[]{}.,:;|!<>?'",
    *("_", "^", "_{", "^{", "}", r"\frac{", r"\sqrt{", r"\sqrt", r"\mathbf{", r"\hat{", r"\mathrm", r"\sum_{"),
    *(
        r"\alpha",
        r"\cdot ",
        r"\left(",
        r"\right)",
        r"\left<",
        r"\langle ",
        r"\dots",
        r"\text{a}",
        r"\,",
        r"\{",
        r"\}",
    ),
    *(r"\{", r"\}", r"\over", r"\choose ", r"\limits", r"\max", r"\quad", r"\label{a}", r"\tag{1}", r"\\", "中", "&"),
]


@pytest.mark.parametrize(
    "tex",
    [
        "x_{t-1}",
        r"\frac{x_i^2}{2\sigma_i} = \mathbf{w}^T \mathbf{x} + b",
        r"\sum_{i=1}^n \left( a_i \right)",
        r"p(x|y) < \alpha\,q",
    ],
)
def test_what_the_engine_reads_as_it_is_written_goes_the_short_way(tex: str) -> None:
    content = direct(tex, display=True)
    assert content
    assert content in render(tex, display=True, span=SPAN).formula.mathml


@pytest.mark.parametrize(
    "tex",
    [
        *(r"\frac 1 2", r"x^\frac{1}{2}", r"\frac{1}\sqrt{2}", r"\left< x \right>", r"\dots", r"\hat{x}", r"\langle"),
        *("中", "a & b", "}{", "(" * 9, "{" * 61 + "}" * 61, "x" * 1001),
        *(r"\text{a}", r"\begin{matrix}a\end{matrix}", r"\nosuchcommand"),
    ],
)
def test_what_needs_a_closer_look_goes_the_long_way(tex: str) -> None:
    assert direct(tex, display=True) is None


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.booleans())
def test_both_ways_lead_to_one_answer(tex: str, display: bool) -> None:
    if direct(tex.strip(), display=display):
        short = render(tex, display=display, span=SPAN).formula
        # Any macro, even one that is not used, demands the long way.
        long = render(tex, display=display, span=SPAN, macros={"unused": ""}).formula
        # Of what is no TeX, such as a fraction of one part, both ways may make what they like.
        if long.engine == "math-core":
            assert ET.canonicalize(short.mathml) == ET.canonicalize(long.mathml)


@pytest.mark.parametrize(
    "answer",
    [
        "<math><script>x</script></math>",
        '<math><mi onclick="x">x</mi></math>',
        '<math><mi href="javascript:x">x</mi></math>',
        "<math><mi>a < b</mi></math>",
        "<math><mi>\x01</mi></math>",
        '<math><mi mathvariant="normal" mathvariant="bold">x</mi></math>',
        "<math><!--x--></math>",
    ],
)
def test_an_answer_with_anything_unlisted_does_not_stand(answer: str) -> None:
    assert content_that_stands(answer) is None


def test_several_parts_are_one_row() -> None:
    assert content_that_stands("<math><mi>x</mi><mo>+</mo></math>") == "<mrow><mi>x</mi><mo>+</mo></mrow>"
