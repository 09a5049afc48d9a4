r"""Text inside formulas."""

from __future__ import annotations

import re

import pytest

from biji.diagnostics import Span
from biji.parse.math import render
from biji.parse.math.text import is_text, plain
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import parse


def visible(tex: str) -> list[str]:
    mathml = render(tex, display=False, span=Span("a.md")).formula.mathml
    return re.findall("<m(?:text|i|n)>([^<]*)<", mathml)


def test_spaces_at_the_ends_of_a_text_survive() -> None:
    assert visible(r"\text{ if }x") == ["\xa0if\xa0", "x"]


def test_chinese_is_text_without_a_command_and_a_script_hangs_on_its_last_character() -> None:
    assert visible("损失_t") == ["损", "失", "t"]


def test_a_formula_inside_text_is_a_formula() -> None:
    assert visible(r"\text{a $x$ b}") == ["a\xa0", "x", "\xa0b"]


def test_a_face_that_mathml_lacks_is_made_of_characters_of_its_own() -> None:
    assert visible(r"\texttt{a1}") == ["𝚊𝟷"]
    assert visible(r"\textit{h}") == ["ℎ"]


def test_a_reference_inside_text_shows_its_number() -> None:
    rendered = render(r"\text{by \eqref{x}}", display=False, span=Span("a.md"), numbers={"x": "1"})
    assert "<mtext>by\xa0(1)</mtext>" in rendered.formula.mathml


@pytest.mark.parametrize(
    ("character", "known"), [("文", True), ("😀", True), ("“", True), ("x", False), ("∑", False)]
)
def test_a_character_is_text_unless_mathematics_uses_it(character: str, known: bool) -> None:
    assert is_text(character) is known


def test_a_tag_is_read_without_its_markup() -> None:
    assert plain(parse(tokenize(r"3\,a\_$\ast$"))) == "3\u2009a_ "
