"""Postings: for every term, where it stands."""

from __future__ import annotations

from collections.abc import Callable

from biji.render.search.documents import Document
from biji.render.search.index import make_index

from .conftest import decoded


def test_units_are_titles_headings_and_pieces_in_order(article: Callable[..., Document]) -> None:
    documents = [
        article("a.html", "甲乙", {"": "丙丁", "Bert": "甲乙丙"}, "戊己"),
        article("b.html", "丙丁", {"": "x"}),
    ]
    index = make_index(documents)
    assert index.kinds == ("tbrhbr", "tb")
    assert index.texts[0] == (("", "", "丙丁", "戊己"), ("bert", "Bert", "甲乙丙", "戊己"))
    units = {term: decoded(numbers) for term, numbers in index.postings}
    assert units["甲乙"] == [0, 4]
    assert units["丙丁"] == [1, 6]
    assert units["bert"] == [3]
    assert units["戊己"] == [2, 5]


def test_terms_are_in_the_order_in_which_scripts_compare_them(article: Callable[..., Document]) -> None:
    terms = [term for term, _ in make_index([article("a.html", "", {"": "鿏鿐 𠀀𠀁 \ufa11\ufa13 ab"})]).postings]
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))
    assert "𠀀𠀁" in terms
