"""How a problem is told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import CATALOGUE, Diagnostic, Severity, Span, by_code, format_diagnostic

HANDBOOK = Path(__file__).parents[1] / "content" / "handbook" / "diagnostics.md"


def test_a_diagnostic_names_place_severity_code_and_hint() -> None:
    problem = Diagnostic("missing-image", Span("a.md", 2, 3), 'image "/x.png" does not exist', "look again")
    assert format_diagnostic(problem, ["one", "![](/x.png)", ""]).split("\n") == [
        'a.md:2:3: warning: image "/x.png" does not exist [missing-image]',
        "    2 | ![](/x.png)",
        "      |   ^",
        "   hint: look again",
    ]


def test_the_caret_stands_below_full_width_text() -> None:
    problem = Diagnostic("formula", Span("a.md", 1, 3), "x")
    assert format_diagnostic(problem, ["公式$$"]).split("\n")[2] == "      |     ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    problem = Diagnostic("formula", Span("a.md", 1, 500), "x")
    excerpt = format_diagnostic(problem, ["a" * 499 + "B" + "a" * 499]).split("\n")[1:]
    assert excerpt[0].startswith("    1 | …")
    assert excerpt[0].endswith("…")
    assert excerpt[0][excerpt[1].index("^")] == "B"


def test_a_whole_file_has_no_excerpt() -> None:
    problem = Diagnostic("encoding", Span("a.md"), "not UTF-8")
    assert format_diagnostic(problem, ["text"]) == "a.md: error: not UTF-8 [encoding]"


@given(st.lists(st.text()), st.integers(0, 50), st.integers(0, 200))
def test_any_place_in_any_text_can_be_printed(text: list[str], line: int, column: int) -> None:
    assert "[formula]" in format_diagnostic(Diagnostic("formula", Span("a.md", line, column), "x"), text)


def test_the_worst_comes_first_and_what_has_one_code_stands_together() -> None:
    codes = ("series", "broken-link", "encoding", "broken-link", "formula")
    found = by_code(Diagnostic(code, Span("a.md", 9 - line), "x") for line, code in enumerate(codes))
    assert list(found) == ["encoding", "formula", "broken-link", "series"]
    assert [problem.span.line for problem in found["broken-link"]] == [6, 8]


def test_the_severity_comes_from_the_catalogue() -> None:
    assert Diagnostic("encoding", Span("a"), "").severity is Severity.ERROR


@pytest.mark.skipif(not HANDBOOK.is_file(), reason="the handbook is not beside the tests")
def test_the_handbook_explains_every_code_and_no_other() -> None:
    headings = re.findall(r"^### `?([a-z-]+)`?$", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(CATALOGUE)


def test_a_terminal_is_not_told_what_to_do() -> None:
    problem = Diagnostic("formula", Span("a\x1b[2J.md", 1, 2), 'what is "\x9b1m"', "\x07")
    printed = format_diagnostic(problem, ["a\x1b]0;title\x07\u202eb\x00"])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed)
    assert "]0;title" in printed
