"""Column specifications."""

from __future__ import annotations

import pytest

from biji.parse.math.columns import read_columns
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import parse


@pytest.mark.parametrize(
    ("source", "columns"),
    [
        ("lcr", "lcr"),
        ("|c|c:", "|c|c:"),
        ("@{}l@{x}r", "lr"),
        ("*{3}{c|}", "c|c|c|"),
        ("p{2cm}>{a}X", "ll"),
        ("z", ""),
    ],
)
def test_a_specification_is_letters_and_lines(source: str, columns: str) -> None:
    assert read_columns(parse(tokenize(source))) == columns


def test_repetition_has_a_limit() -> None:
    assert len(read_columns(parse(tokenize("*{999}{*{999}{*{999}{c}}}")))) <= 100
