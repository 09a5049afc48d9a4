"""Parsing many sources at once, in worker processes that may die without taking the others along.

Parsing is pure and sees one file, so it can run anywhere. A worker that a file kills (a fault in a native library,
the memory limit) loses its batch only: the files of that batch then run again one by one, and the culprit is named.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from biji.diagnostics import Diagnostic, Span
from biji.model import Parsed, ParseOptions, Source
from biji.parse import parse

if TYPE_CHECKING:  # Windows has no fork server
    from multiprocessing.context import ForkServerContext, SpawnContext

#: Below this many bytes of text, starting workers costs more than it saves.
WORTH_WORKERS = 400_000

#: A task's text: small enough to keep all workers busy, large enough that handing it over costs nothing.
BATCH_BYTES = 100_000

MEMORY_LIMIT = 4 << 30

Batch = tuple[Source, ...]
Parse = Callable[[Source, ParseOptions], Parsed]


def parse_all(
    sources: Sequence[Source],
    options: ParseOptions,
    jobs: int = 0,
    progress: Callable[[int], None] = lambda _count: None,
    parse_one: Parse = parse,
) -> tuple[Parsed, ...]:
    """Parse every source, in their order.

    Args:
        sources: what to parse.
        options: the same for all.
        jobs: worker processes; 1 parses in this process, 0 chooses by the amount of text and the processors.
        progress: called with the number of sources that have just been finished.
        parse_one: what parses one source; a function that workers can import.

    Returns:
        One result per source. A source that biji could not survive has no article and a diagnostic `crash`.
    """
    jobs = jobs or (available_processors() if sum(len(source.content) for source in sources) > WORTH_WORKERS else 1)
    results: dict[str, Parsed] = {}
    done = (
        ((source, _parse_safely(source, options, parse_one)) for source in sources)
        if jobs == 1
        else _parse_in_workers(sources, options, jobs, parse_one)
    )
    for source, parsed in done:
        results[source.path] = parsed
        progress(1)
    return tuple(results[source.path] for source in sources)


def available_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_rarely() -> None:
    """Let this process look for garbage less often.

    Articles have no cycles, and what is imported stays: looking through both takes a tenth to a fifth of a build.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _parse_safely(source: Source, options: ParseOptions, parse_one: Parse) -> Parsed:
    """Parse, and turn a mistake of ours into a diagnostic: one file must not take the site along."""
    try:
        return parse_one(source, options)
    except Exception as error:  # noqa: BLE001 - whatever it is, the author is told and the rest is built
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return _crashed(source, f"parsing this file failed inside biji: {what}")


def _crashed(source: Source, message: str) -> Parsed:
    hint = "the article is left out and the rest is built; please report the file"
    return Parsed(None, (Diagnostic("crash", Span(source.path), message, hint),))


def _batches(sources: Sequence[Source]) -> Iterator[Batch]:
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


def _parse_in_workers(
    sources: Sequence[Source], options: ParseOptions, jobs: int, parse_one: Parse
) -> Iterator[tuple[Source, Parsed]]:
    """Every source with its result, in the order in which they are finished."""
    waiting = list(_batches(sources))[::-1]
    busy: dict[Connection, Batch] = {}
    with _workers(options, parse_one) as start:
        idle = [start() for _ in range(min(jobs, len(waiting)))]
        if not _is_alive(idle):
            # Workers import the caller's main module, which may be a script that was read from a pipe.
            yield from ((source, _parse_safely(source, options, parse_one)) for source in sources)
            return
        while waiting or busy:
            while waiting and len(busy) < jobs:
                connection = idle.pop() if idle else start()
                busy[connection] = waiting.pop()
                _send(connection, busy[connection])
            ready = wait(list(busy))
            for connection in [one for one in busy if one in ready]:
                batch = busy.pop(connection)
                parsed = _receive(connection)
                if parsed is not None:
                    idle.append(connection)
                    yield from zip(batch, parsed, strict=True)
                elif len(batch) == 1:
                    yield batch[0], _crashed(batch[0], "parsing this file ended the process that did it")
                else:
                    waiting.extend((source,) for source in reversed(batch))


def _is_alive(workers: Sequence[Connection]) -> bool:
    """Whether workers can run here at all, as the first one shows with a batch of nothing."""
    if not workers:
        return True
    _send(workers[0], ())
    return _receive(workers[0]) is not None


def _send(connection: Connection, batch: Batch) -> None:
    try:
        connection.send(batch)
    except OSError:
        return  # the worker is gone, as receiving from it will tell


def _receive(connection: Connection) -> tuple[Parsed, ...] | None:
    """What a worker made of its batch; None when it died."""
    try:
        parsed: tuple[Parsed, ...] = connection.recv()
    except (EOFError, OSError):
        connection.close()
        return None
    return parsed


@contextmanager
def _workers(options: ParseOptions, parse_one: Parse) -> Iterator[Callable[[], Connection]]:
    """A function that starts a worker; all of them are gone at the end, however it comes."""
    # A fork server imports everything once, and never forks a process that has threads.
    is_forkserver = "forkserver" in multiprocessing.get_all_start_methods()
    context: ForkServerContext | SpawnContext = (
        multiprocessing.get_context("forkserver") if is_forkserver else multiprocessing.get_context("spawn")
    )
    if is_forkserver:
        context.set_forkserver_preload(["__main__", "biji.parse"])
    started: list[tuple[BaseProcess, Connection]] = []

    def start() -> Connection:
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, options, parse_one), daemon=True)
        with deaf_to_interrupts():
            process.start()
        theirs.close()
        started.append((process, ours))
        return ours

    try:
        yield start
    except BaseException:
        for process, _ in started:
            process.kill()
        raise
    finally:
        for process, connection in started:
            connection.close()
            process.join()


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Processes started in here never see Ctrl-C, which a terminal sends to all: this one decides what it means."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # It would undo the mask when it starts.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, options: ParseOptions, parse_one: Parse) -> None:
    """What a worker does: parse batches until there are no more, or until nobody wants them."""
    _limit_memory()
    collect_rarely()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        while True:
            batch: Batch = connection.recv()
            connection.send(tuple(_parse_safely(source, options, parse_one) for source in batch))
    except (EOFError, OSError):
        return


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, hard))
