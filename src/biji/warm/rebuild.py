"""A build that reads the site's folder, and does what is to do: nothing when only the files' times have changed."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from biji.cache import Cache
from biji.cache.keys import article_keys, code_digest, digest, encoded, program_seen, theme_digest
from biji.fork_server import ForkServer
from biji.inputs import Inputs, gather
from biji.model import Source, StaticFile, ThemeFile, ThemeFolder
from biji.output.traces import are_untouched
from biji.reasons import CONFIGURATION, PROGRAM, THEME, reasons
from biji.request import Progress, Request
from biji.traces import Seen
from biji.warm.notes import Circumstances, Note, Outcome, asked_for, leave_note

if TYPE_CHECKING:  # what makes sites takes long to import
    from biji.build import Built


def rebuild(  # noqa: PLR0913 - what `refresh` was asked for, and what it knows
    request: Request,
    target: Path,
    progress: Progress,
    cache: Cache | None,
    before: Note | None,
    *,
    explain: bool,
    server: ForkServer | None = None,
) -> Outcome:
    """Make the output folder hold the site: `build`, unless all inputs are what they were.

    Args:
        request: what to build.
        target: the output folder, checked.
        progress: told how far each stage is.
        cache: of the site's folder, or None.
        before: what the last build into this folder has left, or None.
        explain: give reasons.
        server: makes workers.
    """
    began = time.time_ns()
    inputs = gather(request, target, before.measured if before else {})
    ingredients = ingredients_of(inputs)
    seen = inputs.found.seen
    now = Circumstances(asked_for(request), seen if seen.is_settled(began) else None, program_seen())
    if before and _is_done(before, ingredients, request.now, target):
        if cache:
            leave_note(cache, target, structs.replace(before, circumstances=now))
        return before.outcome
    built = _build(inputs, target, progress, cache, ingredients, before, server)
    note = _note(built, inputs, ingredients, now)
    # What crashed is tried again, even if nothing changes: it may have been the machine's trouble.
    if cache and all(problem.code != "crash" for problem in built.diagnostics):
        leave_note(cache, target, note)
    lines = _reasons(built, inputs, ingredients, before, cache) if explain else ()
    problems = (*built.diagnostics, *(cache.diagnostics if cache else ()))
    return Outcome(built.written, note.pages, note.contents, problems, tuple(lines), built)


def ingredients_of(inputs: Inputs) -> dict[str, bytes]:
    """A digest of everything that the site depends on, but for the moment: files by their paths, and the rest."""
    found, theme = inputs.found, inputs.render.theme
    files: list[Source | StaticFile | ThemeFile] = [*found.sources, *found.texts, *found.static]
    files += [*theme.templates.values(), *theme.static.values()]
    rest = [
        structs.replace(found, sources=(), texts=(), static=(), theme=ThemeFolder(), seen=Seen()),
        inputs.parse,
        structs.replace(inputs.link, now=None),
        structs.replace(inputs.render, theme=ThemeFolder()),
        inputs.theme,
        inputs.diagnostics,
    ]
    return {
        PROGRAM: code_digest(),
        THEME: theme_digest(),
        CONFIGURATION: digest(*map(encoded, rest)),
        **{f"/{file.path}": digest(encoded(file)) for file in files},
    }


def _build(  # noqa: PLR0913, PLR0917 - what `rebuild` knows
    inputs: Inputs,
    target: Path,
    progress: Progress,
    cache: Cache | None,
    ingredients: Mapping[str, bytes],
    before: Note | None,
    server: ForkServer | None,
) -> Built:
    # What makes sites takes longer to import than it takes to see that there is nothing to do.
    from biji.pool import parse_inputs  # noqa: PLC0415 - as said

    parsed = parse_inputs(inputs, progress, cache, _imports(), server)
    if server:
        server.close()

    from biji.build import make  # noqa: PLC0415 - while workers parse, the rest is imported
    from biji.rendering import Known  # noqa: PLC0415 - likewise

    if not cache:
        return make(inputs, parsed, target, progress)
    sources = {f"/{one.path}" for one in inputs.found.sources}
    rest = digest(encoded({name: one for name, one in ingredients.items() if name not in sources}))
    known = Known(rest, before.rendered, before.files) if before else Known(rest)
    return make(inputs, parsed, target, progress, known)


def _note(built: Built, inputs: Inputs, ingredients: dict[str, bytes], now: Circumstances) -> Note:
    since, until = built.loaded.steady
    images = {file.origin: (file.width, file.height) for file in inputs.found.static if file.width}
    made = dict(built.traces), built.pages, built.contents, built.diagnostics
    return Note(now, ingredients, since, until, *made, images, built.ready.note)


def _reasons(
    built: Built, inputs: Inputs, ingredients: Mapping[str, bytes], before: Note | None, cache: Cache | None
) -> Iterator[str]:
    written = {path: _why_written(path, before, built.untouched) for path in built.changed}
    rendered = built.ready.made, len(built.ready.files)
    known = before.ingredients if before else None
    return reasons(known, ingredients, _parsed(inputs, cache), rendered, written)


def _imports() -> Iterator[None]:
    """Import and prepare what comes after parse, a part at a time: no worker is to wait long for its next task."""
    for name in ("jinja2", "biji.link", "biji.render.exports", "biji.render", "biji.build"):
        import_module(name)
        yield

    from biji.render import prepare  # noqa: PLC0415 - it is imported now

    yield from prepare()


def _is_done(before: Note, ingredients: Mapping[str, bytes], now: dt.datetime, target: Path) -> bool:
    is_same = before.ingredients == ingredients and before.is_steady(now)
    return is_same and are_untouched(target, before.files)


def _parsed(inputs: Inputs, cache: Cache | None) -> Iterator[str]:
    """The sources that the cache did not have."""
    sources = inputs.found.sources
    keys = article_keys(sources, inputs.parse)
    return (one.path for one, key in zip(sources, keys, strict=True) if cache is None or key in cache.parsed)


def _why_written(path: str, before: Note | None, untouched: frozenset[str]) -> str:
    if before is None or path not in before.files:
        return "new"
    return "its content changed" if path in untouched else "somebody changed or removed it"
