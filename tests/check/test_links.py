"""Links that lead nowhere but on the author's own computer."""

import pytest

from .conftest import Advise


@pytest.mark.parametrize("address", ["file:///home/me/a.pdf", r"C:\\notes\\a.png", "d:/notes/a.png"])
def test_a_file_of_ones_own_computer_is_named(advice: Advise, address: str) -> None:
    (found,) = advice("local-file", f"[x]({address})")
    assert (found.span.line, found.span.column) == (4, 5)


@pytest.mark.parametrize("address", ["/c:/a.png", "x:y", "https://a.dev/c:/", "files/a.pdf"])
def test_other_addresses_are_not(advice: Advise, address: str) -> None:
    assert advice("local-file", f"[x]({address})") == []
