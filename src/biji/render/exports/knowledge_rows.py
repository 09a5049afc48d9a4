"""Rows about what articles say together: resources, concepts, continuations, mentions, links, related articles."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from biji.model import Citation, Place, Resource
from biji.model.kept import tell
from biji.render.exports.selection import Selection


class CitationRow(Struct, frozen=True):
    """A place that cites a resource.

    Attributes:
        source: path of the citing article's file.
        line: counted from 1.
        section: title of its section as text; null above the first heading.
        section_id: id of its section; null above the first heading.
        url: as written there.
        title: the work's title as written there, in Markdown; null when absent.
    """

    source: str
    line: int
    section: str | None
    section_id: str | None
    url: str
    title: str | None


class ResourceRow(Struct, frozen=True):
    """An outside work, however often it is cited.

    Attributes:
        key: the same for all addresses of one work.
        url: an address of it, as written.
        name: its title as text, else what its place says about it.
        host: without `www.`.
        kind: `article`, `paper`, `repository`, `question`, `video`, `book` or `documentation`.
        citations: all places that cite it; of the chosen articles, when some were chosen.
    """

    key: str
    url: str
    name: str
    host: str
    kind: str
    citations: tuple[CitationRow, ...]


class PlaceRow(Struct, frozen=True):
    """A section of an article.

    Attributes:
        source: path of the article's file.
        section: title of the section as text; null above the first heading.
        section_id: id of the section; null above the first heading.
    """

    source: str
    section: str | None
    section_id: str | None


class ConceptRow(Struct, frozen=True):
    """A subject that headings of several articles name.

    Attributes:
        key: the same for all its headings.
        name: as most headings write it.
        url: of its page, decoded, from the site's root.
        topic: whether a title or category names it too.
        places: the sections about it, in order of series, then of date.
    """

    key: str
    name: str
    url: str
    topic: bool
    places: tuple[PlaceRow, ...]


class ContinuationRow(Struct, frozen=True):
    """A section that goes on with another one.

    Attributes:
        form: `continued` of `X（续）`, `overflow` of `X+` and `X=`.
        source: path of the continuing article's file.
        section: title of the continuing section as text.
        section_id: id of the continuing section; null without one.
        from_source: path of the file where the subject begins.
        from_section: title of the section where it begins; null at the top of the article.
        from_section_id: id of the section where it begins; null at the top of the article.
    """

    form: str
    source: str
    section: str | None
    section_id: str | None
    from_source: str
    from_section: str | None
    from_section_id: str | None


class MentionRow(Struct, frozen=True):
    """A concept's name in the text of an article that has no section about it: inferred, nobody wrote a link.

    Attributes:
        concept: key of the concept.
        source: path of the article's file.
        section: title of the section as text; null above the first heading.
        section_id: id of the section; null above the first heading.
        name: as the text has it.
        sentence: the one around it.
    """

    concept: str
    source: str
    section: str | None
    section_id: str | None
    name: str
    sentence: str


class LinkRow(Struct, frozen=True):
    """A written link between two articles.

    Attributes:
        source: path of the linking article's file.
        section_id: id of the section that holds the link; null above the first heading.
        target: path of the linked article's file.
        text: the sentence around the link, or its text.
    """

    source: str
    section_id: str | None
    target: str
    text: str


class ReasonRow(Struct, frozen=True):
    """Why two articles are related.

    Attributes:
        kind: `series`, `concepts`, `resources` or `links`.
        count: of what they share.
        names: of what they share, the rarest first; not always all.
    """

    kind: str
    count: int
    names: tuple[str, ...]


class RelatedRow(Struct, frozen=True):
    """An article close to another one.

    Attributes:
        source: path of the article's file.
        related: path of the close article's file; the closest comes first.
        reasons: the strongest first.
    """

    source: str
    related: str
    reasons: tuple[ReasonRow, ...]


def resource_rows(selection: Selection) -> list[ResourceRow]:
    """Every resource that the chosen articles cite."""
    chosen = set(selection.sources)
    for article in selection.articles:
        tell(article)  # a row shows the lines of citations
    rows = (_resource_row(resource, chosen) for resource in selection.site.resources)
    return [row for row in rows if row.citations]


def concept_rows(selection: Selection) -> list[ConceptRow]:
    """Every concept with a place in the chosen articles, with all its places."""
    chosen = set(selection.sources)
    return [
        ConceptRow(one.key, one.name, one.url, one.is_topic, tuple(map(_place_row, one.places)))
        for one in selection.site.concepts
        if any(place.source in chosen for place in one.places)
    ]


def continuation_rows(selection: Selection) -> list[ContinuationRow]:
    """Every continuation that begins or stands in the chosen articles."""
    chosen = set(selection.sources)
    return [
        ContinuationRow(
            form=one.form,
            source=one.place.source,
            section=one.place.title or None,
            section_id=one.place.anchor or None,
            from_source=one.beginning.source,
            from_section=one.beginning.title or None,
            from_section_id=one.beginning.anchor or None,
        )
        for one in selection.site.continuations
        if one.place.source in chosen or one.beginning.source in chosen
    ]


def mention_rows(selection: Selection) -> list[MentionRow]:
    """Every mention in the chosen articles."""
    chosen = set(selection.sources)
    return [
        MentionRow(key, *_place_fields(one.place), name=one.name, sentence=one.sentence)
        for key, mentions in sorted(selection.site.mentions.items())
        for one in mentions
        if one.place.source in chosen
    ]


def link_rows(selection: Selection) -> list[LinkRow]:
    """Every written link from or to the chosen articles."""
    chosen = set(selection.sources)
    rows = [
        LinkRow(one.source, one.anchor or None, target, one.text)
        for target, backlinks in selection.site.backlinks.items()
        for one in backlinks
        if one.source in chosen or target in chosen
    ]
    return sorted(rows, key=lambda row: (row.source, row.target))


def related_rows(selection: Selection) -> list[RelatedRow]:
    """The articles closest to every chosen one."""
    return [
        RelatedRow(
            source, one.source, tuple(ReasonRow(reason.kind, reason.count, reason.names) for reason in one.reasons)
        )
        for source in selection.sources
        for one in selection.site.related.get(source, ())
    ]


def _resource_row(resource: Resource, chosen: Collection[str]) -> ResourceRow:
    return ResourceRow(
        key=resource.key,
        url=resource.url,
        name=resource.name,
        host=resource.host,
        kind=resource.kind,
        citations=tuple(_citation_row(one) for one in resource.citations if one.source in chosen),
    )


def _citation_row(citation: Citation) -> CitationRow:
    reference = citation.reference
    return CitationRow(
        source=citation.source,
        line=reference.span.line,
        section=citation.section or None,
        section_id=citation.anchor or None,
        url=reference.url,
        title=reference.title.markdown if reference.title else None,
    )


def _place_row(place: Place) -> PlaceRow:
    return PlaceRow(*_place_fields(place))


def _place_fields(place: Place) -> tuple[str, str | None, str | None]:
    return place.source, place.title or None, place.anchor or None
