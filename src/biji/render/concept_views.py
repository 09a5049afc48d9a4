"""What the templates of concepts see."""

from __future__ import annotations

from msgspec import Struct

from biji.render.block_views import LinkView
from biji.render.fragments import Html
from biji.render.views import PageView


class ConceptPlaceView(Struct, frozen=True):
    """A section about a concept.

    Attributes:
        link: to the section, with the article's title.
        section: the heading's text, where it says more than the concept's name; else "".
        date: ISO 8601, or "".
        series: the article's series with its position there, `Attention 4 / 10`.
        opening: the first sentence, or "".
        facts: how many formulas and references it has.
    """

    link: LinkView
    section: str
    date: str
    series: LinkView | None
    opening: str
    facts: tuple[str, ...]


class ConceptReferenceView(Struct, frozen=True, gc=False):
    """An outside work that the sections about a concept cite.

    Attributes:
        href: None when the address may not be written.
        citations: the sections' articles.
        also: where the reference index lists it, when articles beyond these cite it.
    """

    href: str | None
    title: Html
    host: str
    citations: tuple[LinkView, ...]
    also: LinkView | None = None


class MentionView(Struct, frozen=True, gc=False):
    """A section that mentions a concept: the sentence, parted at the concept's name."""

    link: LinkView
    before: str
    name: str
    after: str


class ConceptView(Struct, frozen=True):
    """A concept's page.

    Attributes:
        together: the concepts that share most articles with it.
    """

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    places: tuple[ConceptPlaceView, ...]
    references: tuple[ConceptReferenceView, ...]
    mentions: tuple[MentionView, ...]
    together: tuple[LinkView, ...]


class ConceptGroupView(Struct, frozen=True):
    """The concepts of one topic."""

    anchor: str
    title: str
    links: tuple[LinkView, ...]


class ConceptIndexView(Struct, frozen=True):
    """The page of all concepts, by topic."""

    page: PageView
    heading: str
    breadcrumb: tuple[LinkView, ...]
    facts: tuple[str, ...]
    groups: tuple[ConceptGroupView, ...]
