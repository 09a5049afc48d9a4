"""Where the links of articles lead: inside the site to a URL and an anchor, outside it nowhere that is ours to say.

A link that leads nowhere stays as it was written and is reported with what was probably meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.link.namings import Namings
from biji.link.nearest import Nearest
from biji.link.places import Places
from biji.link.written import SOURCE_MARK, SOURCE_SCHEME, Reader, Written
from biji.model import SERIES_SCHEME, Article, Backlink, InnerLink, Target
from biji.model.outlines import inner_links

#: How many of a page's anchors a hint names.
_SHOWN_ANCHORS = 5


#: A written link from one article to another: the other's source, and what it sees.
Mention = tuple[str, Backlink]


class Resolution(Struct, frozen=True):
    """What became of the links of one article.

    Attributes:
        targets: target as written to where it leads, for links inside the site.
        mentions: links to other articles, in order of the text.
    """

    targets: Mapping[str, Target]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]


_NOTHING = Resolution({}, (), ())


class _Problem(Struct, frozen=True):
    """What is wrong with a link, wherever it stands in its article."""

    code: str
    message: str
    hint: str


class Resolver:
    """Resolves the links of all articles of one site.

    Args:
        articles: the published ones.
        urls: source to URL.
        places: what links may lead to.
        reader: of addresses as written.
        namings: of parts of series.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        urls: Mapping[str, str],
        places: Places,
        reader: Reader,
        namings: Namings,
    ) -> None:
        self._articles = {article.source: article for article in articles}
        self._urls = urls
        self._sources = {url: source for source, url in urls.items()}
        self._places = places
        self._reader = reader
        self._namings = namings
        self._anchors: dict[str, frozenset[str]] = {}
        self._nearest: dict[str, Nearest] = {}

    def resolve(self, article: Article) -> Resolution:
        """All links of an article; those outside the site are left out."""
        links = self._inside(article)
        if not links:
            return _NOTHING
        source, known = article.source, self._places.known
        exact = {link.target: Target(url) for link in links if (url := known(link.target))}
        if not [link for link in links if link.element == "a" or link.target not in exact]:
            return Resolution(exact, (), ())  # nothing but images
        targets: dict[str, Target] = {}
        problems: dict[str, _Problem | None] = {}
        mentions: list[Mention] = []
        diagnostics: list[Diagnostic] = []
        for link in links:
            written = link.target
            if written not in problems:
                there = exact.get(written)
                target, problems[written] = (there, None) if there else self._answer(source, link)
                if target:
                    targets[written] = target
            problem = problems[written]
            if problem:
                diagnostics.append(
                    Diagnostic(problem.code, Span(source, link.line, link.column), problem.message, problem.hint)
                )
            if link.element == "a" and written in targets:
                named = self._sources.get(targets[written].url, source)
                if named != source:
                    mentions.append((named, Backlink(source, link.anchor, link.sentence)))
        # Links that share one definition share what is wrong with it.
        return Resolution(targets, tuple(mentions), tuple(dict.fromkeys(diagnostics)))

    def _inside(self, article: Article) -> Sequence[InnerLink]:
        """The links that may lead inside the site: absolute ones only where the site's own host is among theirs."""
        if not self._reader.host or self._reader.host not in article.digest.hosts:
            return article.outline.links
        return list(inner_links(article.body, self._reader.own))

    def _answer(self, source: str, link: InnerLink) -> tuple[Target | None, _Problem | None]:
        """Where a link leads that is no URL of the site, if anywhere inside it, and what is wrong with it."""
        if link.target.startswith(SERIES_SCHEME):
            named = self._namings.find(link.target.removeprefix(SERIES_SCHEME))
            return Target(self._urls[named]) if named and named != source else None, None
        url = self._urls[source]
        readings = self._reader.read(link.target) if link.target else ()
        for written in readings:
            found = self._places.find(written, source, url)
            if found is not None:
                target = Target(found, written.anchor, written.query)
                return target, self._anchor_problem(target, link)
        if not readings or self._reader.is_of_neighbour(link.target):
            return None, None
        return None, self._missing(link, readings[0])

    def _anchor_problem(self, target: Target, link: InnerLink) -> _Problem | None:
        if target.anchor in {"", "top"} or target.url not in self._sources:
            return None
        if target.anchor in self._anchors_at(target.url):
            return None
        shown = link.target.rpartition(SOURCE_SCHEME)[2]
        message = f'"{shown}" names no heading of "{self._sources[target.url]}"'
        nearest = self._nearest_at(target.url)
        # A text that was split takes its anchors along to another page.
        here, moved = nearest.find(target.anchor, 1), self._bearers.get(target.anchor, ())
        elsewhere = f"{moved[0]}#{target.anchor}" if len(moved) == 1 and not here else ""
        meant = elsewhere or f"#{here or nearest.find(target.anchor) or ''}"
        hint = self._anchors_hint(target.url) if meant == "#" else f'did you mean "{meant}"?'
        return _Problem("broken-anchor", message, hint)

    @cached_property
    def _bearers(self) -> Mapping[str, list[str]]:
        """The URLs of the pages that have an anchor."""
        bearers: defaultdict[str, list[str]] = defaultdict(list)
        for source, article in self._articles.items():
            for anchor in article.anchors:
                bearers[anchor].append(self._urls[source])
        return bearers

    def _anchors_hint(self, url: str) -> str:
        anchors = [f'"#{anchor}"' for anchor in self._articles[self._sources[url]].anchors]
        if not anchors:
            return "that page has no headings"
        return f"that page has {', '.join(anchors[:_SHOWN_ANCHORS])}{', …' * (len(anchors) > _SHOWN_ANCHORS)}"

    def _missing(self, link: InnerLink, written: Written) -> _Problem:
        if written.path.startswith(SOURCE_MARK):
            named = written.path[len(SOURCE_MARK) :]
            message = f'the Liquid tag names "{named}", which is no published file of this site'
            return _Problem("liquid-link", message, self._places.suggest_source(named))
        if link.attribute == "href":
            message = f'"{link.target}" leads to no page of this site'
            hint = (
                self._places.suggest(written, self._anchors_at)
                or "no page has a name like it: correct the address, or write no link"
            )
            return _Problem("broken-link", message, hint)
        meant = self._places.elsewhere(written.path)
        hint = (
            f'did you mean "{meant}"?' if meant else "no file has a name like it: correct the path, or add the file"
        )
        return _Problem("missing-image", f'"{link.target}" does not exist', hint)

    def _anchors_at(self, url: str) -> frozenset[str]:
        if url not in self._anchors:
            source = self._sources.get(url)
            self._anchors[url] = frozenset(self._articles[source].anchors) if source else frozenset()
        return self._anchors[url]

    def _nearest_at(self, url: str) -> Nearest:
        if url not in self._nearest:
            self._nearest[url] = Nearest(self._articles[self._sources[url]].anchors)
        return self._nearest[url]
