"""Which articles an export is about: all of a site, or those of an article, a series, a topic."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from biji.model import Article, Formula, Reference, Resource, Section, Site, Table
from biji.text import near_miss


class NoSuchNameError(ValueError):
    """Nothing on the site has the name that a selection asks for; the message is for a person."""


class Selection(Struct, frozen=True):
    """Articles of a site, in order of their source paths, so that two exports compare line by line.

    Attributes:
        sources: of the articles.
        narrowed: they were chosen from all articles.
    """

    site: Site
    sources: tuple[str, ...]
    narrowed: bool = False

    @property
    def articles(self) -> Iterator[Article]:
        """The articles, in order."""
        return (self.site.articles[source] for source in self.sources)

    def references(self) -> Iterator[tuple[str, Section, Reference]]:
        """Every reference with its source and section, in order of the text."""
        for article in self.articles:
            for section in article.body.walk():
                for reference in section.references:
                    yield article.source, section, reference

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Every table with its source, in order of the text."""
        for article in self.articles:
            for section in article.body.walk():
                for block in section.blocks:
                    if isinstance(block, Table):
                        yield article.source, block

    def formulas(self) -> Iterator[tuple[str, Formula]]:
        """Every formula with its source, in order of the text: in sentences, headings, tables and titles."""
        for article in self.articles:
            for section in article.body.walk():
                for formula in section.formulas:
                    yield article.source, formula


def select(site: Site, *, article: str = "", series: str = "", topic: str = "") -> Selection:
    """Narrow a site to some of its articles: those that fit everything that is asked.

    Args:
        site: to choose from.
        article: the source path of one article.
        series: the name of a series, whatever its case.
        topic: the name of a topic, whatever its case.

    Raises:
        NoSuchNameError: when the site has no such article, series or topic.
    """
    chosen = set(site.articles)
    if article:
        chosen &= {_named("article", article, site.articles)}
    if series:
        parts = {one.name: one.parts for one in site.series}
        chosen &= {part.source for part in parts[_named("series", series, parts)]}
    if topic:
        topics = {one.name: one.articles for one in site.topics}
        chosen &= set(topics[_named("topic", topic, topics)])
    return Selection(site, tuple(sorted(chosen)), narrowed=bool(article or series or topic))


def resources_by_key(site: Site) -> dict[str, Resource]:
    """Every resource under the keys of all its references."""
    return {citation.reference.key: resource for resource in site.resources for citation in resource.citations}


def _named(what: str, name: str, names: Collection[str]) -> str:
    """The one of the names that is meant."""
    known = {one.casefold(): one for one in names} | {one: one for one in names}
    found = known.get(name) or known.get(name.casefold())
    if found is None:
        meant = near_miss(name, known.values())
        raise NoSuchNameError(f'no {what} "{name}"' + (f'; did you mean "{meant}"?' if meant else ""))
    return found
