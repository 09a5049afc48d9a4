"""Names of untitled references."""

from __future__ import annotations

import pytest

from biji.parse.references.labels import read_label
from biji.parse.references.naming import name_reference, person_of

A = "https://a.org/docs/page.html"


def test_a_repository_is_named_by_owner_and_name() -> None:
    assert name_reference("https://github.com/one/two", None, "", "节", "") == "one/two"
    assert name_reference("https://github.com/one/two", read_label("代码："), "", "节", "") == "one/two · 代码"


def test_a_place_in_a_repository_is_named_by_its_file() -> None:
    url = "https://github.com/one/two/blob/master/a/b.py"
    assert name_reference(url, None, "", "", "") == "two/…/b.py"


def test_an_encyclopedias_page_is_named_by_its_address() -> None:
    assert name_reference("https://en.wikipedia.org/wiki/Bayes%27_theorem", None, "", "节", "") == "Bayes' theorem"


def test_a_property_is_named_by_section_and_label() -> None:
    assert name_reference(A, read_label("官网："), "", "某库", "") == "某库 · 官网"
    assert name_reference(A, read_label("官网："), "", "", "") == "a.org · 官网"


def test_a_labels_sentence_says_what_it_is_about() -> None:
    assert name_reference(A, read_label("Tool是一个小工具。它的官网："), "", "某节", "") == "Tool · 官网"


def test_a_description_or_the_sentence_before_is_a_name() -> None:
    assert name_reference(A, None, "某人的主页。内容很多。", "节", "") == "某人的主页"
    assert name_reference(A, None, "", "节", "示例1：环境测试。") == "环境测试"


def test_without_anything_else_the_address_is_the_name() -> None:
    assert name_reference(A, read_label("参考："), "", "某节", "") == "某节 · a.org/…/page.html"
    assert name_reference("https://a.org", None, "", "", "") == "a.org"


@pytest.mark.parametrize(
    ("card", "name"),
    [
        ("Ada Lovelace，1815～1852，数学家。", "Ada Lovelace"),
        ("**Ada Lovelace** (1815-1852), mathematician", "Ada Lovelace"),
        ("某人，？～1936，画家。", "某人"),
        ("某人，前287～前212，学者。", "某人"),
        ("某人，英文名Some One，1976年生。", "某人"),
        ("某人，某大学博士（2009）。", "某人"),
        ("注意，1936年以前没有记录。", ""),
        ("某书，第二版。", ""),
        ("最新的一门课，78页，某大学教授讲解", ""),
        ("十年前的一个夏天，某院士发现了它", ""),
        ("一类方法的总结（2017-2019）", ""),
        ("1936～1945", ""),
    ],
)
def test_a_card_names_a_person(card: str, name: str) -> None:
    assert person_of(card) == name
