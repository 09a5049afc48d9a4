"""Invented tables of every sort, each with what a reader would call it: a comparison, with its items, or data."""

from __future__ import annotations

from pathlib import Path

import pytest

from biji.model import ComparisonTable, ParseOptions, Source, SourceKind, Table
from biji.parse import parse

CASES = [
    case.split("\n", 1)
    for case in (Path(__file__).parent / "comparisons.txt").read_text(encoding="utf-8").strip().split("\n\n")
]


def read(body: str) -> Table:
    text = f"---\ntitle: t\n---\n\n{body}\n"
    article = parse(Source("_posts/2020-1-1-a.md", SourceKind.POST, text.encode()), ParseOptions()).article
    assert article is not None
    (table,) = (block for block in article.body.blocks if isinstance(block, Table))
    return table


@pytest.mark.parametrize(("label", "body"), CASES, ids=[body.split("\n", 1)[0] for _, body in CASES])
def test_a_table_is_what_a_reader_calls_it(label: str, body: str) -> None:
    table = read(body)
    found = table.orientation if isinstance(table, ComparisonTable) else "data"
    assert f"@{found}" == label


def test_a_first_row_that_reads_as_a_header_is_one() -> None:
    table = read("| 参数 | 甲机 | 乙机 |\n| 内存 | 8GB | 16GB |\n| 重量 | 2kg | 3kg |")
    assert isinstance(table, ComparisonTable)
    assert [cell.markdown for cell in table.header] == ["参数", "甲机", "乙机"]
    assert len(table.rows) == 2


def test_names_may_stand_behind_groups() -> None:
    table = read("| 厂商 | 型号 | 核数 | 支持 |\n|--|--|--|--|\n| 甲 | 甲1号 | 4 | Y |\n| 甲 | 甲2号 | 8 | N |")
    assert isinstance(table, ComparisonTable)
    assert not table.labelled
    assert table.marks == (("", "", "", "yes"), ("", "", "", "no"))
