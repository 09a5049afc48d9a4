"""What an article says of concepts: below its headings, and in its foot."""

from __future__ import annotations

from itertools import islice

from biji.model import Heading, Mention
from biji.render.article_views import FootRowView
from biji.render.block_views import LinkView
from biji.render.inline_mentions import InlineMention
from biji.render.joins import Joins
from biji.render.links import RelativeLinker
from biji.render.strings import counted

#: Articles named in the foot that mention one of its concepts.
_MENTIONING = 12


def concept_links(linker: RelativeLinker, source: str, heading: Heading) -> tuple[LinkView, ...]:
    """A link to the page of the concept that a heading is about, unless lines beside it name all its other articles.

    Args:
        linker: makes the addresses.
        source: the heading's article.
        heading: one of its headings.
    """
    lookup = linker.lookup
    concept = lookup.concepts.get(heading.key)
    if concept is None or not lookup.is_free(concept.url):
        return ()
    others = {place.source: lookup.site.articles[place.source].metadata.title for place in concept.places}
    joins = lookup.joins.get(source, Joins({}, {}))
    joined = {each.beginning.source for each in joins.coming.get(heading.anchor, ())}
    joined |= {each.place.source for each in joins.going.get(heading.anchor, ())}
    if not others.keys() - joined - {source}:
        return ()
    others.pop(source, None)
    text = counted(lookup.strings.also_in, len(others))
    return (LinkView(text, linker.href(concept.url), ", ".join(others.values())),)


def concepts_row(linker: RelativeLinker, source: str) -> FootRowView:
    """The concepts that an article has sections about."""
    lookup = linker.lookup
    concepts = (lookup.concepts[key] for key in lookup.site.concepts_of.get(source, ()))
    links = (LinkView(one.name, linker.href(one.url), str(len(one.places))) for one in concepts)
    return FootRowView("concepts", lookup.strings.concepts, tuple(links))


def mentions_row(linker: RelativeLinker, source: str) -> FootRowView:
    """Where other articles mention the concepts of this one, each article once, with the sentence."""
    site = linker.lookup.site
    found: dict[str, Mention] = {}
    for key in site.concepts_of.get(source, ()):
        for mention in site.mentions.get(key, ()):
            found.setdefault(mention.place.source, mention)
    links = tuple([mention_link(linker, mention) for mention in islice(found.values(), _MENTIONING)])
    return FootRowView("mentions", linker.lookup.strings.also_discussed, links, listed=True)


def mentioned_row(linker: RelativeLinker, source: str) -> FootRowView:
    """The concepts that an article names and that other articles are about."""
    lookup = linker.lookup
    links = (LinkView(one.name, linker.href(one.url)) for one in lookup.mentioned.get(source, ()))
    return FootRowView("mentioned", lookup.strings.mentioned, tuple(links))


def inline_mentions(linker: RelativeLinker, source: str, anchor: str) -> tuple[InlineMention, ...]:
    """The names in a section that are to become links to the pages of their concepts.

    Args:
        linker: makes the addresses.
        source: the article.
        anchor: of the section.
    """
    lookup = linker.lookup
    if not lookup.options.inline_mentions:
        return ()
    return tuple(
        _inline(mention, linker.href(concept.url))
        for concept in lookup.mentioned.get(source, ())
        for mention in lookup.site.mentions[concept.key]
        if mention.place.source == source and mention.place.anchor == anchor
    )


def _inline(mention: Mention, href: str) -> InlineMention:
    end = mention.start + len(mention.name)
    beside = mention.sentence[: mention.start][-1:], mention.sentence[end : end + 1]
    before, behind = ("" if character in "… " else character for character in beside)
    return InlineMention(mention.name, before, behind, href)


def mention_link(linker: RelativeLinker, mention: Mention) -> LinkView:
    """A link to the section that mentions a concept, with the sentence."""
    site, place = linker.lookup.site, mention.place
    title = site.articles[place.source].metadata.title
    text = title if place.title in title else f"{title} › {place.title}"
    return LinkView(text, linker.href(site.urls[place.source], place.anchor), mention.sentence)
