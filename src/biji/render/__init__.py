"""The stage that makes pages: `Site` → `OutputFile`s, and one article's body alone.

for file in render(site, RenderOptions(title="Notes")): …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from biji.model import Article, OutputFile, RenderOptions, Site
from biji.render.articles import article_page
from biji.render.blocks import BodyContext, body_view
from biji.render.concepts import concept_pages
from biji.render.data_files import data_files
from biji.render.data_page import data_pages
from biji.render.environment import TemplateError, default_templates, template_names
from biji.render.feeds import feed_pages
from biji.render.fragments import Scope, formulas_of
from biji.render.graph.overview import overview_pages
from biji.render.links import as_written
from biji.render.listings import directory_pages, home_page, topic_page
from biji.render.lookup import SEARCH_URL, Lookup, look_up
from biji.render.pages import Page
from biji.render.references import reference_pages
from biji.render.search import documents, search_files, search_page
from biji.render.series import series_page
from biji.render.special import NOT_FOUND_URL, not_found_page, redirect_pages
from biji.render.strings import strings_for
from biji.render.table_pages import table_files, tables_page

__all__ = ["Start", "TemplateError", "article_body", "render", "template_names"]


#: Begins a call, perhaps in another process, and returns a function that waits for its result.
Start = Callable[..., Callable[[], tuple[OutputFile, ...]]]


def _later(
    function: Callable[..., tuple[OutputFile, ...]], *arguments: object
) -> Callable[[], tuple[OutputFile, ...]]:
    return lambda: function(*arguments)


def render(site: Site, options: RenderOptions, start: Start = _later) -> Iterator[OutputFile]:
    """Every file of a site in a fixed order: articles, generated pages, the theme, static files.

    A page is a pure function of `site` and `options`. Where two would stand at one path, an article comes before a
    static file, and both before what biji makes itself.

    Args:
        site: what link returned.
        options: the site's title, address and language.
        start: begins what can be done while pages are rendered: the search index.

    Raises:
        TemplateError: when a template of the user's own cannot be filled.
    """
    written: set[str] = set()
    lookup = look_up(site, options)
    index = start(search_files, documents(lookup), lookup.strings.search) if options.search else tuple
    for page in _pages(lookup):
        if page.path not in written:
            written.add(page.path)
            yield page.write(lookup.templates)
    own = (OutputFile(url[1:], file) for url, file in sorted(site.static.items()))
    theme = lookup.assets.files(diagrams=lookup.diagrams)
    for file in (*own, *theme, *index(), *data_files(lookup), *table_files(lookup)):
        if file.path not in written:
            written.add(file.path)
            yield file


def article_body(article: Article, options: RenderOptions) -> str:
    """The HTML of one article's body, without a page around it, its links as written.

    Args:
        article: what parse returned.
        options: under `faithful` the result is what Jekyll would show, block by block; else typed blocks are shown as
            on the site.
    """
    strings = strings_for(options.lang)
    scope = Scope(
        as_written, article.anchors, formulas_of(article.body), task=strings.task, faithful=options.faithful
    )
    if options.faithful:
        fragments = (fragment for section in article.body.walk() for fragment in section.fragments)
        return "\n".join(scope.html(fragment) for fragment in fragments)
    context = BodyContext(scope, strings, options.lang, lambda _key: None, show_contents=True)
    return default_templates().fill("body.html", body_view(article, context))


def _pages(lookup: Lookup) -> Iterator[Page]:
    site = lookup.site
    for source in site.articles:
        if source in site.urls and site.articles[source] is not lookup.front:
            yield article_page(lookup, source)
    if lookup.is_free("/"):
        yield home_page(lookup)
    for topic in site.topics:
        if lookup.is_free(topic.url):
            yield topic_page(lookup, topic)
    for series in site.series:
        if lookup.is_free(series.url):
            yield series_page(lookup, series)
    yield from directory_pages(lookup)
    yield from concept_pages(lookup)
    yield from reference_pages(lookup)
    yield from tables_page(lookup)
    yield from overview_pages(lookup)
    yield from data_pages(lookup)
    if lookup.options.search and lookup.is_free(SEARCH_URL):
        yield search_page(lookup)
    if lookup.is_free(NOT_FOUND_URL):
        yield not_found_page(lookup)
    yield from redirect_pages(lookup)
    listed = (*(topic.url for topic in site.topics), *(series.url for series in site.series))
    yield from feed_pages(lookup, ("/", *listed))
