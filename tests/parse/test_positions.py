"""Lines and columns in a file."""

from __future__ import annotations

from biji.diagnostics import Span
from biji.parse.positions import Places

PLACES = Places("a.md", ["见 x 和 x", "", "x"], 5)


def test_lines_are_the_files() -> None:
    assert PLACES.span(2) == Span("a.md", 7, 0)


def test_what_is_written_twice_is_found_twice() -> None:
    first = PLACES.find("x", 0, 3)
    second = PLACES.find("x", 0, 3, first)
    third = PLACES.find("x", 0, 3, second)
    assert [(span.line, span.column) for span in (first, second, third)] == [(5, 3), (5, 7), (7, 1)]


def test_a_line_behind_the_last_one_is_empty() -> None:
    assert (PLACES.line(0), PLACES.line(3)) == ("见 x 和 x", "")


def test_what_is_not_written_as_it_is_stands_on_its_first_line() -> None:
    assert PLACES.find("y", 1, 99) == Span("a.md", 6, 0)


def test_what_stands_before_a_place_is_found_in_its_line_only() -> None:
    assert PLACES.find_before("x", Span("a.md", 5, 7)) == Span("a.md", 5, 3)
    assert PLACES.find_before("x", Span("a.md", 5, 3)) is None
    assert PLACES.find_before("x", Span("a.md", 6, 1)) is None
    assert PLACES.find_before("x", Span("a.md", 99, 1)) is None


def test_a_definition_has_the_address_that_its_links_only_name() -> None:
    lines = ["[a][b]", "", "[^b]: /note", "  [b]: <http://x.y> 'T'", "[c]:/d", "[e]: /d"]
    places = Places("a.md", lines, 5)
    assert places.find_definition("http://x.y") == Span("a.md", 8, 9)
    assert places.find_definition("/d") == Span("a.md", 9, 5)
    assert places.find_definition("/note") is None
    assert places.find_definition("/elsewhere") is None
