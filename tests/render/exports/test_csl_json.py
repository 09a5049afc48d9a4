from __future__ import annotations

import datetime as dt
import io
import json
import warnings

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from biji.model import Site
from biji.render.exports import export, select
from biji.render.exports.bibliography import BIBLIOGRAPHY
from biji.render.exports.csl_json import csl_entry
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
)

#: The smallest style that shows what an item is.
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US">
<info><title>Small</title><id>small</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><group delimiter="; "><text variable="title"/><text variable="container-title"/>
<text variable="URL"/><date variable="accessed" form="numeric" date-parts="year"/></group></layout></bibliography>
</style>"""


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=3))
def test_every_title_survives_the_round_trip(titles: list[str]) -> None:
    text = BIBLIOGRAPHY["csl-json"].document(structs.replace(WORK, title=(title,)) for title in titles)
    assert [item["title"] for item in json.loads(text)] == titles


def test_an_item_holds_all_that_is_known() -> None:
    assert json.loads(csl_entry(WORK)) == {
        "id": "github-a-1",
        "type": "software",
        "title": "Title",
        "URL": "https://github.com/a",
        "container-title": "github.com",
        "accessed": {"date-parts": [[2019, 7, 1]]},
        "keyword": "NLP, Search",
        "note": "Note",
    }


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("article", "webpage"), ("paper", "article-journal"), ("question", "post"), ("video", "motion_picture")],
)
def test_the_type_of_an_item_tells_the_kind_of_the_work(kind: str, type_: str) -> None:
    assert json.loads(csl_entry(structs.replace(WORK, kind=kind)))["type"] == type_


def test_a_citation_processor_makes_a_bibliography_of_it(site: Site) -> None:
    items = json.loads(export(select(site), "references", "csl-json"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor does not know every field of the standard
        style = CitationStylesStyle(io.BytesIO(STYLE.encode()), validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        lines = [str(line) for line in bibliography.bibliography()]
    assert lines == ["T $t$; a.org; https://a.org/1?x; 2019.", "b.org; b.org; https://b.org/2; 2019."]
