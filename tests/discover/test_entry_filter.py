"""Patterns of paths as Ruby's File.fnmatch and Jekyll's prefix rule read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.discover.entry_filter import EntryFilter, Patterns


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("vendor", "vendor", True),
        ("vendor", "vendored.txt", True),
        ("/vendor", "vendor/a", True),
        ("vendor/", "vendor", False),
        ("*.log", "a/b/c.log", True),
        ("a*c", "a/b/c", True),
        ("a?c", "abc", True),
        ("[ab].md", "a.md", True),
        ("[^ab].md", "c.md", True),
        ("[!ab].md", "a.md", False),
        ("(a|b)", "a", False),
        ("e\u0301", "é.md", True),
        ("", "a", False),
        ("/", "a", False),
    ],
)
def test_a_pattern_is_a_beginning_or_a_glob(pattern: str, path: str, matches: bool) -> None:
    assert Patterns([pattern]).match(path, is_folder=False) is matches


def test_a_final_slash_means_a_folder() -> None:
    assert Patterns(["vendor/"]).match("vendor", is_folder=True)


def test_what_is_included_by_name_is_taken_everywhere() -> None:
    chosen = EntryFilter([".htaccess", "_pages", "Gemfile"], ["a"])
    assert chosen.accepts("", ".htaccess", is_folder=False)
    assert chosen.accepts("a/b", ".htaccess", is_folder=False)
    assert chosen.accepts("", "_pages", is_folder=True)
    assert chosen.accepts("", "Gemfile", is_folder=False)
    assert not chosen.accepts("", "a", is_folder=True)


@given(st.lists(st.text(max_size=12)), st.text(min_size=1))
def test_no_pattern_raises(patterns: list[str], path: str) -> None:
    EntryFilter(patterns, patterns).accepts("", path, is_folder=False)
