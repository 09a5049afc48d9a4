"""The program on one screen: a folder becomes a site, a site becomes files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from biji import output, text
from biji.cache import Store
from biji.config import Config, load_config
from biji.diagnostics import Diagnostic, Span
from biji.discover import discover
from biji.link import link
from biji.model import Article, LinkOptions, Parsed, ParseOptions, RenderOptions, Site
from biji.pool import parse_all
from biji.render import tasks, template_names
from biji.workers import available_processors, can_copy, deal

#: As many articles are rendered here sooner than workers start.
WORTH_WORKERS = 30

#: Called with a stage's name and how many of how many of its steps are done.
Progress = Callable[[str, int, int], None]


class Request(Struct, frozen=True):
    """What is to be built, and what the command line says instead of `_config.yml`.

    Attributes:
        folder: with `_config.yml` and `_posts`.
        now: decides which posts are in the future.
        jobs: worker processes; 0 chooses.
        url, baseurl: None leaves the file's word.
        faithful, drafts, future: False leaves the file's word.
    """

    folder: Path
    now: dt.datetime
    jobs: int = 0
    url: str | None = None
    baseurl: str | None = None
    faithful: bool = False
    drafts: bool = False
    future: bool = False


class Loaded(Struct, frozen=True):
    """A folder read, parsed and linked.

    Attributes:
        parse: how its files were parsed.
        render: how its pages are to be rendered.
        diagnostics: of configuration, discover, parse and link, in order of places.
    """

    site: Site
    parse: ParseOptions
    render: RenderOptions
    diagnostics: tuple[Diagnostic, ...]


class Built(Struct, frozen=True):
    """What a build did."""

    loaded: Loaded
    written: output.Written
    pages: int


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def build(request: Request, target: Path, progress: Progress = _silent) -> Built:
    """Build a site.

    Args:
        request: what to build.
        target: the output folder.
        progress: told how far each stage is.

    Raises:
        output.OutputError: when the output folder cannot be used.
        OSError: when the disk refuses.
    """
    output.check_folder(target, request.folder)
    loaded = load(request, target, progress)
    with output.staging(target) as stage:
        staged = _render(loaded, request.jobs, stage, progress)
        written = stage.finish(staged)
    pages = sum(file.path.endswith(".html") for file in staged)
    return Built(loaded, written, pages)


def _render(loaded: Loaded, jobs: int, stage: output.Stage, progress: Progress) -> list[output.Staged]:
    """Every file of the site, ready to be moved to its place."""
    parts = tasks(loaded.site, loaded.render)

    def work(number: int) -> list[output.Staged]:
        return [stage.put(file) for file in parts[number]()]

    if not can_copy():
        jobs = 1
    elif not jobs:
        jobs = available_processors() if len(loaded.site.articles) > WORTH_WORKERS else 1
    staged: dict[int, list[output.Staged]] = {}
    for number, files in deal(list(range(len(parts))), work, jobs):
        # What went wrong in a worker goes wrong here again, and is told; or not, if it was the worker's trouble.
        staged[number] = work(number) if files is None else files
        progress("render", len(staged), len(parts))
    return [file for number in range(len(parts)) for file in staged[number]]


def load(
    request: Request, target: Path | None = None, progress: Progress = _silent, store: Store | None = None
) -> Loaded:
    """Read, parse and link a folder.

    Args:
        request: what to read.
        target: an output folder, which is not read; or None.
        progress: told how far parse is.
        store: keeps parsed articles between builds.
    """
    config, config_problems = load_config(request.folder)
    parse_options, link_options, render_options = _options(config, request)
    found = discover(request.folder, config, target)
    if parse_options.liquid == "auto":
        parse_options = structs.replace(parse_options, includes=found.includes)
    done = 0

    def parsed_more(count: int) -> None:
        nonlocal done
        done += count
        progress("parse", done, len(found.sources))

    parsed = parse_all(found.sources, parse_options, request.jobs, parsed_more, store=store)
    articles = [one.article for one in parsed if one.article]
    linked = link(articles, link_options, found.static)
    problems = (
        *config_problems,
        *found.diagnostics,
        *_diagnostics(parsed),
        *linked.diagnostics,
        *_unused_templates(request.folder, config.theme),
    )
    render_options = structs.replace(
        render_options, lang=render_options.lang or _language(articles), theme=found.theme
    )
    return Loaded(
        linked.site, parse_options, render_options, tuple(sorted(problems, key=lambda problem: problem.span))
    )


def _options(config: Config, request: Request) -> tuple[ParseOptions, LinkOptions, RenderOptions]:
    address: dict[str, Any] = {
        name: value for name in ("url", "baseurl") if (value := getattr(request, name)) is not None
    }
    link_options, render_options = config.link_options(request.now), config.render_options
    faithful = request.faithful or render_options.faithful
    parse_options = config.parse_options
    return (
        structs.replace(parse_options, faithful=faithful, site={**parse_options.site, **address}),
        structs.replace(
            link_options,
            drafts=request.drafts or link_options.drafts,
            future=request.future or link_options.future,
            **address,
        ),
        structs.replace(render_options, faithful=faithful, **address),
    )


def _diagnostics(parsed: Iterable[Parsed]) -> Iterable[Diagnostic]:
    """What was found in all files; what is wrong with an include is found wherever it is included, and said once."""
    return dict.fromkeys(diagnostic for one in parsed for diagnostic in one.diagnostics)


def _unused_templates(folder: Path, theme: str) -> Iterator[Diagnostic]:
    """Files that stand where another program would look for templates, with the names of ours."""
    names = sorted(template_names()) if theme else ()
    for name in names:
        path = folder / "templates" / name
        if path.is_file() and not path.read_bytes().startswith(b"---"):
            message = f'"templates/{name}" is named like a template of the theme and is not used'
            hint = f'move it to {theme}/templates, or write "biji: {{theme: .}}" in _config.yml'
            yield Diagnostic("unused-template", Span(f"templates/{name}"), message, hint)


def _language(articles: Iterable[Article]) -> str:
    """The language of the interface where the site names none: Chinese when most titles are."""
    titles = [article.metadata.title for article in articles]
    return "zh" if 2 * sum(text.has_cjk(title) for title in titles) > len(titles) else "en"
