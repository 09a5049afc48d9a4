from __future__ import annotations

import json
from typing import Any

from msgspec import structs

from biji.diagnostics import Span
from biji.model import Formula, Fragment, Prose, Section, Site
from biji.render.exports import export, select

SOURCE = "_posts/2019-7-11-bert.md"
HERE = Span(SOURCE, 1, 1)


def exported(site: Site, what: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(select(site), what))
    return found


def test_references_come_with_place_title_note_and_section(site: Site) -> None:
    _, bare, titled = exported(site, "references")
    assert titled == {
        "source": SOURCE,
        "line": 5,
        "column": 1,
        "url": "https://a.org/1?x",
        "title": "**T** $$t$$",
        "note": "Note",
        "role": "paper",
        "label": "论文",
        "section": "BERT $$h$$",
        "section_id": "bert",
        "host": "a.org",
        "key": "a.org/1",
        "kind": "paper",
        "resource": "a.org/1",
    }
    assert bare["url"] == "https://b.org/2"
    assert [bare[name] for name in ("title", "note", "label", "section", "section_id")] == [None] * 5


def test_tables_come_with_names_and_cells(site: Site) -> None:
    comparison, plain = exported(site, "tables")
    assert comparison == {
        "source": SOURCE,
        "line": 9,
        "columns": ["Paper", "Prune"],
        "rows": [["A", "Y"], ["B $$c$$", ""]],
        "header": ["Paper", "Prune"],
        "row_labels": ["A", "B $$c$$"],
        "comparison": True,
        "orientation": "rows",
        "marks": [],
    }
    assert (plain["columns"], plain["header"], plain["row_labels"]) == (["", ""], [], [])
    assert (plain["comparison"], plain["orientation"]) == (False, None)


def test_the_number_of_a_formula_is_a_labelled_row(site: Site) -> None:
    tagged = Formula("x", display=True, span=HERE, mathml='<math display="block"><mi>x</mi></math>', tag="a<b")
    body = Section(None, (Prose(Fragment("", "", formulas=(tagged,)), HERE),))
    article = structs.replace(next(iter(site.articles.values())), body=body)
    (row,) = exported(structs.replace(site, articles={article.source: article}), "formulas")
    assert row["mathml"] == (
        '<math display="block"><mtable displaystyle="true"><mlabeledtr><mtd><mtext>(a&lt;b)</mtext></mtd>'
        "<mtd><mi>x</mi></mtd></mlabeledtr></mtable></math>"
    )


def test_every_formula_comes_once_in_order_of_the_text(site: Site) -> None:
    found = exported(site, "formulas")
    assert [(row["tex"], row["line"], row["display"]) for row in found] == [
        ("h", 3, False),
        ("t", 6, False),
        ("c", 10, False),
        ("d", 20, True),
    ]
    assert (found[0]["mathml"], found[0]["engine"]) == ("<math>h</math>", "math-core")
    assert (found[1]["mathml"], found[1]["engine"]) == (None, None)
