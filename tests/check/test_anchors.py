"""Ids that a page has twice."""

import pytest

from .conftest import Advise


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('<a id="x"></a>\n\ntext\n\n<a id="x"></a>', "8:8"),
        ('<a name="x"></a>\n\n# X', "6"),
        ("# One {#x}\n\n# Two {#x}", "6:9"),
        ("中文 <span id=\"x\">a</span> <b id='x'>b</b>", "4:33"),
    ],
)
def test_the_second_of_two_is_named_with_its_place(advice: Advise, text: str, place: str) -> None:
    (found,) = advice("duplicate-id", text)
    assert str(found.span).partition(".md:")[2] == place
    assert found.message == 'the page has the id "x" already'
    assert found.hint == "the first is in line 4"


def test_what_one_element_says_twice_and_what_no_anchor_bears_is_fine(advice: Advise) -> None:
    comment = '<!-- <a id="x"> <a id="y"> --><a id="y"></a>'
    text = f'{comment}\n\n<a id="x" name="x"></a>\n\n# One\n\n# One\n\n<input name="x">\n\na[^1] b[^1]\n\n[^1]: c\n'
    assert advice("duplicate-id", text) == []
