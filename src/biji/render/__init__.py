"""The stage that makes pages: `Site` → `OutputFile`s, and one article's body alone.

for file in render(site, RenderOptions(title="Notes")): …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from biji.diagnostics import TemplateError
from biji.model import Article, OutputFile, RenderOptions, Site
from biji.render.article_files import article_files
from biji.render.articles import article_page
from biji.render.blocks import BodyContext, body_view
from biji.render.concepts import concept_pages
from biji.render.data_files import data_files
from biji.render.data_page import data_pages
from biji.render.environment import default_templates, template_names
from biji.render.feeds import feeds
from biji.render.fragments import Scope, formulas_of
from biji.render.graph.overview import overview_pages
from biji.render.groups import group_pages
from biji.render.links import as_written
from biji.render.listings import directory_pages
from biji.render.llms import llms
from biji.render.lookup import Lookup, look_up
from biji.render.pages import Page
from biji.render.parts import Generator, Part, batches, parts_of
from biji.render.references import reference_pages
from biji.render.search import search_description, search_index, search_page
from biji.render.sitemap import robots, sitemap
from biji.render.special import not_found_page, redirect_pages
from biji.render.strings import strings_for
from biji.render.table_pages import table_files, tables_page

__all__ = ["Task", "TemplateError", "article_body", "prepare", "render", "tasks", "template_names"]

#: Makes some files of a site.
Task = Callable[[], Iterable[OutputFile]]


def render(site: Site, options: RenderOptions) -> Iterator[OutputFile]:
    """Every file of a site in a fixed order: `tasks`, done one after the other.

    Raises:
        TemplateError: when a template of the user's own cannot be filled.
    """
    written: set[str] = set()
    for task in tasks(site, options):
        for file in task():
            if file.path not in written:
                written.add(file.path)
                yield file


def prepare(site: Site | None = None) -> Iterator[None]:
    """Do, a little at a time, what many tasks in copies of a process would each do for themselves.

    Args:
        site: theirs; None where it is not known yet.
    """
    yield from default_templates().compile()
    for group in site.references.by_host[:1] if site else ():
        yield
        len(group.resources)  # with the first group, the works of all are put together


def tasks(site: Site, options: RenderOptions) -> tuple[Task, ...]:
    """All that there is to do to make a site's files.

    A file is a pure function of `site` and `options`. Where two would stand at one path, that of the earlier task
    counts: an article comes before a static file, and both before what biji makes itself.

    Args:
        site: what link returned.
        options: the site's title, address and language.

    Returns:
        The tasks, to be done in any order and in any process; those that take long are at the end. One raises a
        TemplateError when a template of the user's own cannot be filled.
    """
    lookup = look_up(site, options)
    sources = [
        source for source in site.articles if source in site.urls and site.articles[source] is not lookup.front
    ]
    own = [OutputFile(url[1:], file.published) for url, file in sorted(site.static.items())]
    return (
        *(partial(_filled, lookup, partial(_articles, lookup, some)) for some in batches(sources)),
        *(partial(tuple, some) for some in batches(own)),
        *(partial(_filled, lookup, part) for generator in GENERATORS for part in parts_of(generator, lookup)),
    )


def _filled(lookup: Lookup, part: Part) -> Iterator[OutputFile]:
    for made in part():
        yield made if isinstance(made, OutputFile) else made.write(lookup.templates)


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


def _articles(lookup: Lookup, sources: Sequence[str]) -> Iterator[Page]:
    return (article_page(lookup, source) for source in sources)


def asset_files(lookup: Lookup) -> Iterator[OutputFile]:
    return lookup.assets.files(diagrams=any(one.outline.diagrams for one in lookup.site.articles.values()))


def plugin_files(lookup: Lookup) -> Iterable[OutputFile]:
    """What plugins made, before anything of biji's: it takes the place of that."""
    return lookup.site.generated


#: All that biji makes of a site besides its articles, each in any process; those that take long at the end.
GENERATORS: tuple[Generator, ...] = (
    plugin_files,
    group_pages,
    directory_pages,
    concept_pages,
    reference_pages,
    tables_page,
    overview_pages,
    data_pages,
    search_page,
    search_description,
    not_found_page,
    redirect_pages,
    feeds,
    sitemap,
    robots,
    llms,
    article_files,
    asset_files,
    table_files,
    data_files,
    search_index,
)
