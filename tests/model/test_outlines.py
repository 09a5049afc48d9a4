"""What link reads of a body."""

from __future__ import annotations

import pickle

from biji.diagnostics import Span
from biji.model import (
    Article,
    Diagram,
    Fragment,
    Heading,
    Inline,
    InnerLink,
    Link,
    Metadata,
    Outline,
    Paper,
    PaperList,
    Prose,
    Reference,
    ReferenceList,
    Section,
    SourceKind,
)
from biji.model.outlines import inner_links

HERE = Span("a.md", 1)
WORK = Reference("https://a.org/1", "a.org/1", "a.org", HERE, "T")


def article(*targets: str) -> Article:
    links = tuple(Link(target, "", HERE) for target in targets)
    title = Inline("Intro", Fragment("Intro", "Intro"))
    heading = Heading(title.fragment, 1, "intro", title, HERE)
    papers = PaperList(Fragment("", ""), HERE, papers=(Paper("GAN  Survey", HERE, "gansurvey"),))
    section = Section(heading, (Prose(Fragment("", "", links), HERE, (WORK,)), papers))
    return Article("a.md", SourceKind.POST, Metadata("A", "a"), Section(None, (), (section,)), ("intro", "fn:1"))


def test_works_have_their_sections_and_papers_are_references_without_address() -> None:
    ((anchor, title, (work, paper)),) = article().outline.works
    assert (anchor, title, work) == ("intro", "Intro", WORK)
    assert (paper.url, paper.key, paper.name, paper.kind, paper.work) == (
        "",
        "《gan survey》",
        "GAN  Survey",
        "paper",
        "gansurvey",
    )


def test_only_links_that_may_lead_elsewhere_in_the_site_count() -> None:
    targets = ("https://b.org/x", "http://c.org?q", "#intro", "#fn:1", "#nope", "/x.html", "mailto:a@b.org")
    assert [link.target for link in article(*targets).outline.links] == ["#nope", "/x.html", "mailto:a@b.org"]


def test_a_link_has_its_section_and_the_sentence_around_it() -> None:
    links = (
        Link("/x.html", "the part", Span("a.md", 3, 7)),
        Link("/y.png", "A drawing", Span("a.md", 4, 1), "src", "img"),
    )
    prose = Prose(Fragment("", "One. See the part. A drawing.", links), HERE)
    body = Section(None, (), (Section(article().body.children[0].heading, (prose,)),))
    assert Outline.of(body, ()).links == (
        InnerLink("/x.html", "href", "a", 3, 7, "intro", "See the part."),
        InnerLink("/y.png", "src", "img", 4, 1, "intro"),
    )


def test_absolute_links_count_where_they_begin_like_the_site() -> None:
    body = article("https://b.org/x", "https://a.org/y", "/z").body
    assert [link.target for link in inner_links(body, ("https://a.org",))] == ["https://a.org/y", "/z"]


def test_an_outline_that_is_given_stays_as_it_is() -> None:
    made = article("/x.html")
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  made in this test
    given = Outline(headings=made.outline.headings)
    assert Article("a.md", SourceKind.POST, Metadata("A", "a"), made.body, outline=given).outline == given


def test_works_without_a_place_in_a_list_are_told() -> None:
    listed = ReferenceList(Fragment("", ""), HERE, references=(WORK,))
    other = Reference("https://a.org/2", "a.org/2", "a.org", HERE, "U")
    body = Section(None, (Prose(Fragment("", ""), HERE, (WORK, other)), listed))
    assert Outline.of(body, ()).unlisted == ("a.org/2",)
    assert article().outline.unlisted == ("a.org/1", "《gan survey》")


def prose(text: str) -> Prose:
    return Prose(Fragment(text, text), HERE)


def test_an_outline_opens_with_the_first_prose_that_says_something() -> None:
    texts = (
        "Too short.",
        "See https://a.org/1 for all the rest.",
        "An article\nabout " + "graphs " * 40,
        "Another paragraph.",
    )
    assert (
        Outline.of(Section(None, tuple(map(prose, texts))), ()).opening
        == ("An article about " + "graphs " * 40)[:160]
    )
    assert Outline.of(Section(None, (prose("Short."),)), ()).opening == ""


def test_an_outline_tells_of_diagrams() -> None:
    drawn = Section(None, (), (Section(None, (Diagram(Fragment("", ""), HERE, code="graph LR"),)),))
    assert Outline.of(drawn, ()).diagrams
    assert not article().outline.diagrams
