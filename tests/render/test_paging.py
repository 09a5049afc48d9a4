from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biji.diagnostics import Span
from biji.model import Citation, Reference, Resource
from biji.render.paging import MOST_CITING, PAGE_WEIGHT, cut

REFERENCE = Reference("https://a.example/", "k", "a.example", Span("a.md"), "T")


def work(times: int) -> Resource:
    return Resource("k", "https://a.example/", "T", "a.example", (Citation("a.md", "", "", REFERENCE),) * times)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=400))
def test_pages_hold_everything_in_order_and_none_is_heavier_than_it_may_be(times: list[int]) -> None:
    works = [work(each) for each in times]
    pages = list(cut(works))
    assert [each for page in pages for each in page] == works
    weights = [sum(2 + min(len(each.citations), MOST_CITING) for each in page) for page in pages]
    assert max(weights) <= PAGE_WEIGHT
    assert all(page for page in pages)
