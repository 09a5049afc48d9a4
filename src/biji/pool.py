"""Parsing many sources at once, in worker processes that may die without taking the others along.

Parsing is pure and sees one file, so it can run anywhere. A worker that a file kills (a fault in a native library,
the memory limit) loses its batch only: the files of that batch then run again one by one, and the culprit is named.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from biji.cache import Store, article_keys
from biji.diagnostics import Diagnostic, Span
from biji.model import Parsed, ParseOptions, Source
from biji.parse import parse
from biji.workers import available_processors, deal

#: Below this many bytes of text, starting workers costs more than it saves.
WORTH_WORKERS = 400_000

#: A task's text: small enough to keep all workers busy, large enough that handing it over costs nothing.
BATCH_BYTES = 100_000

MEMORY_LIMIT = 4 << 30

Batch = tuple[Source, ...]
Parse = Callable[[Source, ParseOptions], Parsed]


def parse_all(  # noqa: PLR0913, PLR0917 - all but two have a default
    sources: Sequence[Source],
    options: ParseOptions,
    jobs: int = 0,
    progress: Callable[[int], None] = lambda _count: None,
    parse_one: Parse = parse,
    store: Store | None = None,
) -> tuple[Parsed, ...]:
    """Parse every source, in their order.

    Args:
        sources: what to parse.
        options: the same for all.
        jobs: worker processes; 1 parses in this process, 0 chooses by the amount of text and the processors.
        progress: called with the number of sources that have just been finished.
        parse_one: what parses one source; a function that workers can import.
        store: asked before; what it has is not parsed.

    Returns:
        One result per source. A source that biji could not survive has no article and a diagnostic `crash`.
    """
    if store is None:
        return _parse_new(sources, options, jobs, progress, parse_one)
    keys = article_keys(sources, options)
    known = store.get(keys)
    progress(len(known))
    new = {key: source for key, source in zip(keys, sources, strict=True) if key not in known}
    parsed = dict(zip(new, _parse_new(tuple(new.values()), options, jobs, progress, parse_one), strict=True))
    # The next try may survive a crash, which can be one of the machine.
    store.put({key: one for key, one in parsed.items() if all(each.code != "crash" for each in one.diagnostics)})
    return tuple(known[key] if key in known else parsed[key] for key in keys)


def _parse_new(
    sources: Sequence[Source],
    options: ParseOptions,
    jobs: int,
    progress: Callable[[int], None],
    parse_one: Parse,
) -> tuple[Parsed, ...]:
    jobs = jobs or (available_processors() if sum(len(source.content) for source in sources) > WORTH_WORKERS else 1)
    results: dict[str, Parsed] = {}
    waiting = list(_batches(sources))[::-1]
    for batch, parsed in deal(waiting, partial(_parse_batch, options, parse_one), jobs, MEMORY_LIMIT):
        if parsed is None and len(batch) > 1:
            waiting.extend((source,) for source in reversed(batch))
            continue
        ended = "parsing this file ended the process that did it"
        results.update(zip((one.path for one in batch), parsed or [_crashed(batch[0], ended)], strict=True))
        progress(len(batch))
    return tuple(results[source.path] for source in sources)


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
