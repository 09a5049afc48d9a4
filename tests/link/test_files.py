"""Which files cannot lie beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biji.link.files import Files, folded

PATHS = st.lists(st.lists(st.sampled_from("abC"), min_size=1, max_size=3).map("/".join), max_size=6)


@given(PATHS, PATHS)
def test_all_at_once_are_given_away_as_one_by_one(taken: list[str], wanted: list[str]) -> None:
    at_once, one_by_one = Files(), Files()
    for path in map(folded, taken):
        at_once.claim(path, ("taken", path))
        one_by_one.claim(path, ("taken", path))
    holders = {folded(path): (path, path) for path in wanted}
    granted = at_once.claim_all(holders, at_once.folders_of(holders))
    assert granted == all(one_by_one.claim(path, holder) is None for path, holder in holders.items())
    if granted:
        assert [at_once.in_the_way(path) for path in ("a", "b/a", "a/b/c")] == [
            one_by_one.in_the_way(path) for path in ("a", "b/a", "a/b/c")
        ]


def test_who_has_a_file_or_stands_in_its_way_is_told() -> None:
    files = Files()
    assert files.claim("a/b.html", ("a.md", "a/b.html")) is None
    assert files.at("a/b.html") == files.in_the_way("a") == files.in_the_way("a/b.html/c") == ("a.md", "a/b.html")
    assert files.at("a") is files.in_the_way("a/c.html") is None


def test_capital_letters_and_decomposed_characters_make_no_difference() -> None:
    assert folded("STRASSE/Caf\u00e9") == folded("straße/cafe\u0301")
