"""Input that nobody writes by hand: it may be read as text, but in linear time and without an error."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from itertools import count

import pytest

from biji.model import ParseOptions
from biji.parse.dialect import tokenize
from biji.parse.fragments import RenderContext, fragment
from biji.parse.kramdown.scanner import MAX_STEPS

MARKS = [*">[*_`<|]!&\\\"'{}~:-", "$$", "- ", "{:", "](", "--", "...", "<<", "&amp;", "http://a "]
PAIRS = [
    "**a *b ",
    "_a __b ",
    "a*",
    "*a",
    "**a",
    '"a" ',
    '"*',
    "<br>|",
    "<div>",
    "<b>",
    "<b>*a",
    "`a",
    "``a`",
    "[a](",
]
PAIRS += ["[a]", "[[a]", "![a](b)", "$$a", "$$a$$ ", "~~a", "~~a~~", "*a*", "<a@b.c>", "a **b_c* ", "**[a*", "{:.a}"]
SECONDS = 60


@pytest.fixture(autouse=True)
def _end_of_patience() -> Iterator[None]:
    """What hangs fails by an alarm; it is no measure of speed."""

    def interrupt(*_: object) -> None:
        pytest.fail(f"not finished after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def render(text: str, options: ParseOptions = ParseOptions()) -> str:  # noqa: B008 - frozen
    return fragment(tokenize(text, options).tokens, RenderContext(options, "", text.split("\n"))).html


def calls(text: str) -> int:
    """How many functions are called, of Python and of C, while a text is rendered: the same on any machine."""
    number = count()
    sys.setprofile(lambda *_: next(number))
    try:
        render(text)
    finally:
        sys.setprofile(None)
    return next(number)


@pytest.mark.parametrize("unit", MARKS + PAIRS)
def test_a_megabyte_in_one_line_is_read(unit: str) -> None:
    assert render(unit * (1_000_000 // len(unit)))


@pytest.mark.parametrize("unit", MARKS + PAIRS)
def test_twice_the_text_is_at_most_twice_the_work(unit: str) -> None:
    render(unit)
    assert calls(unit * (20_000 // len(unit))) < 2.3 * calls(unit * (10_000 // len(unit))) + 1000


@pytest.mark.parametrize("unit", ["> ", "- ", "1. ", "<div>", "<b>", "*", "[", "![", "{", "<span>", ": "])
def test_a_thousand_levels_are_no_error(unit: str) -> None:
    assert render(unit * 1000 + "a")
    assert render("".join(f"{'  ' * level}{unit}a\n" for level in range(1000)))


def test_behind_more_marks_than_anyone_writes_all_is_text() -> None:
    options = ParseOptions()
    text = "*a* " * MAX_STEPS
    document = tokenize(text, options)
    assert [each.code for each in document.diagnostics] == ["nesting"]
    html = fragment(document.tokens, RenderContext(options, "", [text])).html
    assert html.startswith("<p><em>a</em> <em>a</em>")
    assert html.endswith("*a* *a*</p>\n")


def test_what_is_open_when_the_marks_are_too_many_is_text() -> None:
    html = render("<b>*a <i>[c **d " + "a*" * MAX_STEPS + "*")
    assert html.startswith("<p><b>*a &lt;i&gt;[c **d a*a*")
    assert html.endswith("</b></p>\n")
