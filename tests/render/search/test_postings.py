"""What is found in parts of a site is the same as in the whole."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from biji.render.search.documents import Document, Passage
from biji.render.search.postings import merge, numerals, read_part
from biji.render.search.terms import terms

from .conftest import decoded

NUMERALS = numerals(70_000)
TEXTS = st.text(alphabet="机器学习BERTgpt.-+ ，", max_size=30)


def of(texts: list[str]) -> list[Document]:
    return [Document("", f"{number}.html", (Passage("", "", (("b", text),)),)) for number, text in enumerate(texts)]


@given(st.integers(0, 69_999))
def test_numbers_survive_as_text(number: int) -> None:
    assert decoded(NUMERALS[number]) == [number]


def test_most_steps_take_one_character() -> None:
    assert {len(numeral) for numeral in NUMERALS[:62]} == {1}


@given(st.lists(TEXTS, max_size=8), st.data())
def test_parts_put_together_are_the_whole(texts: list[str], data: st.DataObject) -> None:
    documents = of(texts)
    cut = data.draw(st.integers(0, len(documents)))
    assert merge([read_part(documents[:cut]), read_part(documents[cut:])]) == merge([read_part(documents)])


@given(st.lists(TEXTS, max_size=8))
def test_every_term_stands_where_its_text_is(texts: list[str]) -> None:
    documents = of(texts)
    units = [text for one in documents for _, pieces in one.sections() for _, text in pieces]
    expected: dict[str, list[int]] = {}
    for number, text in enumerate(units):
        for term in terms(text):
            expected.setdefault(term, []).append(number)
    assert {term: decoded(text) for term, text in merge([read_part(documents)]).items()} == expected


def test_a_term_that_comes_twice_in_a_unit_counts_once(article: Callable[..., Document]) -> None:
    assert merge([read_part([article("a.html", "", {"": "机器的机器"})])])["机器"] == NUMERALS[1]
