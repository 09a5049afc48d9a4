from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from msgspec import structs

from biji.diagnostics import Span
from biji.model import (
    Article,
    ComparisonTable,
    DataTable,
    Formula,
    Fragment,
    Heading,
    Inline,
    Metadata,
    Part,
    Prose,
    Reference,
    ReferenceList,
    Section,
    Series,
    Site,
    SourceKind,
    TableOfContents,
    Topic,
)
from biji.render.exports import EXPORTS, export, select

SOURCE = "_posts/2019-7-11-bert.md"


def at(line: int, column: int = 1) -> Span:
    return Span(SOURCE, line, column)


def inline(text: str, *formulas: Formula) -> Inline:
    return Inline(text, Fragment(text, text.partition("$$")[0], formulas=formulas))


IN_HEADING = Formula("h", display=False, span=at(3, 5), mathml="<math>h</math>", engine="math-core")
IN_TITLE = Formula("t", display=False, span=at(6, 4))
IN_CELL = Formula("c", display=False, span=at(10, 3), mathml="<math>c</math>", engine="latex2mathml")
DISPLAYED = Formula("d", display=True, span=at(20, 1), mathml="<math>d</math>", engine="math-core")


def heading(level: int, anchor: str, title: Inline, line: int) -> Heading:
    return Heading(
        Fragment("", title.fragment.text, formulas=title.fragment.formulas), level, anchor, title, at(line)
    )


def rows(*lines: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple(tuple(inline(cell) for cell in line.split("|")) for line in lines)


@pytest.fixture
def site() -> Site:
    titled = Reference(
        "https://a.org/1?x",
        "a.org/1",
        "a.org",
        at(5),
        "T",
        inline("**T** $$t$$", IN_TITLE),
        inline("Note"),
        "paper",
        "论文",
    )
    bare = Reference("https://b.org/2", "b.org/2", "b.org", at(8), "b.org")
    table = ComparisonTable(
        Fragment("", "", formulas=(IN_CELL,)),
        at(9),
        header=(inline("Paper"), inline("Prune")),
        rows=(*rows("A|Y"), (inline("B $$c$$", IN_CELL), inline(" "))),
        labelled=True,
    )
    plain = DataTable(Fragment("", ""), at(15), rows=rows("1|2", "3|4"))
    deep = Section(heading(3, "", inline("Deep"), 18), (Prose(Fragment("", "", formulas=(DISPLAYED,)), at(20)),))
    body = Section(
        None,
        (
            TableOfContents(Fragment("", "", formulas=(IN_HEADING,)), at(1)),
            Prose(Fragment("", ""), at(2), (bare,)),
        ),
        (
            Section(
                heading(1, "bert", inline("BERT $$h$$", IN_HEADING), 3),
                (ReferenceList(Fragment("", "", formulas=(IN_TITLE,)), at(5), (titled,)), table, plain),
                (deep,),
            ),
        ),
    )
    date = dt.datetime(2019, 7, 11, tzinfo=dt.UTC)
    first = Article(SOURCE, SourceKind.POST, Metadata("Attention（四）——BERT（2）", "bert", date), body)
    second = Article("_posts/2018-1-1-a.md", SourceKind.POST, Metadata("关于", "a"))
    return Site(
        articles={first.source: first, second.source: second},
        urls={first.source: "/nlp/2019/07/11/bert.html", second.source: "/a.html"},
        topics=(Topic("NLP", "/topics/nlp.html", (first.source,)),),
        topics_of={SOURCE: ("NLP",)},
        series=(Series("Attention", "/series/attention.html", (Part(SOURCE, 4, "Attention（四）", "BERT（2）"),)),),
        series_of={SOURCE: ("Attention",)},
    )


def exported(site: Site, what: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(select(site), what))
    return found


def test_references_come_with_place_title_note_and_section(site: Site) -> None:
    bare, titled = exported(site, "references")
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
        "kind": "article",
        "resource": None,
    }
    assert bare["url"] == "https://b.org/2"
    assert [bare[name] for name in ("title", "note", "label", "section", "section_id")] == [None] * 5


def test_articles_come_in_order_of_paths_with_their_contents(site: Site) -> None:
    plain, article = exported(site, "articles")
    assert plain == {
        "source": "_posts/2018-1-1-a.md",
        "url": "/a.html",
        "title": "关于",
        "date": None,
        "topics": [],
        "series": [],
        "toc": [],
        "words": 0,
    }
    assert article["date"] == "2019-07-11T00:00:00Z"
    assert (article["topics"], article["series"]) == (["NLP"], ["Attention"])
    assert article["toc"] == [
        {
            "level": 1,
            "id": "bert",
            "title": "BERT $$h$$",
            "children": [{"level": 3, "id": None, "title": "Deep", "children": []}],
        }
    ]


def test_series_come_with_their_parts(site: Site) -> None:
    part = {"ordinal": 4, "source": SOURCE, "title": "Attention（四）", "subtitle": "BERT（2）"}
    assert exported(site, "series") == [{"name": "Attention", "url": "/series/attention.html", "parts": [part]}]


def test_topics_come_with_their_articles(site: Site) -> None:
    assert exported(site, "topics") == [{"name": "NLP", "url": "/topics/nlp.html", "articles": [SOURCE]}]


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
    }
    assert (plain["columns"], plain["header"], plain["row_labels"]) == (["", ""], [], [])
    assert (plain["comparison"], plain["orientation"]) == (False, None)


def test_the_number_of_a_formula_is_a_labelled_row(site: Site) -> None:
    tagged = Formula("x", display=True, span=at(1), mathml='<math display="block"><mi>x</mi></math>', tag="a<b")
    body = Section(None, (Prose(Fragment("", "", formulas=(tagged,)), at(1)),))
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


ROWS = ("references", "articles", "series", "topics", "tables", "formulas")


@pytest.mark.parametrize("what", ROWS)
def test_an_export_is_indented_text_without_escapes(site: Site, what: str) -> None:
    assert export(select(site), what).startswith("[\n  {\n    ")
    assert "\\u" not in export(select(site), what)


@pytest.mark.parametrize("what", sorted(EXPORTS.keys() - {"graph"}))
def test_a_site_without_articles_has_no_rows(what: str) -> None:
    assert json.loads(export(select(Site({}, {})), what)) == []
