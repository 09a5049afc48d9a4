"""Splitting TeX into tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.math.tokens import is_word, tokenize


@pytest.mark.parametrize(
    ("tex", "tokens"),
    [
        (r"\frac {a}b", ["\\frac", " ", "{", "a", "}", "b"]),
        ("a% rest\n  b", ["a", "b"]),
        (r"50\%", ["5", "0", "\\%"]),
        ("\\\\[1em]", ["\\\\", "[", "1", "e", "m", "]"]),
        ("a\u200bb\x00", ["a", "b"]),
        ("\\\n", ["\\ "]),
        ("a \t\n b", ["a", " ", "b"]),
    ],
)
def test_tex_is_split_as_tex_reads_it(tex: str, tokens: list[str]) -> None:
    assert tokenize(tex) == tokens


def test_only_control_words_swallow_letters() -> None:
    assert is_word("\\alpha")
    assert not is_word("\\,")
    assert not is_word("a")


@given(st.text(alphabet="ab\\{} $^_", max_size=40))
def test_every_character_outside_of_commands_is_kept(tex: str) -> None:
    kept = [part for part in tokenize(tex) if part[0] not in "\\ "]
    assert kept == [character for character in _without_commands(tex) if character != " "]


def _without_commands(tex: str) -> str:
    out, position = [], 0
    while position < len(tex):
        if tex[position] != "\\":
            out.append(tex[position])
            position += 1
            continue
        position += 1
        if position < len(tex) and not tex[position].isalpha():
            position += 1
            continue
        while position < len(tex) and tex[position].isalpha():
            position += 1
    return "".join(out)
