"""An article's page: its body with all that the site knows about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from biji.model import Article
from biji.render import article_views as views
from biji.render.article_foot import foot_rows
from biji.render.block_views import LinkView
from biji.render.blocks import BodyContext, body_view, reference_anchor
from biji.render.concept_links import concept_links, inline_mentions
from biji.render.contents import contents_view, has_contents_block
from biji.render.fragments import Scope, formulas_of
from biji.render.graph.local import local_graph
from biji.render.join_views import JoinViews
from biji.render.language import language_of, reading_minutes
from biji.render.links import RelativeLinker, SiteResolver, permanent_url
from biji.render.lookup import Lookup
from biji.render.pages import Page, article_link, breadcrumb, citation_link, linker_for, page_view
from biji.render.strings import LANGUAGES, counted
from biji.render.structured_data import address, article_node, breadcrumb_node, citations_node, graph
from biji.render.table_pages import table_downloads
from biji.render.views import CardView, PageView

#: The id that kramdown gives to the list that `{:toc}` makes.
CONTENTS_ID = "markdown-toc"

#: Articles shown before and after an article in the left column: pages must not grow with the site.
_AROUND = 15

#: From this many headings on a table of contents helps.
_HEADINGS = 2

#: From this many references on a reader would rather filter than scroll.
_LONG_LIST = 20

_DESCRIPTION = 155


def article_page(lookup: Lookup, source: str) -> Page:
    """The page of an article."""
    url = lookup.site.urls[source]
    return Page(lookup.path(url), "article.html", article_view(lookup, source))


def article_view(lookup: Lookup, source: str) -> views.ArticleView:
    """All that an article's page shows, with the interface in the language that the article names."""
    article, url = lookup.site.articles[source], lookup.site.urls[source]
    lookup = _in_language(lookup, article.metadata.lang)
    linker, options = linker_for(lookup, url), lookup.options
    scope = Scope(
        SiteResolver(linker, source),
        (*article.anchors, CONTENTS_ID),
        formulas_of(article.body),
        task=lookup.strings.task,
        faithful=options.faithful,
    )
    lang = language_of(article, options.lang)
    contents = contents_view(article, scope) if article.metadata.toc else ()
    shown = bool(contents) and (len(contents) >= _HEADINGS or bool(contents[0].children))
    asked = has_contents_block(article)
    body = body_view(article, _context(linker, source, scope, show_contents=not shown))
    return views.ArticleView(
        page=_page(linker, article, lang, math=scope.typeset),
        lang=lang if lang != options.lang else "",
        title=article.metadata.title,
        breadcrumb=_way(linker, source),
        date=article.metadata.date.date().isoformat() if article.metadata.date else "",
        facts=_facts(lookup, article, lang),
        long_list=lookup.references[source] >= _LONG_LIST,
        strips=tuple(_strips(linker, source)),
        side=_side(linker, source),
        contents=contents if shown else (),
        contents_id=CONTENTS_ID if shown and asked and not options.faithful else "",
        body=body,
        foot=tuple(foot_rows(linker, source)),
        pagers=tuple(_pagers(linker, source)),
        graph=local_graph(linker, source),
    )


def _context(linker: RelativeLinker, source: str, scope: Scope, *, show_contents: bool) -> BodyContext:
    lookup, joins = linker.lookup, JoinViews(linker, source)
    return BodyContext(
        scope,
        lookup.strings,
        lookup.options.lang,
        lambda key: _also(linker, source, key),
        show_contents=show_contents,
        downloads=lambda number: table_downloads(linker, lookup.tables.get((source, number))),
        work=lookup.works.get,
        coming=joins.coming,
        going=joins.going,
        elsewhere=lambda heading: concept_links(linker, source, heading),
        mentions=lambda anchor: inline_mentions(linker, source, anchor),
    )


def _in_language(lookup: Lookup, lang: str) -> Lookup:
    strings = LANGUAGES.get(lang.lower().split("-")[0], lookup.strings)
    if strings is lookup.strings:
        return lookup
    return structs.replace(lookup, options=structs.replace(lookup.options, lang=lang), strings=strings)


def _page(linker: RelativeLinker, article: Article, lang: str, *, math: bool) -> PageView:
    lookup, source = linker.lookup, article.source
    title, url, date = article.metadata.title, lookup.site.urls[source], article.metadata.date
    description, image = describe(article), _image(linker, article)
    topics = [(topic.name, topic.url) for topic, _ in lookup.topics_of.get(source, ())[:1]]
    others = lookup.translations.get(source, {}).items()
    return page_view(
        linker,
        url,
        title,
        description=description,
        math=math,
        card=CardView(
            "article",
            title,
            image,
            published=date.isoformat() if date else "",
            data=graph(
                article_node(linker, article, lang, description, image),
                breadcrumb_node(linker, [(lookup.strings.home, "/"), *topics, (title, url)]),
                citations_node(article, lookup.strings.references),
            ),
            translations=tuple(LinkView(tag, address(linker, there)) for tag, there in others),
        ),
    )


def _image(linker: RelativeLinker, article: Article) -> str:
    """The absolute address of the first image that is the site's own, or ""."""
    site = linker.lookup.site
    targets = site.targets.get(article.source, {})
    files = {written: target.url for written, target in targets.items() if target.url in site.static}
    for section in article.body.walk() if files else ():
        for fragment in section.fragments:
            for link in fragment.links:
                if link.element == "img" and link.target in files:
                    return permanent_url(linker.lookup, files[link.target])
    return ""


def describe(article: Article) -> str:
    """What an article is about in one line: its own description, the beginning of its prose, or its headings."""
    outline = article.outline
    headings = (heading.title.text for heading in outline.headings)
    return article.metadata.description or _line(outline.opening or " · ".join(headings))


def _line(text: str) -> str:
    return text if len(text) <= _DESCRIPTION else text[: _DESCRIPTION - 1] + "…"


def _way(linker: RelativeLinker, source: str) -> tuple[LinkView, ...]:
    lookup = linker.lookup
    topics = [topic for topic, _ in lookup.topics_of.get(source, ())[:1]]
    return breadcrumb(linker, *(LinkView(topic.name, linker.href(topic.url)) for topic in topics))


def _facts(lookup: Lookup, article: Article, lang: str) -> tuple[str, ...]:
    references = lookup.references[article.source]
    return (
        *([counted(lookup.strings.references_count, references)] if references else []),
        *([counted(lookup.strings.minutes, reading_minutes(article.words, lang))] if article.words else []),
    )


def _part_link(linker: RelativeLinker, parts: Sequence[str], index: int) -> LinkView | None:
    return article_link(linker, parts[index]) if 0 <= index < len(parts) else None


def _strips(linker: RelativeLinker, source: str) -> Iterator[views.StripView]:
    lookup = linker.lookup
    for series, index in lookup.series_of.get(source, ()):
        parts = [part.source for part in series.parts]
        yield views.StripView(
            series=LinkView(series.name, linker.href(series.url)),
            position=f"{index + 1} / {len(parts)}",
            previous=_part_link(linker, parts, index - 1),
            next=_part_link(linker, parts, index + 1),
        )


def _side(linker: RelativeLinker, source: str) -> views.SideView | None:
    lookup = linker.lookup
    for series, index in lookup.series_of.get(source, ())[:1]:
        title = LinkView(series.name, linker.href(series.url), counted(lookup.strings.parts, len(series.parts)))
        return _near(linker, title, [part.source for part in series.parts], index)
    for topic, index in lookup.topics_of.get(source, ())[:1]:
        title = LinkView(topic.name, linker.href(topic.url), counted(lookup.strings.articles, len(topic.articles)))
        return _near(linker, title, topic.articles, index) if len(topic.articles) > 1 else None
    return None


def _near(linker: RelativeLinker, title: LinkView, sources: Sequence[str], index: int) -> views.SideView:
    """The articles around the one at `index`, with a way to the others where there are more."""
    shown = 2 * _AROUND + 1
    start = max(0, min(index - _AROUND, len(sources) - shown))
    items = tuple(_siblings(linker, sources[start : start + shown], sources[index]))
    more = LinkView(counted(linker.lookup.strings.all_of, len(sources)), title.href) if len(sources) > shown else None
    return views.SideView(title, items, more)


def _siblings(linker: RelativeLinker, sources: Sequence[str], current: str) -> Iterator[LinkView]:
    for source in sources:
        link = article_link(linker, source)
        if link:
            yield LinkView(link.text, link.href, current=source == current)


def _pagers(linker: RelativeLinker, source: str) -> Iterator[views.PagerView]:
    lookup = linker.lookup
    seen: set[str] = set()
    for series, index in lookup.series_of.get(source, ()):
        parts = [part.source for part in series.parts]
        before, after = (_part_link(linker, parts, index + step) for step in (-1, 1))
        if before or after:
            seen.update(parts[max(0, index - 1) : index + 2])
            yield views.PagerView(series.name, before, after)
    neighbours = lookup.site.neighbours.get(source)
    if neighbours and not {neighbours.previous, neighbours.next} <= seen | {""}:
        topics = lookup.topics_of.get(source, ())
        before, after = (article_link(linker, there) for there in (neighbours.previous, neighbours.next))
        yield views.PagerView(topics[0][0].name if topics else "", before, after)


def _also(linker: RelativeLinker, source: str, key: str) -> LinkView | None:
    lookup = linker.lookup
    place = lookup.resources.get(key)
    if place is None:
        return None
    others = len(place.citations) - (source in place.citations)
    text = counted(lookup.strings.also_in, others)
    if others == 1:
        other = next(citation for there, citation in place.citations.items() if there != source)
        link = citation_link(linker, other)
        return LinkView(text, link.href, note=link.text)
    key = place.resource.key
    return LinkView(text, linker.href(lookup.index_pages[key], reference_anchor(key)))
