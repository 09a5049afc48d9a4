"""What an article knows of its own body."""

from __future__ import annotations

import pickle
from typing import Literal
from zlib import crc32

from biji.diagnostics import Span
from biji.model import (
    Article,
    Fragment,
    Heading,
    Inline,
    Link,
    Metadata,
    Outline,
    Paper,
    PaperList,
    Prose,
    Reference,
    Section,
    SourceKind,
)

HERE = Span("a.md", 1)
WORK = Reference("https://a.org/1", "a.org/1", "a.org", HERE, "T")


def article(*targets: str) -> Article:
    links = tuple(Link(target, "", HERE) for target in targets)
    title = Inline("Intro", Fragment("Intro", "Intro"))
    heading = Heading(title.fragment, 1, "intro", title, HERE)
    papers = PaperList(Fragment("", ""), HERE, papers=(Paper("GAN  Survey", HERE, "gansurvey"),))
    section = Section(heading, (Prose(Fragment("", "", links), HERE, (WORK,)), papers))
    return Article("a.md", SourceKind.POST, Metadata("A", "a"), Section(None, (), (section,)), ("intro", "fn:1"))


def test_an_outline_names_works_with_their_sections_and_papers_as_references_without_address() -> None:
    ((anchor, title, (work, paper)),) = article().outline.works
    assert (anchor, title, work) == ("intro", "Intro", WORK)
    assert (paper.url, paper.key, paper.name, paper.kind, paper.work) == (
        "",
        "《gan survey》",
        "GAN  Survey",
        "paper",
        "gansurvey",
    )


def test_an_outline_holds_only_links_that_may_lead_elsewhere_in_the_site() -> None:
    targets = ("https://b.org/x", "http://c.org?q", "#intro", "#fn:1", "#nope", "/x.html", "mailto:a@b.org")
    outline = article(*targets).outline
    assert [link.target for _, _, link in outline.links] == ["#nope", "/x.html", "mailto:a@b.org"]
    assert outline.hosts == ("b.org", "c.org")


def test_an_outline_counts_works_and_tells_their_keys_and_titles_by_checksums() -> None:
    outline = article().outline
    names = (WORK.key, WORK.work or WORK.key, "《gan survey》", "gansurvey")
    assert outline.cited == tuple([crc32(name.encode()) for name in names])
    assert (outline.cited_again, outline.cited_kinds) == ((), {WORK.kind: 1, "paper": 1})
    assert outline.cited_hosts == {WORK.host: 1, "": 1}


def test_an_outline_tells_what_it_cites_again() -> None:
    again = Section(blocks=(Prose(Fragment("", ""), HERE, (WORK, WORK)),))
    outline = Outline.of("A", again, ())
    assert outline.cited_again == (crc32(WORK.key.encode()),)


def test_an_outline_bears_names_that_are_no_text() -> None:
    half = Section(blocks=(Prose(Fragment("", ""), HERE, (Reference("", "\ud800", "", HERE, "T"),)),))
    key, title = Outline.of("A", half, ()).cited
    assert key == title


def test_an_outline_tells_which_headings_stand_above_all_and_apart_from_their_like() -> None:
    def heading(level: int, key: str) -> Heading:
        text = Fragment("", key)
        return Heading(text, level, key, Inline(key, text), HERE, name=key, key=key)

    headings = [heading(1, "a"), heading(2, "x"), heading(3, "x"), heading(1, "b"), heading(2, "x")]
    outline = Outline(hosts=("x.org",)).with_headings(headings)
    assert (outline.subjects, outline.outermost, outline.apart) == (("a", "x", "x", "b", "x"), (0, 3), (4,))
    assert (outline.headings, outline.hosts) == (tuple(headings), ("x.org",))


def test_an_outline_tells_which_headings_go_on_elsewhere_and_which_end_in_a_plus() -> None:
    def heading(key: str, form: Literal["", "continued", "overflow"] = "") -> Heading:
        text = Fragment("", key)
        return Heading(text, 1, key, Inline(key, text), HERE, name=key, key=key, form=form)

    headings = [heading("a"), heading("b", "continued"), heading("gan+"), heading("", "overflow"), heading("c++")]
    outline = Outline().with_headings(headings)
    assert (outline.going_on, outline.plus) == ((1,), (2, 4))


def test_an_outline_knows_what_the_title_names() -> None:
    made = Article("a.md", SourceKind.POST, Metadata("Attention（四）——BERT, GPT", "a"))
    assert {"attention", "bert", "gpt"} < set(made.outline.called)


def test_an_outline_that_is_given_stays_as_it_is() -> None:
    made = article("/x.html")
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  made in this test
    given = Outline(hosts=("x.org",))
    assert Article("a.md", SourceKind.POST, Metadata("A", "a"), made.body, outline=given).outline == given
