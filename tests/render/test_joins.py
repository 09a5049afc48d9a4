"""Which ends of continuations lie in an article."""

from __future__ import annotations

from biji.model import Continuation, Place
from biji.render.joins import joins_by_source


def test_both_ends_are_known_by_their_articles() -> None:
    begin, middle, end = (Place(source, "x", "X") for source in ("a.md", "b.md", "c.md"))
    one, two = Continuation("continued", begin, middle), Continuation("continued", middle, end)
    more = Continuation("overflow", middle, Place("c.md", "y", "X+"))
    joins = joins_by_source([one, two, more])
    assert joins.keys() == {"a.md", "b.md", "c.md"}
    assert (joins["a.md"].coming, joins["a.md"].going) == ({}, {"x": (one,)})
    assert (joins["b.md"].coming, joins["b.md"].going) == ({"x": (one,)}, {"x": (two, more)})
    assert (joins["c.md"].coming, joins["c.md"].going) == ({"x": (two,), "y": (more,)}, {})
