"""Sentences that kramdown takes for tables."""

from __future__ import annotations

import pytest

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.positions import Places
from biji.parse.references.bars import sentence_with_bars
from biji.parse.references.containers import split_blocks


def sentence(text: str) -> str:
    (block,) = split_blocks(tokenize(text, ParseOptions()).tokens)
    return sentence_with_bars(block, Places("a.md", text.split("\n"), 1))


@pytest.mark.parametrize("text", ["CVPR 2019 | 某法", "专访|某人", "甲 | 乙 | 丙", "`x` | **甲**", "甲 |"])
def test_a_line_with_bars_is_a_sentence_as_written(text: str) -> None:
    assert sentence(text) == text.removesuffix(" |")


@pytest.mark.parametrize(
    "text", ["| 甲 | 乙 |", "甲 | 乙\n--|--\n一 | 二", "甲 | 乙\n一 | 二", "![](/a.png) | ![](/b.png)", "文", "- 甲"]
)
def test_tables_and_other_blocks_are_none(text: str) -> None:
    assert sentence(text) == ""
