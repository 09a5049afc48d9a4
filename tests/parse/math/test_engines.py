r"""The two engines."""

from __future__ import annotations

import pytest

from biji.parse.math import engines


def test_both_engines_answer_with_an_element() -> None:
    assert engines.math_core("x^2", display=True).tag == "math"
    assert engines.latex2mathml("x^2", display=True).tag == "math"


def test_the_reason_of_a_refusal_names_no_place_in_the_rewritten_source() -> None:
    with pytest.raises(engines.NotUnderstoodError, match=r"^[^0-9]"):
        engines.math_core(r"a + b + \nocommand", display=True)


def test_the_second_engine_refuses_what_it_would_show_as_a_command() -> None:
    with pytest.raises(engines.NotUnderstoodError, match="nocommand"):
        engines.latex2mathml(r"\nocommand", display=True)


def test_the_second_engine_gets_no_long_formula() -> None:
    with pytest.raises(engines.NotUnderstoodError):
        engines.latex2mathml("x" * 2001, display=True)


def test_markup_in_text_stays_text() -> None:
    root = engines.latex2mathml(r"\text{<b>}", display=True)
    assert all(element.tag != "b" for element in root.iter())
