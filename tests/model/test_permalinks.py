"""What URLs may hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biji.model.permalinks import are_harmless, name_problem

URLS = st.lists(st.sampled_from(["/", "..", ".", "\\", "con", "CON.", "x", "长" * 60, "y" * 200, "\n", " "])).map(
    "".join
)


@given(st.lists(URLS))
def test_no_url_of_harmless_ones_has_a_problem(urls: list[str]) -> None:
    if are_harmless(urls):
        assert not any(name_problem(name) for url in urls for name in url.split("/"))


def test_ordinary_urls_are_harmless() -> None:
    assert are_harmless(["/ai & ml/2019/07/11/bert.html", "/文/注意力.html", "/a.b/c.d/"])
    assert are_harmless([])
