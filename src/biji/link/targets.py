"""Where the links of articles lead: inside the site to a URL and an anchor, outside it nowhere that is ours to say.

A link that leads nowhere stays as it was written and is reported with what was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from biji.diagnostics import Diagnostic
from biji.link.nearest import Nearest
from biji.link.places import Places
from biji.link.written import Reader, Written
from biji.model import Article, Fragment, Link, Section, Target


class Mention(Struct, frozen=True):
    """A written link from one article to another."""

    source: str
    target: str
    section: Section
    fragment: Fragment
    link: Link


class Resolution(Struct, frozen=True):
    """What became of the links of one article.

    Attributes:
        targets: target as written to where it leads, for links inside the site.
        mentions: links to other articles, in order of the text.
    """

    targets: Mapping[str, Target]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Answer(Struct, frozen=True):
    """Where a target leads, and what is wrong with it: code, message, hint."""

    target: Target | None = None
    problem: tuple[str, str, str] | None = None


class Resolver:
    """Resolves the links of all articles of one site.

    Args:
        articles: the published ones.
        urls: source to URL.
        places: what links may lead to.
        reader: of addresses as written.
    """

    def __init__(self, articles: Iterable[Article], urls: Mapping[str, str], places: Places, reader: Reader) -> None:
        self._articles = {article.source: article for article in articles}
        self._urls = urls
        self._sources = {url: source for source, url in urls.items()}
        self._places = places
        self._reader = reader
        self._anchors: dict[str, frozenset[str]] = {}
        self._nearest: dict[str, Nearest] = {}

    def resolve(self, article: Article) -> Resolution:
        """All links of an article; those outside the site are left out."""
        answers: dict[str, _Answer] = {}
        mentions: list[Mention] = []
        diagnostics: list[Diagnostic] = []
        for section, fragment, link in _links(article, *self._reader.elsewhere):
            answer = answers.get(link.target)
            if answer is None:
                answer = answers[link.target] = self._answer(article.source, link)
            if answer.problem:
                code, message, hint = answer.problem
                diagnostics.append(Diagnostic(code, link.span, message, hint))
            target = self._sources.get(answer.target.url) if answer.target and link.element == "a" else None
            if target and target != article.source:
                mentions.append(Mention(article.source, target, section, fragment, link))
        targets = {written: answer.target for written, answer in answers.items() if answer.target}
        return Resolution(targets, tuple(mentions), tuple(diagnostics))

    def _answer(self, source: str, link: Link) -> _Answer:
        url, target = self._urls[source], link.target
        # Nearly all links inside the site are in tables of contents, or name images by their exact URLs.
        if target.startswith("#") and target[1:] in self._anchors_at(url):
            return _Answer(Target(url, target[1:]))
        if target.startswith("/") and (exact := self._places.known(target)):
            return _Answer(Target(exact))
        readings = self._reader.read(target) if target else ()
        for written in readings:
            found = self._places.find(written, source, url)
            if found is not None:
                return self._anchored(Target(found, written.anchor, written.query), link)
        return _Answer(problem=self._missing(link, readings[0])) if readings else _Answer()

    def _anchored(self, target: Target, link: Link) -> _Answer:
        if not target.anchor or target.anchor == "top" or target.url not in self._sources:
            return _Answer(target)
        if target.anchor in self._anchors_at(target.url):
            return _Answer(target)
        message = f'"{link.target}" names no heading of "{self._sources[target.url]}"'
        meant = self._nearest_at(target.url).find(target.anchor, 0.5)
        return _Answer(target, ("broken-anchor", message, f'did you mean "#{meant}"?' if meant else ""))

    def _missing(self, link: Link, written: Written) -> tuple[str, str, str]:
        if link.attribute == "href":
            return "broken-link", f'"{link.target}" leads to no page of this site', self._places.suggest(written)
        meant = self._places.elsewhere(written.path)
        hint = f'did you mean "{meant}"?' if meant else ""
        return "missing-image", f'"{link.target}" does not exist', hint

    def _anchors_at(self, url: str) -> frozenset[str]:
        if url not in self._anchors:
            source = self._sources.get(url)
            self._anchors[url] = frozenset(self._articles[source].anchors) if source else frozenset()
        return self._anchors[url]

    def _nearest_at(self, url: str) -> Nearest:
        if url not in self._nearest:
            self._nearest[url] = Nearest(self._articles[self._sources[url]].anchors)
        return self._nearest[url]


def _links(
    article: Article, elsewhere: tuple[str, ...], own: tuple[str, ...]
) -> Iterator[tuple[Section, Fragment, Link]]:
    """The links that may lead inside the site; nearly all others are told by how they begin."""
    for section in article.body.walk():
        for fragment in section.fragments:
            for link in fragment.links:
                if not link.target.startswith(elsewhere) or (own and link.target.startswith(own)):
                    yield section, fragment, link
