"""The program on one screen: a folder becomes a site, a site becomes files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, structs

from biji import output, text
from biji.cache import Store
from biji.diagnostics import Diagnostic, Span
from biji.inputs import Inputs, gather
from biji.link import link
from biji.link.publication import unchanging
from biji.model import Article, Parsed, ParseOptions, RenderOptions, Site, StaticFile
from biji.model.kept import opening
from biji.output.staging import Stage, Staged, staging
from biji.plugins import generate
from biji.pool import parse_inputs
from biji.render import tasks, template_names
from biji.request import Progress, Request, silent
from biji.workers import available_processors, can_copy, deal, fork_server

__all__ = ["Built", "Loaded", "Progress", "Request", "build", "join", "load"]

#: As many articles are rendered here sooner than workers start.
WORTH_WORKERS = 30


class Loaded(Struct, frozen=True):
    """A folder read, parsed and linked.

    Attributes:
        parse: how its files were parsed.
        render: how its pages are to be rendered.
        diagnostics: of configuration, discover, parse and link, in order of places.
        steady: the same posts are in the future from the first moment to before the second; None is no limit.
    """

    site: Site
    parse: ParseOptions
    render: RenderOptions
    diagnostics: tuple[Diagnostic, ...]
    steady: tuple[dt.datetime | None, dt.datetime | None]


class Built(Struct, frozen=True):
    """What a build did.

    Attributes:
        files: the paths of all files of the site; of those that are in `changed`, the bytes differ from before.
    """

    loaded: Loaded
    written: output.Written
    files: tuple[str, ...]
    changed: frozenset[str]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, in order of places."""
        return self.loaded.diagnostics

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(path.endswith(".html") for path in self.files)

    @property
    def contents(self) -> tuple[tuple[str, int], ...]:
        """What the site holds, with how many of it."""
        outlines = [article.outline for article in self.loaded.site.articles.values()]
        return (
            ("article", len(outlines)),
            ("reference", sum(outline.references for outline in outlines)),
            ("formula", sum(outline.formulas for outline in outlines)),
            ("table", sum(len(outline.tables) for outline in outlines)),
        )


def build(request: Request, target: Path, progress: Progress = silent, store: Store | None = None) -> Built:
    """Build a site.

    Args:
        request: what to build.
        target: the output folder.
        progress: told how far each stage is.
        store: keeps parsed articles between builds.

    Raises:
        output.OutputError: when the output folder cannot be used.
        ExecutorError: when the executor cannot be used.
        OSError: when the disk refuses.
    """
    output.check_folder(target, request.folder)
    inputs, parsed = _read(request, target, progress, store)
    return make(inputs, parsed, target, progress)


def make(inputs: Inputs, parsed: Sequence[Parsed], target: Path, progress: Progress = silent) -> Built:
    """Build the site of a folder that has been read and parsed.

    Args:
        inputs: what was read.
        parsed: its sources.
        target: the output folder, checked.
        progress: told how far each stage is.
    """
    loaded = join(inputs, parsed)
    with staging(target) as stage:
        staged = _render(loaded, inputs.request.jobs, stage, progress)
        written = stage.finish(staged)
    changed = frozenset(file.path for file in staged if file.temporary)
    return Built(loaded, written, tuple(dict.fromkeys(file.path for file in staged)), changed)


def _render(loaded: Loaded, jobs: int, stage: Stage, progress: Progress) -> list[Staged]:
    """Every file of the site, ready to be moved to its place."""
    todo = tasks(loaded.site, loaded.render)

    def work(number: int) -> list[Staged]:
        with opening():
            return [stage.put(file) for file in todo[number]()]

    if not can_copy():
        jobs = 1
    elif not jobs:
        jobs = available_processors() if len(loaded.site.articles) > WORTH_WORKERS else 1
    staged: dict[int, list[Staged]] = {}
    for number, made in deal([*range(len(todo))], work, jobs):
        # What went wrong in a worker goes wrong here again, and is told; or not, if it was the worker's trouble.
        staged[number] = work(number) if made is None else made
        progress("render", len(staged), len(todo))
    return [file for number in sorted(staged) for file in staged[number]]


def load(
    request: Request, target: Path | None = None, progress: Progress = silent, store: Store | None = None
) -> Loaded:
    """Read, parse and link a folder.

    Args:
        request: what to read.
        target: an output folder, which is not read; or None.
        progress: told how far parse is.
        store: keeps parsed articles between builds.
    """
    return join(*_read(request, target, progress, store))


def _read(
    request: Request, target: Path | None, progress: Progress, store: Store | None
) -> tuple[Inputs, tuple[Parsed, ...]]:
    with fork_server(request.jobs) as server:
        inputs = gather(request, target)
        return inputs, parse_inputs(inputs, progress, store, server=server)


def join(inputs: Inputs, parsed: Sequence[Parsed]) -> Loaded:
    """Link a folder that has been read and parsed.

    Args:
        inputs: what was read.
        parsed: its sources.
    """
    found = inputs.found
    articles = [one.article for one in parsed if one.article]
    texts = _read_texts(inputs)
    linked = link(articles, inputs.link, (*found.static, *(file for file, _ in texts if file)))
    render_options = structs.replace(inputs.render, lang=inputs.render.lang or _language(articles))
    made = generate(linked.site, render_options)
    problems = (
        *inputs.diagnostics,
        *found.diagnostics,
        *_diagnostics(parsed),
        *(problem for _, told in texts for problem in told),
        *linked.diagnostics,
        *made.diagnostics,
        *_unused_templates(found.static, inputs.theme),
    )
    return Loaded(
        structs.replace(linked.site, generated=made.files),
        inputs.parse,
        render_options,
        tuple(sorted(problems, key=lambda problem: problem.span)),
        unchanging(articles, inputs.request.now),
    )


def _read_texts(inputs: Inputs) -> list[tuple[StaticFile | None, tuple[Diagnostic, ...]]]:
    if not inputs.found.texts:
        return []

    from biji.parse.text_files import read_text_file  # noqa: PLC0415 - few sites have such files, and it has the parser

    return [read_text_file(source, inputs.parse) for source in inputs.found.texts]


def _diagnostics(parsed: Iterable[Parsed]) -> Iterable[Diagnostic]:
    """What was found in all files; what is wrong with an include is found wherever it is included, and said once."""
    return dict.fromkeys(diagnostic for one in parsed for diagnostic in one.diagnostics)


def _unused_templates(files: Iterable[StaticFile], theme: str) -> Iterator[Diagnostic]:
    """Files that stand where another program would look for templates, with the names of ours."""
    names = {f"templates/{name}" for name in template_names()} if theme else ()
    for path in (file.path for file in files if file.path in names):
        message = f'"{path}" is named like a template of the theme and is not used'
        hint = f'move it to {theme}/templates, or write "biji: {{theme: .}}" in _config.yml'
        yield Diagnostic("unused-template", Span(path), message, hint)


def _language(articles: Iterable[Article]) -> str:
    """The language of the interface where the site names none: Chinese when most titles are."""
    titles = [article.metadata.title for article in articles]
    return "zh" if 2 * sum(text.has_cjk(title) for title in titles) > len(titles) else "en"
