"""A small site made by hand: two articles that know each other, and one of everything that can be exported."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from biji.build import Request, load
from biji.diagnostics import Span
from biji.model import (
    Article,
    Backlink,
    Citation,
    ComparisonTable,
    Concept,
    Continuation,
    DataTable,
    Formula,
    Fragment,
    Heading,
    Inline,
    Mention,
    Metadata,
    Part,
    Place,
    Prose,
    Reason,
    Reference,
    ReferenceIndex,
    ReferenceList,
    Related,
    Resource,
    ResourceGroup,
    Section,
    Series,
    Site,
    SourceKind,
    TableOfContents,
    Topic,
)

SOURCE = "_posts/2019-7-11-bert.md"
OTHER = "_posts/2018-1-1-a.md"
DEMO = Path(__file__).parents[3] / "content"
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def at(line: int, column: int = 1) -> Span:
    return Span(SOURCE, line, column)


def inline(text: str, *formulas: Formula) -> Inline:
    return Inline(text, Fragment(text, text.partition("$$")[0], formulas=formulas))


IN_HEADING = Formula("h", display=False, span=at(3, 5), mathml="<math>h</math>", engine="math-core")
IN_TITLE = Formula("t", display=False, span=at(6, 4))
IN_CELL = Formula("c", display=False, span=at(10, 3), mathml="<math>c</math>", engine="latex2mathml")
DISPLAYED = Formula("d", display=True, span=at(20, 1), mathml="<math>d</math>", engine="math-core")

TITLE = Inline("**T** $$t$$", Fragment("<strong>T</strong> \x02f0\x03", "T", formulas=(IN_TITLE,)))
TITLED = Reference(
    "https://a.org/1?x", "a.org/1", "a.org", at(5), "T", TITLE, inline("Note"), "paper", "论文", "paper"
)
BARE = Reference("https://b.org/2", "b.org/2", "b.org", at(8), "b.org")


def heading(level: int, anchor: str, title: Inline, line: int) -> Heading:
    return Heading(
        Fragment("", title.fragment.text, formulas=title.fragment.formulas), level, anchor, title, at(line)
    )


def rows(*lines: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple(tuple(inline(cell) for cell in line.split("|")) for line in lines)


def body() -> Section:
    table = ComparisonTable(
        Fragment("", "", formulas=(IN_CELL,)),
        at(9),
        header=(inline("Paper"), inline("Prune")),
        rows=(*rows("A|Y"), (inline("B $$c$$", IN_CELL), inline(" "))),
        labelled=True,
    )
    plain = DataTable(Fragment("", ""), at(15), rows=rows("1|2", "3|4"))
    deep = Section(heading(3, "", inline("Deep"), 18), (Prose(Fragment("", "", formulas=(DISPLAYED,)), at(20)),))
    contents = TableOfContents(Fragment("", "", formulas=(IN_HEADING,)), at(1))
    works = ReferenceList(Fragment("", "", formulas=(IN_TITLE,)), at(5), (TITLED,))
    bert = Section(heading(1, "bert", inline("BERT $$h$$", IN_HEADING), 3), (works, table, plain), (deep,))
    return Section(None, (contents, Prose(Fragment("", ""), at(2), (BARE,))), (bert,))


@pytest.fixture
def site() -> Site:
    date = dt.datetime(2019, 7, 11, tzinfo=dt.UTC)
    first = Article(SOURCE, SourceKind.POST, Metadata("Attention（四）——BERT（2）", "bert", date), body())
    again = Section(None, (Prose(Fragment("", ""), Span(OTHER, 3), (TITLED,)),))
    second = Article(OTHER, SourceKind.POST, Metadata("关于", "a"), again)
    shared = (Citation(SOURCE, "bert", "BERT", TITLED), Citation(OTHER, "", "", TITLED))
    resources = (
        Resource("a.org/1", TITLED.url, "T", "a.org", shared, "paper"),
        Resource("b.org/2", BARE.url, "b.org", "b.org", (Citation(SOURCE, "", "", BARE),)),
    )
    here, there = Place(SOURCE, "bert", "BERT"), Place(OTHER, "", "")
    return Site(
        articles={first.source: first, second.source: second},
        urls={first.source: "/nlp/2019/07/11/bert.html", second.source: "/a.html"},
        topics=(Topic("NLP", "/topics/nlp.html", (first.source,)),),
        topics_of={SOURCE: ("NLP",)},
        series=(Series("Attention", "/series/attention.html", (Part(SOURCE, 4, "Attention（四）", "BERT（2）"),)),),
        series_of={SOURCE: ("Attention",)},
        references=ReferenceIndex(
            by_topic=(ResourceGroup("NLP", "/references/topics/nlp.html", resources),),
            by_host=(ResourceGroup("", "/references/hosts/others.html", resources),),
            total=2,
        ),
        backlinks={SOURCE: (Backlink(OTHER, "", "见 BERT。"),)},
        concepts=(Concept("bert", "BERT", "/concepts/bert.html", (here, there), is_topic=True),),
        concepts_of={SOURCE: ("bert",)},
        continuations=(Continuation("continued", there, here),),
        mentions={"bert": (Mention(there, "BERT", "BERT 很大。"),)},
        related={SOURCE: (Related(OTHER, (Reason("resources", 1, ("T",)),)),)},
    )


@pytest.fixture(scope="session")
def demo() -> Site:
    if not DEMO.is_dir():
        pytest.skip("the demo site is not beside the tests")
    return load(Request(DEMO, NOW, jobs=1)).site
