"""Attribute lists, as text and behind elements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.kramdown.attribute_lists import merge_attributes, parse_attribute_list, read_attribute_list


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (".a.b", {"class": "a b"}),
        (": #i .c", {"id": "i", "class": "c"}),
        ("#a #b", {"id": "b"}),
        (".a#b.c", {"class": "a c", "id": "b"}),
        ("k=\"v\" l='w'", {"k": "v", "l": "w"}),
        (r'k="a\"b\}c"', {"k": 'a"b}c'}),
        ('k="v"l="w"', {"k": 'v"l="w'}),
        ("k=v", {}),
        ("#1a", {}),
        (".a,b ! .c", {"class": "a,b c"}),
        ('Class="x" .y', {"Class": "x", "class": "y"}),
    ],
)
def test_an_item_is_what_kramdown_takes_for_one(text: str, attributes: dict[str, str]) -> None:
    assert parse_attribute_list(text, {}) == attributes


def test_what_a_definition_says_comes_first_and_classes_add_up() -> None:
    definitions = {"foo": '.a #b k="v" bar', "bar": '.z k="w"'}
    assert parse_attribute_list('.q foo k="own"', definitions) == {"class": "z a q", "id": "b", "k": "own"}


def test_definitions_that_name_each_other_end() -> None:
    assert parse_attribute_list("a", {"a": ".x b", "b": ".y a"}) == {"class": "y x"}


def test_names_are_kept_for_those_who_look_for_toc() -> None:
    assert read_attribute_list("toc .a no_toc").references == ("toc", "no_toc")


@given(st.text(alphabet="ab .#=\"'\\}-:\n", max_size=60))
def test_any_text_is_a_list(text: str) -> None:
    attributes = parse_attribute_list(text, {"a": text})
    assert all(isinstance(value, str) for value in attributes.values())


@given(st.lists(st.sampled_from("abc"), max_size=6))
def test_classes_join_in_order(names: list[str]) -> None:
    attributes: dict[str, str] = {}
    merge_attributes(attributes, [("class", name) for name in names])
    assert attributes.get("class", "").split() == names
