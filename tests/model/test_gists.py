"""What is said of a section elsewhere."""

from __future__ import annotations

import pytest

from biji.diagnostics import Span
from biji.model import Formula, Fragment, Gist, Heading, Inline, Prose, Section
from biji.model.gists import gists_of

HERE = Span("a.md", 1)


def prose(text: str, formulas: int = 0) -> Prose:
    found = tuple(Formula(f"x_{number}", display=False, span=HERE) for number in range(formulas))
    return Prose(Fragment(text, text, (), found), HERE)


def section(title: str, *blocks: Prose, below: tuple[Section, ...] = ()) -> Section:
    words = Inline(title, Fragment(title, title))
    return Section(Heading(words.fragment, 1, title, words, HERE), blocks, below)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Attention looks back. It costs much.", "Attention looks back."),
        ("注意力机制会回头看前文。它很慢。", "注意力机制会回头看前文。"),
        ("Short.\nVersion 2.0 is much faster", "Version 2.0 is much faster"),
        ("The steps are as follows:\nhttps://a.org/1 says it all", ""),
        ("word " * 40, ("word " * 40)[:119] + "…"),
    ],
)
def test_the_opening_is_the_first_sentence_that_says_something(text: str, opening: str) -> None:
    assert gists_of(Section(None, (prose(text),))) == (Gist(opening),)


def test_what_stands_below_a_heading_belongs_to_its_section() -> None:
    inner = section("b", prose("The inner section speaks.", 2))
    body = Section(None, (prose("Short.", 1),), (section("a", below=(inner,)), section("c")))
    said = "The inner section speaks."
    assert gists_of(body) == (Gist(said, 3), Gist(said, 2), Gist(said, 2), Gist())
