from __future__ import annotations

from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from pybtex.database import Entry, parse_string
from pylatexenc.latex2text import LatexNodes2Text

from biji.model import Site
from biji.render.exports import export, select
from biji.render.exports.bibliography import BIBLIOGRAPHY
from biji.render.exports.bibtex import bibtex_entry
from biji.render.exports.works import Work

WORK = Work("github-a-1", ("Title",), "https://github.com/a?b=%20#c_d", "github.com", "repository")
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Z")) | st.just(" "), min_size=1)
#: What LaTeX writes with several signs, which the decoder would read as one.
LIGATURES = ("``", "''", "--", "!`", "?`", "<<", ">>", "'", "`", '"', "-", "!", "?", "<", ">")
#: The decoder takes the signs for accents.
ACCENTS = {ord("ˆ"): "^", ord("˜"): "~"}


def read(text: str) -> Entry:
    (entry,) = parse_string(text, "bibtex").entries.values()
    return entry


def title_of(entry: Any) -> str:  # noqa: ANN401 - pybtex has no types
    return str(entry.fields["title"])


def decoded(tex: str) -> str:
    # The decoder knows braces by their short names only, which BibTeX would count.
    short = tex.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    return str(LatexNodes2Text(math_mode="verbatim").latex_to_text(short)).translate(ACCENTS)


@given(TITLES.filter(lambda title: not any(mark in title for mark in LIGATURES)))
def test_every_title_survives_the_round_trip(title: str) -> None:
    title = " ".join(title.split()) or "x"
    found = title_of(read(bibtex_entry(structs.replace(WORK, title=(title,)))))
    assert decoded(found) == title.translate(ACCENTS)


@given(st.lists(TITLES, min_size=1, max_size=4))
def test_every_entry_is_found_by_every_reader(titles: list[str]) -> None:
    text = BIBLIOGRAPHY["bibtex"].document(
        structs.replace(WORK, id=f"k-{number}", title=(title,), note=title, topics=(title,))
        for number, title in enumerate(titles)
    )
    assert list(parse_string(text, "bibtex").entries) == [f"k-{number}" for number in range(len(titles))]
    library = parse_with_bibtexparser(text)
    assert [entry.key for entry in library.entries] == [f"k-{number}" for number in range(len(titles))]
    assert not library.failed_blocks


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("article", "misc"),
        ("paper", "article"),
        ("repository", "misc"),
        ("book", "book"),
        ("documentation", "manual"),
    ],
)
def test_the_type_of_an_entry_tells_the_kind_of_the_work(kind: str, type_: str) -> None:
    assert read(bibtex_entry(structs.replace(WORK, kind=kind))).original_type == type_


def test_an_address_stays_as_it_is_but_for_what_ends_a_field() -> None:
    assert read(bibtex_entry(WORK)).fields["url"] == WORK.url
    odd = structs.replace(WORK, url="https://a.org/{x}\\ y")
    assert read(bibtex_entry(odd)).fields["url"] == "https://a.org/%7Bx%7D%5C%20y"


def test_formulas_stay_tex_unless_their_braces_are_unpaired() -> None:
    tex = structs.replace(WORK, title=("On 100% of ", r"\frac{1}{2}", " & more"))
    assert r"{{On 100\% of $\frac{1}{2}$ \& more}}" in bibtex_entry(tex)
    broken = structs.replace(WORK, title=("On ", "}{", ""))
    assert r"{{On \textbraceright{}\textbraceleft{}}}" in bibtex_entry(broken)


def test_a_preprint_has_its_number_in_arxiv() -> None:
    fields = read(bibtex_entry(structs.replace(WORK, kind="paper", arxiv="1706.03762"))).fields
    assert (fields["journal"], fields["eprint"]) == ("arXiv preprint arXiv:1706.03762", "1706.03762")


def test_a_site_comes_with_each_work_once(site: Site) -> None:
    first, second = parse_string(export(select(site), "references", "bibtex"), "bibtex").entries.values()
    assert dict(first.fields) == {
        "title": "{T $t$}",
        "howpublished": "a.org",
        "url": "https://a.org/1?x",
        "urldate": "2019-07-11",
        "keywords": "NLP",
        "note": "Note",
    }
    assert (first.type, second.type) == ("article", "misc")
