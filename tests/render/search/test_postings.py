"""Where terms stand, as text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from biji.model.searched import BREAK, fold, utf16
from biji.render.search.postings import Numbering, numerals
from biji.render.search.terms import read

DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\~')
TEXTS = st.text(alphabet="机器学习BERTgpt.-+ ，", max_size=30).map(fold)


def decoded(text: str, units: int) -> list[int]:
    """Numbers of units, as `static/search.js` decodes them, where each article has so many."""
    numbers, article, step, unit, more = [], -1, 0, 0, 0
    for digit in text:
        value = DIGITS.index(digit)
        if value < 54:
            step, unit = step * 54 + value, -1
        elif value >= 86:
            more = more * 6 + value - 86
        else:
            if unit < 0:
                article, unit, step = article + step + 1, 0, 0
            unit, more = unit + more * 32 + value - 54, 0
            numbers.append(article * units + unit)
    return numbers


def written(units: Sequence[Sequence[str]]) -> dict[str, str]:
    numbering, texts = (
        Numbering.of([len(article) for article in units]),
        [utf16(BREAK.join(article)) for article in units],
    )
    found: dict[str, str] = {}
    for terms in read(texts):
        postings = numbering.postings(terms)
        digits = zip(postings.articles, postings.units, strict=True)
        places = [article.tobytes() + unit.tobytes() for article, unit in digits]
        bounds = pairwise([*terms.starts.tolist(), len(places)])
        for letters, length, (start, end) in zip(terms.letters.T.tolist(), postings.lengths, bounds, strict=True):
            name = "".join(map(chr, filter(None, letters)))
            found[name] = b"".join(places[start:end]).replace(b"\0", b"").decode()
            assert len(found[name]) == length
    return found


def test_numbers_survive_as_text() -> None:
    rows = numerals(np.arange(3000), np.frombuffer(b"abc", np.uint8), np.frombuffer(b"xy", np.uint8))
    texts = ["".join(map(chr, filter(None, row))) for row in rows.tolist()]
    assert len(set(texts)) == len(texts)
    assert texts[:5] == ["a", "b", "c", "ya", "yb"]
    assert texts[6] == "yxa"


def test_articles_and_units_of_any_number_are_told_apart() -> None:
    one = ["机器" if at % 50 == 0 else "x" for at in range(4000)]
    units = [one if at % 100 == 99 else ["x"] for at in range(7000)]
    places = [at * 5000 + unit for at in range(99, 7000, 100) for unit in range(0, 4000, 50)]
    assert decoded(written(units)["机器"], 5000) == places


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=8))
def test_every_term_stands_where_its_text_is(units: list[list[str]]) -> None:
    expected: dict[str, list[int]] = {}
    for article, texts in enumerate(units):
        for unit, text in enumerate(texts):
            for some in read([utf16(text)]):
                for row in some.letters.T.tolist():
                    expected.setdefault("".join(map(chr, filter(None, row))), []).append(article * 9 + unit)
    assert {term: decoded(text, 9) for term, text in written(units).items()} == expected


def test_a_term_that_comes_twice_in_a_unit_counts_once() -> None:
    assert decoded(written([["", "机器的机器"]])["机器"], 9) == [1]
