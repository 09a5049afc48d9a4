"""Parsing many sources at once, in worker processes that may die without taking the others along.

Parsing is pure and sees one file, so it can run anywhere. A worker that a file kills (a fault in a native library,
the memory limit) breaks its pool: the unfinished files then run again one by one, and the culprit is named.
"""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from biji.diagnostics import Diagnostic, Span
from biji.model import Parsed, ParseOptions, Source
from biji.parse import parse

#: Below this many bytes of text, starting workers costs more than it saves.
WORTH_WORKERS = 400_000

#: A task's text: small enough to keep all workers busy, large enough that handing it over costs nothing.
BATCH_BYTES = 100_000

MEMORY_LIMIT = 4 << 30


def parse_all(
    sources: Sequence[Source],
    options: ParseOptions,
    jobs: int = 0,
    progress: Callable[[int], None] = lambda _count: None,
) -> tuple[Parsed, ...]:
    """Parse every source, in their order.

    Args:
        sources: what to parse.
        options: the same for all.
        jobs: worker processes; 1 parses in this process, 0 chooses by the amount of text and the processors.
        progress: called with the number of sources that have just been finished.

    Returns:
        One result per source. A source that biji could not survive has no article and a diagnostic `crash`.
    """
    jobs = jobs or (available_processors() if sum(len(source.content) for source in sources) > WORTH_WORKERS else 1)
    if jobs == 1:
        return tuple(_finished(_parse_one(source, options), progress) for source in sources)
    results: dict[str, Parsed] = {}
    with _executor(jobs) as executor:
        futures = {executor.submit(_parse_batch, batch, options): batch for batch in _batches(sources)}
        for future in as_completed(futures):
            for parsed_source, parsed in _results(future, futures[future]):
                results[parsed_source.path] = _finished(parsed, progress)
    for source in sources:
        if source.path not in results:
            results[source.path] = _finished(_parse_alone(source, options), progress)
    return tuple(results[source.path] for source in sources)


def available_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _finished(parsed: Parsed, progress: Callable[[int], None]) -> Parsed:
    progress(1)
    return parsed


def _batches(sources: Sequence[Source]) -> Iterator[tuple[Source, ...]]:
    batch: list[Source] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.content)
        if size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _parse_batch(batch: tuple[Source, ...], options: ParseOptions) -> tuple[Parsed, ...]:
    return tuple(_parse_one(source, options) for source in batch)


def _parse_one(source: Source, options: ParseOptions) -> Parsed:
    """Parse, and turn a mistake of ours into a diagnostic: one file must not take the site along."""
    try:
        return parse(source, options)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the author is told and the rest is built
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return _crashed(source, f"parsing this file failed inside biji: {what}")


def _results(future: Future[tuple[Parsed, ...]], batch: tuple[Source, ...]) -> Iterator[tuple[Source, Parsed]]:
    try:
        yield from zip(batch, future.result(), strict=True)
    except (BrokenProcessPool, MemoryError):
        return  # what is missing runs again alone


def _parse_alone(source: Source, options: ParseOptions) -> Parsed:
    try:
        with _executor(1) as executor:
            return executor.submit(_parse_one, source, options).result()
    except (BrokenProcessPool, MemoryError):
        return _crashed(source, "parsing this file ended the process that did it")


def _crashed(source: Source, message: str) -> Parsed:
    hint = "the article is left out and the rest is built; please report the file"
    return Parsed(None, (Diagnostic("crash", Span(source.path), message, hint),))


def _executor(jobs: int) -> Executor:
    # A fork server imports everything once, and never forks a process that has threads.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["biji.parse"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_limit_memory)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, hard))
