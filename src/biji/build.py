"""The program on one screen: a folder becomes a site, a site becomes files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from biji import output, text
from biji.cache import Store
from biji.cache.keys import digest, encoded
from biji.diagnostics import Diagnostic, Span
from biji.inputs import Inputs, gather
from biji.link import link
from biji.link.publication import unchanging
from biji.model import Article, Parsed, ParseOptions, RenderOptions, Site, StaticFile
from biji.model.kept import KeptArticle
from biji.output.staging import staging
from biji.output.traces import traces, untouched_in
from biji.package import MANIFEST
from biji.plugins import generate
from biji.pool import parse_inputs
from biji.render import template_names
from biji.rendering import Known, Ready, make_ready
from biji.request import Progress, Request, silent
from biji.traces import Trace
from biji.workers import fork_server

__all__ = ["Built", "Loaded", "Progress", "Request", "build", "join", "load"]


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
        ready: the files of the site.
        untouched: those of the last build that nobody had changed or removed, where these are known.
        traces: how the files lay at the end, where somebody is to know.
    """

    loaded: Loaded
    written: output.Written
    ready: Ready
    untouched: frozenset[str] = frozenset()
    traces: Mapping[str, Trace] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all files of the site."""
        return tuple(dict.fromkeys(file.path for file in self.ready.files))

    @property
    def changed(self) -> frozenset[str]:
        """Those of them whose bytes differ from before."""
        return frozenset(file.path for file in self.ready.files if file.temporary)

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


def make(
    inputs: Inputs, parsed: Sequence[Parsed], target: Path, progress: Progress = silent, known: Known | None = None
) -> Built:
    """Build the site of a folder that has been read and parsed.

    Args:
        inputs: what was read.
        parsed: its sources.
        target: the output folder, checked.
        progress: told how far each stage is.
        known: about the last build into this folder; `common` is about all inputs but the sources and the moment.
    """
    loaded = join(inputs, parsed)
    facts = _with_facts(known, loaded, parsed) if known else None
    # Another build may write to this folder before and after it is ours: whatever is seen of it is seen in between.
    with staging(target) as stage:
        untouched = untouched_in(target, known.files) if known else frozenset()
        ready = make_ready(loaded.site, loaded.render, stage, inputs.request.jobs, progress, facts, untouched)
        built = Built(loaded, stage.finish(ready.files), ready, untouched)
        return structs.replace(built, traces=traces(target, (*built.files, MANIFEST))) if known else built


def _with_facts(known: Known, loaded: Loaded, parsed: Iterable[Parsed]) -> Known | None:
    """The same, with the facts of all articles; None where these cannot be told from what is inside them."""
    articles = [one.article for one in parsed if one.article]
    facts = [article.facts_digest for article in articles if isinstance(article, KeptArticle)]
    if len(facts) < len(articles) or loaded.render.plugins:
        return None
    return structs.replace(known, common=digest(known.common, encoded(loaded.steady), *facts))


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

    from biji.parse.text_files import read_text_file  # noqa: PLC0415 - few sites have such files

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
