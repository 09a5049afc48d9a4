"""The labels of a page's formulas."""

from __future__ import annotations

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.formula_numbers import formula_numbers

OPTIONS = ParseOptions()


def numbers(text: str) -> dict[str, str]:
    return formula_numbers(tokenize(text, OPTIONS).tokens, OPTIONS)


def test_labels_are_found_in_blocks_lists_and_lines() -> None:
    text = "$$a\\tag{1}\\label{x}$$\n\n* item $$b\\label{y}$$\n\n  $$c\\tag*{C}\\label{z}$$\n"
    assert numbers(text) == {"x": "1", "y": "", "z": "C"}


def test_the_first_formula_to_bear_a_label_keeps_it() -> None:
    assert numbers("$$a\\tag{1}\\label{x}$$\n\n$$b\\tag{2}\\label{x}$$\n") == {"x": "1"}


def test_code_bears_no_label() -> None:
    assert numbers("`$$a\\label{x}$$`\n\n```\n$$b\\label{y}$$\n```\n") == {}
