"""Sources, read again for exact places."""

import re
from pathlib import Path

import pytest

from biji.check.texts import Texts
from biji.diagnostics import Span

HERE = Span("a.md", 2)


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "a.md").write_bytes("\ufeffx one\r\nx two x\r\n中 x\n".encode())
    return Texts(tmp_path)


def test_a_line_is_counted_whatever_ends_it(texts: Texts) -> None:
    assert [texts.line(Span("a.md", number)) for number in (0, 1, 2, 3, 9)] == ["", "x one", "x two x", "中 x", ""]


@pytest.mark.parametrize(
    ("after", "end", "place"),
    [(None, 0, "2:1"), (Span("a.md", 2, 1), 0, "2:7"), (Span("a.md", 2, 7), 0, "3:3"), (Span("a.md", 2, 7), 2, "2")],
)
def test_a_pattern_is_found_behind_a_place_and_up_to_a_line(
    texts: Texts, after: Span | None, end: int, place: str
) -> None:
    assert str(texts.find(re.compile("x"), HERE, after, end=end)) == f"a.md:{place}"


def test_what_is_not_there_is_where_the_search_began(texts: Texts) -> None:
    assert texts.find(re.compile("nowhere"), HERE) == HERE


def test_a_file_that_is_gone_has_no_text(texts: Texts) -> None:
    assert texts.whole("b.md") == ""
    assert texts.find(re.compile("x"), Span("b.md", 1)) == Span("b.md", 1)
