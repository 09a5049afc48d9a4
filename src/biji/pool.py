"""Parsing many sources at once, in worker processes that may die without taking the others along.

Parsing is pure and sees one file, so it can run anywhere. A worker that a file kills (a fault in a native library,
the memory limit) loses its batch only: the files of that batch then run again one by one, and the culprit is named.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from biji.cache import Store
from biji.cache.entries import decode, encode
from biji.cache.keys import article_keys, code_digest
from biji.diagnostics import Diagnostic, Span
from biji.executors import ExecutorError, executor_at, hand_out
from biji.fork_server import ForkServer
from biji.model import Parsed, ParseOptions, Source
from biji.parse import parse
from biji.request import Progress
from biji.workers import available_processors, deal

if TYPE_CHECKING:  # workers read no folder
    from biji.inputs import Inputs

#: Below this many bytes of text, starting workers costs more than it saves.
WORTH_WORKERS = 400_000

#: A task's text: small enough to keep all workers busy, large enough that handing it over costs nothing.
BATCH_BYTES = 100_000

MEMORY_LIMIT = 4 << 30

Batch = tuple[Source, ...]
Parse = Callable[[Source, ParseOptions], Parsed]
#: A batch's articles on their way from another process.
Sent = tuple[bytes | Parsed, ...]
#: Batches with their articles, in the order in which they are finished; None where a worker died.
Dealt = Iterator[tuple[Batch, Sent | None]]


def parse_inputs(
    inputs: Inputs,
    progress: Progress,
    store: Store | None = None,
    meanwhile: Iterable[object] = (),
    server: ForkServer | None = None,
) -> tuple[Parsed, ...]:
    """Parse what was read of a folder: `parse_all`, as the request wants it.

    Args:
        inputs: what was read.
        progress: told how far parse is.
        store: asked before; what it has is not parsed.
        meanwhile: takes steps while workers parse.
        server: makes the workers.
    """
    sources, request = inputs.found.sources, inputs.request
    done = 0

    def parsed_more(count: int) -> None:
        nonlocal done
        done += count
        progress("parse", done, len(sources))

    return parse_all(
        sources,
        inputs.parse,
        request.jobs,
        parsed_more,
        store=store,
        executor=request.executor,
        meanwhile=meanwhile,
        server=server,
    )


def parse_all(  # noqa: PLR0913, PLR0917 - all but two have a default
    sources: Sequence[Source],
    options: ParseOptions,
    jobs: int = 0,
    progress: Callable[[int], None] = lambda _count: None,
    parse_one: Parse = parse,
    store: Store | None = None,
    executor: str = "",
    meanwhile: Iterable[object] = (),
    server: ForkServer | None = None,
) -> tuple[Parsed, ...]:
    """Parse every source, in their order.

    Args:
        sources: what to parse.
        options: the same for all.
        jobs: worker processes; 1 parses in this process, 0 chooses by the amount of text and the processors.
        progress: called with the number of sources that have just been finished.
        parse_one: what parses one source; a function that workers can import.
        store: asked before; what it has is not parsed.
        executor: the address of one that parses (`executor_at`), instead of worker processes.
        meanwhile: takes steps while workers parse.
        server: makes the workers, of which there is one at least.

    Returns:
        One result per source. A source that biji could not survive has no article and a diagnostic `crash`.

    Raises:
        ExecutorError: when the executor cannot be used.
    """
    is_much = sum(len(source.content) for source in sources) > WORTH_WORKERS
    jobs = jobs or (available_processors() if server or is_much else 1)
    deal_out = partial(_deal, options, parse_one, jobs, executor, meanwhile, server)
    if store is None:
        return tuple(parsed for parsed, _ in _parse_new(sources, deal_out, progress))
    keys = article_keys(sources, options)
    known = store.get(keys)
    progress(len(known))
    new = {key: source for key, source in zip(keys, sources, strict=True) if key not in known}
    results = dict(zip(new, _parse_new(tuple(new.values()), deal_out, progress), strict=True))
    parsed = {key: one for key, (one, _) in results.items()}
    # The next try may survive a crash, which can be one of the machine.
    lasting = {key: one for key, one in parsed.items() if all(each.code != "crash" for each in one.diagnostics)}
    store.put(lasting, {key: sent for key, (_, sent) in results.items() if isinstance(sent, bytes)})
    return tuple(known[key] if key in known else parsed[key] for key in keys)


def _parse_new(
    sources: Sequence[Source], deal_out: Callable[[list[Batch]], Dealt], progress: Callable[[int], None]
) -> list[tuple[Parsed, bytes | Parsed]]:
    """What became of each source, and how it came here."""
    results: dict[str, tuple[Parsed, bytes | Parsed]] = {}
    waiting = list(_batches(sources))[::-1]
    for batch, sent in deal_out(waiting):
        if sent is None and len(batch) > 1:
            waiting.extend((source,) for source in reversed(batch))
            continue
        ended = "parsing this file ended the process that did it"
        for source, one in zip(batch, sent or [_crashed(batch[0], ended)], strict=True):
            results[source.path] = _read(one), one
        progress(len(batch))
    return [results[source.path] for source in sources]


def _deal(  # noqa: PLR0913, PLR0917 - all but the last are the same for all
    options: ParseOptions,
    parse_one: Parse,
    jobs: int,
    executor: str,
    meanwhile: Iterable[object],
    server: ForkServer | None,
    waiting: list[Batch],
) -> Dealt:
    """Have batches parsed: by an executor if there is one, else by workers, else here."""
    if not waiting:
        return
    work = partial(_parse_batch, options, parse_one)
    if executor:
        with executor_at(executor) as elsewhere:
            _check(elsewhere)
            yield from hand_out(waiting, partial(_send_checked, code_digest(), work), elsewhere)
    else:
        if not server:  # copies of this process are to have it
            import_module("biji.parse.article")
        yield from deal(waiting, partial(_send, work), jobs, MEMORY_LIMIT, meanwhile, server)


def _check(executor: Executor) -> None:
    """Refuse to let other code parse: its articles might be others, and would be kept as ours."""
    try:
        code = executor.submit(code_digest).result()
    except Exception as error:
        raise ExecutorError(f"biji does not run where the executor is: {error}") from error
    if code != code_digest():
        raise ExecutorError(
            "the executor has another biji, other libraries or another Python; install the same there"
        )


def _send(work: Callable[[Batch], tuple[Parsed, ...]], batch: Batch) -> Sent:
    """Articles as the cache keeps them, which takes a tenth of the time of pickle; few cannot be written so."""
    return tuple(encode(parsed) or parsed for parsed in work(batch))


def _send_checked(code: bytes, work: Callable[[Batch], tuple[Parsed, ...]], batch: Batch) -> Sent:
    if code != code_digest():
        raise ExecutorError("this worker has other code")
    return _send(work, batch)


def _read(sent: bytes | Parsed) -> Parsed:
    parsed = decode(sent) if isinstance(sent, bytes) else sent
    if parsed is None:
        raise ExecutorError("what a worker sent is no article")
    return parsed


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


def _parse_batch(options: ParseOptions, parse_one: Parse, batch: Batch) -> tuple[Parsed, ...]:
    return tuple(_parse_safely(source, options, parse_one) for source in batch)
