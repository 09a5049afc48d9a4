"""Articles made by hand, with no more in them than a test of the link stage needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from biji.diagnostics import Span
from biji.link import link
from biji.link.continuations import Continuations, find_continuations
from biji.link.generic_headings import GenericHeadings
from biji.link.publication import newest_first
from biji.link.series import make_series, read_claims
from biji.link.signs import read_signs
from biji.link.subjects import find_subjects
from biji.link.topics import make_topics
from biji.model import (
    Article,
    Fragment,
    Heading,
    Inline,
    Link,
    Linked,
    LinkOptions,
    Metadata,
    Paper,
    PaperList,
    Prose,
    Reference,
    Section,
    SourceKind,
    StaticFile,
)
from biji.parse.headings import read_heading
from biji.text import title_key

Maker = Callable[..., Article]
Linker = Callable[..., Linked]


def make_article(
    source: str = "_posts/2019-7-11-bert.md",
    title: str = "BERT",
    *,
    date: str = "2019-07-11",
    kind: SourceKind = SourceKind.POST,
    links: Sequence[str | tuple[str, str]] = (),
    images: Sequence[str] = (),
    text: str = "",
    anchors: Sequence[str] = (),
    references: Sequence[Reference] = (),
    papers: Sequence[str] = (),
    **metadata: object,
) -> Article:
    """An article with one section `intro` that holds everything; links are targets, or targets and texts."""
    pairs = [(one, "text") if isinstance(one, str) else one for one in links]
    made = [Link(target, words, Span(source, line)) for line, (target, words) in enumerate(pairs, 10)]
    made += [Link(target, "", Span(source, line), "src", "img") for line, target in enumerate(images, 50)]
    inline = Inline("Intro", Fragment("Intro", "Intro"))
    heading = Heading(Fragment("<h1>Intro</h1>", "Intro"), 1, "intro", inline, Span(source, 8))
    block = Prose(Fragment("", text, tuple(made)), Span(source, 9), tuple(references))
    named = PaperList(
        Fragment("", ""),
        Span(source, 9),
        papers=tuple(Paper(title, Span(source, line), title_key(title)) for line, title in enumerate(papers, 70)),
    )
    slug = source.rpartition("/")[2].rpartition(".")[0].split("-", 3)[-1]
    return Article(
        source,
        kind,
        Metadata(title, slug, dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC) if date else None, **metadata),  # type: ignore[arg-type]
        Section(None, (), (Section(heading, (block, named) if papers else (block,)),)),
        ("intro", *anchors),
    )


@pytest.fixture(scope="session")
def article() -> Maker:
    return make_article


@pytest.fixture(scope="session")
def reference() -> Callable[..., Reference]:
    def make(url: str, title: str | None = None, *, line: int = 1, **more: object) -> Reference:
        host = url.split("/")[2] if "//" in url else ""
        key = url.partition("//")[2].partition("?")[0]
        inline = Inline(title, Fragment(title, title)) if title else None
        work = title_key(title or "")
        return Reference(url, key, host, Span("", line), title or url, inline, work=work, **more)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def file() -> Callable[[str], StaticFile]:
    return lambda path: StaticFile(path, f"/site/{path}", 1, 1)


@pytest.fixture(scope="session")
def run() -> Linker:
    """The stage, with the URLs `/<year>/<slug>.html`-like of the style `date` unless options say otherwise."""

    def linked(*articles: Article, static: Sequence[StaticFile] = (), **options: object) -> Linked:
        return link(articles, LinkOptions(**options), static)  # type: ignore[arg-type]

    return linked


@pytest.fixture(scope="session")
def chapter() -> Maker:
    """A function `(source, title, headings) -> article`: nothing but headings, one on a line, as in Markdown."""

    def make(source: str, title: str, headings: str = "", *, date: str = "2020-01-01", **metadata: object) -> Article:
        slug = source.rpartition("/")[2].rpartition(".")[0]
        lines = [(number, line.split(" ", 1)) for number, line in enumerate(headings.splitlines(), 5)]
        made = [_heading(words[0], words[1], Span(source, number)) for number, words in lines]
        return Article(
            source,
            SourceKind.POST,
            Metadata(title, slug, dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC), **metadata),  # type: ignore[arg-type]
            _nested(None, made),
            tuple(heading.anchor for heading in made),
        )

    return make


def _heading(marks: str, title: str, span: Span) -> Heading:
    named, level, anchor = read_heading(title), len(marks), f"{title.lower()}-{span.line}"
    fragment = Fragment(f"<h{level}>{title}</h{level}>", title)
    inline = Inline(title, Fragment(title, title))
    return Heading(fragment, level, anchor, inline, span, (), named.name, named.key, named.form)


def _nested(heading: Heading | None, below: list[Heading]) -> Section:
    children = []
    while below:
        first, below = below[0], below[1:]
        end = next((index for index, other in enumerate(below) if other.level <= first.level), len(below))
        children.append(_nested(first, below[:end]))
        below = below[end:]
    return Section(heading, (), tuple(children))


@pytest.fixture(scope="session")
def join() -> Callable[..., Continuations]:
    """A function `(*articles) -> Continuations`."""

    def joined(*articles: Article) -> Continuations:
        published = read_signs(newest_first(articles))
        series, _ = make_series(read_claims(published), lambda name: f"/series/{name}/")
        topics, _ = make_topics(published, lambda name: f"/topics/{name}/")
        return find_continuations(published, find_subjects(published), series, topics, GenericHeadings())

    return joined


@pytest.fixture(scope="session")
def ends(join: Callable[..., Continuations]) -> Callable[..., list[tuple[str, str, str]]]:
    """A function `(*articles) -> ends`: the continuing place, the form, and the beginning of each continuation."""

    def shown(*articles: Article) -> list[tuple[str, str, str]]:
        return [
            (f"{each.place.source}#{each.place.title}", each.form, f"{each.beginning.source}#{each.beginning.title}")
            for each in join(*articles).found
        ]

    return shown
