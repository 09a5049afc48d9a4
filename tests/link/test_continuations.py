"""Sections that go on with one of another article."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from biji.link.continuations import Continuations
from biji.model import Article

Maker = Callable[..., Article]
Join = Callable[..., Continuations]
Ends = Callable[..., list[tuple[str, str, str]]]


def test_chains_go_from_part_to_part(chapter: Maker, ends: Ends) -> None:
    assert ends(
        chapter("a.md", "算法（一）", "# 图"),
        chapter("b.md", "算法（二）", "# 图（续）"),
        chapter("c.md", "算法（三）", "# 图（续2）\n# 树\n# 图（续3）"),
    ) == [
        ("b.md#图（续）", "continued", "a.md#图"),
        ("c.md#图（续2）", "continued", "b.md#图（续）"),
        ("c.md#图（续3）", "continued", "c.md#图（续2）"),
    ]


def test_overflow_without_a_subject_elsewhere_is_noted(chapter: Maker, join: Join) -> None:
    (note,) = join(chapter("a.md", "甲", "# 别的\n# 中东+")).diagnostics
    assert (note.code, note.message) == ("continuation", 'no other article has a section "中东"')


HEADINGS = st.lists(
    st.builds(
        "{} {}{}".format, st.sampled_from(["#", "##"]), st.sampled_from("XYZ"), st.sampled_from(["", "（续）", "+"])
    ),
    max_size=4,
).map("\n".join)
SITES = st.lists(
    st.tuples(
        st.sampled_from(["A（一）", "A（二）", "B（一）", "B（二）, A（三）", "C"]), HEADINGS, st.integers(10, 12)
    ),
    max_size=6,
)


@given(SITES, st.randoms(use_true_random=False))
def test_chains_end_and_the_order_of_articles_means_nothing(
    chapter: Maker, join: Join, site: list[tuple[str, str, int]], chance: random.Random
) -> None:
    articles = [
        chapter(f"n_{index % 3}_{index}.md", title, headings, date=f"2020-01-{day}")
        for index, (title, headings, day) in enumerate(site)
    ]
    joined = join(*articles)
    chance.shuffle(articles)
    assert join(*articles) == joined
    following = {each.place: each.beginning for each in joined.found}
    for place, beginning in following.items():
        seen, there = {place}, beginning
        while there in following:
            assert there not in seen
            seen.add(there)
            there = following[there]
