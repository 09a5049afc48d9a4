"""Reading arguments."""

from __future__ import annotations

import pytest

from biji.parse.math.cursor import Cursor
from biji.parse.math.tokens import tokenize
from biji.parse.math.tree import TexError, parse


def cursor(tex: str) -> Cursor:
    return Cursor(parse(tokenize(tex)))


def test_an_argument_is_a_group_or_one_token() -> None:
    row = cursor(r" {ab} c\d")
    assert [row.required(), row.required(), row.required()] == [("a", "b"), ("c",), ("\\d",)]
    with pytest.raises(TexError, match="missing"):
        row.required("\\frac")


def test_brackets_are_optional_and_must_close() -> None:
    assert cursor("[ab]c").optional() == ("a", "b")
    assert cursor("ab").optional() is None
    assert cursor("[ab").optional() is None
    assert cursor(" [a]").optional_here() is None


def test_white_space_is_skipped_before_arguments_only() -> None:
    row = cursor(" *a b")
    assert row.take("*")
    assert row.take_here("a")
    assert not row.take_here("b")
    assert row.rest() == (" ", "b")
