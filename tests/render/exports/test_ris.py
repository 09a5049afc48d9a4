from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from biji.model import Site
from biji.render.exports import export, select
from biji.render.exports.bibliography import BIBLIOGRAPHY
from biji.render.exports.ris import ris_entry
from biji.render.exports.works import Work

WORK = Work(
    "github-a-1",
    ("Title",),
    "https://github.com/a",
    "github.com",
    "repository",
    note="Note",
    topics=("NLP", "Search"),
    seen=dt.date(2019, 7, 1),
    doi="10.1/x",
)
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Z")) | st.just(" "), min_size=1)


def read(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rispy.loads(text)
    return found


@given(st.lists(TITLES, min_size=1, max_size=3))
def test_every_title_survives_the_round_trip(titles: list[str]) -> None:
    titles = [" ".join(title.split()) or "x" for title in titles]
    found = read(BIBLIOGRAPHY["ris"].document(structs.replace(WORK, title=(title,)) for title in titles))
    assert [entry["title"] for entry in found] == titles


def test_a_reader_finds_all_that_is_known() -> None:
    assert read(ris_entry(WORK)) == [
        {
            "type_of_reference": "COMP",
            "id": "github-a-1",
            "title": "Title",
            "secondary_title": "github.com",
            "doi": "10.1/x",
            "urls": ["https://github.com/a"],
            "access_date": "2019/07/01",
            "keywords": ["NLP", "Search"],
            "notes": ["Note"],
        }
    ]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("article", "ELEC"), ("paper", "JOUR"), ("repository", "COMP"), ("video", "VIDEO"), ("book", "BOOK")],
)
def test_the_type_of_a_record_tells_the_kind_of_the_work(kind: str, type_: str) -> None:
    assert ris_entry(structs.replace(WORK, kind=kind)).startswith(f"TY  - {type_}\r\n")


def test_lines_end_with_carriage_return_and_line_feed(site: Site) -> None:
    text = export(select(site), "references", "ris")
    assert text.count("\n") == text.count("\r\n") > 10
    assert [entry["title"] for entry in read(text)] == ["T $t$", "b.org"]


def test_a_paper_named_by_its_title_alone_has_no_address() -> None:
    (found,) = read(ris_entry(Work("web-1", ("《T》",), "", "", "paper")))
    assert found == {"type_of_reference": "JOUR", "id": "web-1", "title": "《T》"}
