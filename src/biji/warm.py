"""A build that first looks whether there is anything to do, and notes what the next one needs to know for that.

The result of a build is a function of its inputs. So when a digest of each of them is the same as last time, and the
files lie as they were left, there is nothing to parse, link, render or write.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs

from biji import output
from biji.cache import Cache
from biji.cache.keys import article_keys, code_digest, digest, encoded, theme_digest
from biji.diagnostics import Diagnostic
from biji.inputs import Inputs, gather
from biji.model import Source, StaticFile, ThemeFile, ThemeFolder
from biji.output.traces import Trace, are_untouched, traces
from biji.package import MANIFEST
from biji.reasons import CONFIGURATION, NOTHING, PROGRAM, THEME, reasons
from biji.request import Progress, Request

if TYPE_CHECKING:  # what makes sites takes long to import
    from biji.build import Built


class Note(Struct, frozen=True, array_like=True):
    """What a build leaves for the next one into the same folder.

    Attributes:
        ingredients: what the site is made of: a digest of each by name.
        since, until: the same posts are in the future from the first moment to before the second; None is no limit.
        files: how the files of the site lie.
    """

    ingredients: dict[str, bytes]
    since: dt.datetime | None
    until: dt.datetime | None
    files: dict[str, Trace]
    pages: int
    contents: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]


class Outcome(Struct, frozen=True):
    """What a build did, or found done.

    Attributes:
        contents: what the site holds, with how many of it.
        reasons: why files were parsed and written, a line each.
    """

    written: output.Written
    pages: int
    contents: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]
    reasons: tuple[str, ...]


def refresh(
    request: Request, target: Path, progress: Progress, cache: Cache | None, *, explain: bool = False
) -> Outcome:
    """Make the output folder hold the site: `build`, if there is anything to do.

    Args:
        request: what to build.
        target: the output folder.
        progress: told how far each stage is.
        cache: of the site's folder; None does everything, and leaves nothing for the next build.
        explain: give reasons.

    Raises:
        output.OutputError: when the output folder cannot be used.
        TemplateError: when a template of the user's own cannot be filled.
        OSError: when the disk refuses.
    """
    output.check_folder(target, request.folder)
    inputs = gather(request, target)
    ingredients = ingredients_of(inputs)
    name = encoded(str(target.resolve()))
    before = _last(cache, name) if cache else None
    if before and _is_done(before, ingredients, request.now, target):
        unchanged = output.Written(unchanged=len(before.files) - 1)
        return Outcome(unchanged, before.pages, before.contents, before.diagnostics, (NOTHING,))
    touched = _touched(target, before.files) if before and explain else set()
    built = _build(inputs, target, progress, cache)
    # What crashed is tried again, even if nothing changes: it may have been the machine's trouble.
    if cache and all(problem.code != "crash" for problem in built.diagnostics):
        cache.take_note(name, msgspec.msgpack.encode(_note(ingredients, built, target)))
    lines: Iterator[str] = iter(())
    if explain:
        written = {path: _why_written(path, before, touched) for path in built.changed}
        lines = reasons(before.ingredients if before else None, ingredients, _parsed(inputs, cache), written)
    problems = (*built.diagnostics, *(cache.diagnostics if cache else ()))
    return Outcome(built.written, built.pages, built.contents, problems, tuple(lines))


def ingredients_of(inputs: Inputs) -> dict[str, bytes]:
    """A digest of everything that the site depends on, but for the moment: files by their paths, and the rest."""
    found, theme = inputs.found, inputs.render.theme
    files: list[Source | StaticFile | ThemeFile] = [*found.sources, *found.texts, *found.static]
    files += [*theme.templates.values(), *theme.static.values()]
    rest = [
        structs.replace(found, sources=(), texts=(), static=(), theme=ThemeFolder()),
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


def _build(inputs: Inputs, target: Path, progress: Progress, cache: Cache | None) -> Built:
    # What makes sites takes longer to import than it takes to see that there is nothing to do.
    from biji.build import build  # noqa: PLC0415 - as said

    return build(inputs.request, target, progress, cache, inputs)


def _last(cache: Cache, name: bytes) -> Note | None:
    content = cache.note(name)
    try:
        return msgspec.msgpack.decode(content, type=Note) if content else None
    except msgspec.DecodeError:
        return None


def _note(ingredients: dict[str, bytes], built: Built, target: Path) -> Note:
    since, until = built.loaded.steady
    files = traces(target, (*built.files, MANIFEST))
    return Note(ingredients, since, until, files, built.pages, built.contents, built.diagnostics)


def _is_done(before: Note, ingredients: Mapping[str, bytes], now: dt.datetime, target: Path) -> bool:
    is_late_enough = before.since is None or before.since <= now
    is_early_enough = before.until is None or now < before.until
    is_same = before.ingredients == ingredients and is_late_enough and is_early_enough
    return is_same and are_untouched(target, before.files)


def _parsed(inputs: Inputs, cache: Cache | None) -> Iterator[str]:
    """The sources that the cache did not have."""
    sources = inputs.found.sources
    keys = article_keys(sources, inputs.parse)
    return (one.path for one, key in zip(sources, keys, strict=True) if cache is None or key in cache.parsed)


def _touched(target: Path, before: Mapping[str, Trace]) -> set[str]:
    """The files of the site that somebody changed or removed."""
    now = traces(target, before)
    return {path for path, trace in before.items() if now.get(path) != trace}


def _why_written(path: str, before: Note | None, touched: set[str]) -> str:
    if before is None or path not in before.files:
        return "new"
    return "somebody changed or removed it" if path in touched else "its content changed"
