"""What is found in parts of a site is the same as in the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from biji.render.search.documents import Document, Passage
from biji.render.search.postings import merge, numerals, read_part
from biji.render.search.terms import terms

DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\')
TEXTS = st.text(alphabet="机器学习BERTgpt.-+ ，", max_size=30)


def decoded(text: str, units: int) -> list[int]:
    """Numbers of units, as `static/search.js` decodes them, where each article has so many."""
    numbers, article, step, unit, more = [], -1, 0, 0, 0
    for digit in text:
        value = DIGITS.index(digit)
        if value < 54:
            step, unit = step * 54 + value, -1
        elif value >= 86:
            more = more * 7 + value - 86
        else:
            if unit < 0:
                article, unit, step = article + step + 1, 0, 0
            unit, more = unit + more * 32 + value - 54, 0
            numbers.append(article * units + unit)
    return numbers


def postings(documents: Sequence[Document]) -> dict[str, str]:
    return dict(zip(*merge([read_part(documents)]), strict=True))


def of(texts: list[str]) -> list[Document]:
    return [Document("", f"{number}.html", (Passage("", "", (("b", text),)),)) for number, text in enumerate(texts)]


def test_numbers_survive_as_text() -> None:
    texts = numerals(3000, "abc", "xy")
    assert len(set(texts)) == len(texts)
    assert texts[:5] == ["a", "b", "c", "ya", "yb"]
    assert {len(text) for text in texts[:3]} == {1}


def test_articles_and_units_of_any_number_are_told_apart() -> None:
    passage = Passage("", "", tuple(("b", "机器" if at % 50 == 0 else "x") for at in range(4000)))
    documents = [Document("", f"{at}.html", (passage,) if at % 100 == 99 else ()) for at in range(7000)]
    places = [at * 5000 + unit + 1 for at in range(99, 7000, 100) for unit in range(0, 4000, 50)]
    assert decoded(postings(documents)["机器"], 5000) == places


@given(st.lists(TEXTS, max_size=8), st.data())
def test_parts_put_together_are_the_whole(texts: list[str], data: st.DataObject) -> None:
    documents = of(texts)
    cut = data.draw(st.integers(0, len(documents)))
    assert merge([read_part(documents[:cut]), read_part(documents[cut:], cut)]) == merge([read_part(documents)])


@given(st.lists(TEXTS, max_size=8))
def test_every_term_stands_where_its_text_is(texts: list[str]) -> None:
    documents = of(texts)
    expected: dict[str, list[int]] = {}
    for article, one in enumerate(documents):
        for unit, text in enumerate(text for _, pieces in one.sections() for _, text in pieces):
            for term in terms(text):
                expected.setdefault(term, []).append(article * 9 + unit)
    assert {term: decoded(text, 9) for term, text in postings(documents).items()} == expected


def test_a_term_that_comes_twice_in_a_unit_counts_once(article: Callable[..., Document]) -> None:
    assert decoded(postings([article("a.html", "", {"": "机器的机器"})])["机器"], 9) == [1]
