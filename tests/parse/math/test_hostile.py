"""Whatever stands between the dollars, the answer is MathML that a page may hold, or none and a diagnostic."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biji.diagnostics import Span
from biji.parse.math import Rendered, render
from biji.parse.math.mathml import ATTRIBUTES, ELEMENTS, TEXT_ELEMENTS

SPAN = Span("posts/a.md", 3, 1)

COMMANDS = [
    r"\frac",
    r"\sqrt",
    r"\left(",
    r"\right)",
    r"\left.",
    r"\right|",
    r"\begin{align}",
    r"\end{align}",
    r"\begin{array}{c}",
    r"\end{array}",
    r"&",
    r"\\",
    r"\\[1em]",
    r"\text{",
    r"\text{a}",
    r"\mathop",
    r"\operatorname*",
    r"\substack{",
    r"\ce{",
    r"\ce{H2O}",
    r"\color{red}",
    r"\color",
    r"\tag{1}",
    r"\tag",
    r"\label{a}",
    r"\def\a{b}",
    r"\a",
    r"#1",
    r"[",
    r"]",
    r"{",
    r"}",
    r"^",
    r"_",
    r"'",
    r"$",
    r"\hat",
    r"\vec",
    r"\sum",
    r"\lim_x",
    r"\limits",
    r"\cancel{x}",
    r"\boxed",
    r"\unicode{x41}",
    r"\hspace{1em}",
    r"\kern1em",
    r"\hline",
    r"\rm",
    r"\displaystyle",
    r"\over",
    r"%",
    r"~",
    r"<",
    r">",
    r"&",
    r'"',
    r"文",
    r"x",
    r"1",
    r"+",
    r"\newcommand{\b}[1]{#1}",
    r"\let",
    r"\genfrac",
    r"\xrightarrow[a]{b}",
    r"\bigl(",
    r"\big",
    r"\mathbb{R}",
    r"\phantom",
    r"\smash{a}",
    r"\multicolumn",
    r"\\",
    r"\root",
    r"\of",
    r"\rule",
]


def well_formed(rendered: Rendered) -> None:
    mathml = rendered.formula.mathml
    assert bool(mathml) != bool(rendered.diagnostics) or not rendered.formula.tex.strip()
    if not mathml:
        return
    root = ET.fromstring(mathml)  # noqa: S314 — our own output
    for element in root.iter():
        assert element.tag in ELEMENTS | TEXT_ELEMENTS
        assert set(element.attrib) <= set(ATTRIBUTES) | {"style"}
        assert not re.search(r"url|expression|javascript|[\\<>{}()]", element.get("style", ""))
        if element.tag != "annotation":
            assert not re.search("\\\\[A-Za-z]+|[\U000f0000-\U000ffffd]", element.text or "")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{", "}"),
        (r"\begin{matrix}", r"\end{matrix}"),
        (r"\substack{", "}"),
        (r"\left(", r"\right)"),
        (r"\text{$", "$}"),
    ],
)
def test_the_deepest_nesting_allowed_is_no_danger(opening: str, closing: str) -> None:
    well_formed(render(opening * 100 + "x" + closing * 100, display=True, span=SPAN))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(COMMANDS), max_size=25), st.booleans())
def test_any_row_of_commands_is_answered_with_known_elements_only(pieces: list[str], block: bool) -> None:
    well_formed(render(" ".join(pieces), display=block, span=SPAN))
    well_formed(render("".join(pieces), display=block, span=SPAN, engine="latex2mathml"))


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_answered_with_known_elements_only(tex: str) -> None:
    well_formed(render(tex, display=True, span=SPAN))
    well_formed(render(tex, display=False, span=SPAN, engine="latex2mathml"))


@given(st.dictionaries(st.sampled_from("abc"), st.sampled_from([r"\a\a", r"\b{#1}", r"\c#1#2", "#", "{", "x"])))
@settings(max_examples=50)
def test_macros_that_call_each_other_come_to_an_end(macros: dict[str, str]) -> None:
    well_formed(render(r"\a\b\c", display=True, span=SPAN, macros=macros))
