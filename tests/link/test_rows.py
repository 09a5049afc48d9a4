"""Articles in one order."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from biji.link.rows import Row, families
from biji.model import Article

Maker = Callable[..., Article]

HELD = {"x": {"a": 0, "b": 0, "d": 0}, "y": {"b": 0, "z": 0}}
CLOSING = {"a": ["x"], "b": [], "d": ["x"]}
ROW = Row(["a", "b", "c", "d"], HELD, CLOSING.__getitem__)


def test_the_nearest_before_and_behind_are_found() -> None:
    assert (ROW.before("c", "x"), ROW.before("a", "x"), ROW.before("d", "q")) == ("b", "", "")
    assert (ROW.after("a", "x"), ROW.after("b", "x"), ROW.after("d", "x")) == ("b", "d", "")
    assert (ROW.holding("x")[-1], ROW.holding("y")[-1], ROW.holding("q")) == ("d", "b", [])
    assert (ROW.previous("c"), ROW.previous("a")) == ("b", "")
    assert (ROW.count("x"), ROW.count("q")) == (3, 0)
    assert "a" in ROW
    assert "z" not in ROW


def test_what_goes_on_to_the_end_can_be_asked_for() -> None:
    assert ROW.before("d", "x", closing=True) == "a"


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.data())
def test_before_and_behind_are_what_a_walk_finds(holds: list[bool], data: st.DataObject) -> None:
    sources = [str(place) for place in range(len(holds))]
    held = {source: "x" for source, holding in zip(sources, holds, strict=True) if holding}
    row, here = Row(sources, {"x": held}, held.__getitem__), data.draw(st.sampled_from(sources))
    before, after = sources[: int(here)], sources[int(here) + 1 :]
    assert row.before(here, "x") == next((source for source in reversed(before) if source in held), "")
    assert row.after(here, "x") == next((source for source in after if source in held), "")


def test_file_names_that_count_are_a_family(chapter: Maker) -> None:
    names = ["essay_10.md", "essay.md", "Essay_2.md", "2024.md", "other.md", "essay-3.md"]
    assert families(chapter(name, "t") for name in names) == [["essay.md", "Essay_2.md", "essay-3.md", "essay_10.md"]]
