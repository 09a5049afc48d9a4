"""Postings: for every term, where it stands."""

from __future__ import annotations

from collections.abc import Callable

from biji.render.search.documents import Document
from biji.render.search.index import make_index


def test_units_are_titles_headings_and_pieces_in_order(article: Callable[..., Document]) -> None:
    documents = [
        article("a.html", "甲乙", {"": "丙丁", "Bert": "甲乙丙"}, "戊己"),
        article("b.html", "丙丁", {"": "x"}),
    ]
    index = make_index(documents)
    assert index.kinds == ("tbrhbr", "tb")
    assert index.texts[0] == (("", "", "丙丁", "戊己"), ("bert", "Bert", "甲乙丙", "戊己"))
    older, newest = index.terms
    assert older.terms == []
    assert newest.start == 0
    assert {"甲乙", "丙丁", "bert", "戊己"} <= set(newest.terms)


def test_the_newest_articles_have_an_index_of_their_own(article: Callable[..., Document]) -> None:
    documents = [article(f"{number}.html", f"词{number:02}", {"": "文"}) for number in range(70)]
    older, newest = make_index(documents).terms
    assert newest.start == 64
    assert {"63", "64"} & set(older.terms) == {"63"}
    assert {"63", "64"} & set(newest.terms) == {"64"}
    assert older.postings[older.terms.index("00")] == newest.postings[newest.terms.index("64")]


def test_terms_are_in_the_order_in_which_scripts_compare_them(article: Callable[..., Document]) -> None:
    terms = make_index([article("a.html", "", {"": "鿏鿐 𠀀𠀁 \ufa11\ufa13 ab"})]).terms[1].terms
    assert list(terms) == sorted(terms, key=lambda term: term.encode("utf-16-be"))
    assert "𠀀𠀁" in terms
