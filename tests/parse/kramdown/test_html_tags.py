"""Tags and attributes of raw HTML."""

from __future__ import annotations

import pytest

from biji.parse.kramdown.html_tags import CLOSING_TAG, TAG, content_model, is_element, parse_attributes


@pytest.mark.parametrize(
    ("source", "name", "attributes"),
    [
        ('<a name="x"/>', "a", {"name": "x"}),
        ("<b a = '1'  c=2 d>", "b", {"a": "1", "c": "2", "d": ""}),
        ('<B A="1" a="2">', "B", {"a": "2"}),
        ('<img\nsrc="a\nb">', "img", {"src": "a b"}),
        ("<foo:bar>", "foo:bar", {}),
        ("<对抗学习>", "对抗学习", {}),
    ],
)
def test_a_tag_gives_its_attributes(source: str, name: str, attributes: dict[str, str]) -> None:
    found = TAG.fullmatch(source)
    assert found
    assert found["name"] == name
    assert parse_attributes(found["attributes"]) == attributes


@pytest.mark.parametrize("source", ["<1>", "< b>", '<b a="1"b="2">', "<b a=1-2>", "<a:b:c>", '<b a="1"/ >', "<>"])
def test_what_only_looks_like_a_tag_is_none(source: str) -> None:
    assert not TAG.match(source)


def test_a_closing_tag_may_end_in_blanks() -> None:
    assert CLOSING_TAG.fullmatch("</b \n>")


def test_names_that_no_one_knows_are_text() -> None:
    assert not is_element("space")
    assert not is_element("对抗学习")
    assert not is_element("path")
    assert is_element("path", drawing=True)
    assert is_element("my-box")
    assert is_element("DIV")


def test_elements_are_read_as_kramdown_reads_them() -> None:
    assert [content_model(name) for name in ("div", "span", "pre", "kbd", "space")] == [
        "block", "span", "raw", "raw", "raw",
    ]  # fmt: skip
