"""How long the link stage takes: milliseconds of CPU per 1,000 articles, and how that grows to 10,000.

    python benchmarks/link.py [--stages | --profile]

The articles are those of `benchmarks/corpus.py`, parsed: recurring headings, continuations, titles with series,
《series（n）》, 25 references to the post, one in twenty of them cited twice, text of real length. Mentions,
which search all of the text, are measured apart from everything else.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import math
import pstats
import sys
import time
from types import FunctionType
from typing import Any
from unittest.mock import patch

from corpus import Writer
from measure import exponent
from stopwatch import Stopwatch

import biji.link
from biji.garbage import collect_rarely
from biji.link import link
from biji.model import Article, LinkOptions, ParseOptions, Source, SourceKind, StaticFile
from biji.pool import parse_all

COUNTS = (1000, 3000, 10_000)
OPTIONS = LinkOptions(now=dt.datetime(2300, 1, 1, tzinfo=dt.UTC))


def made_site(count: int) -> tuple[list[Article], list[StaticFile]]:
    """Articles and images; the same for the same number."""
    writer = Writer(count, 1)
    sources = [Source(path, SourceKind.POST, text.encode()) for path, text in writer.files()]
    articles = [parsed.article for parsed in parse_all(sources, ParseOptions()) if parsed.article]
    return articles, [StaticFile(path[1:], "", 1, 1) for path in writer.images]


def measure(articles: list[Article], static: list[StaticFile], rounds: int = 5) -> float:
    """Milliseconds of CPU for one run, the best of several."""
    best = math.inf
    for _ in range(rounds):
        start = time.process_time()
        link(articles, OPTIONS, static)
        best = min(best, time.process_time() - start)
    return 1000 * best


def stages(count: int, rounds: int = 5) -> dict[str, float]:
    """Milliseconds of CPU of every function of link that `link` calls, without those that it calls in turn."""
    watch, best = Stopwatch(), dict[str, float]()
    articles, static = made_site(count)
    functions: dict[str, Any] = {
        name: watch.timed(name, value)
        for name, value in vars(biji.link).items()
        if isinstance(value, FunctionType) and value.__module__.startswith("biji.link") and value is not link
    }
    with patch.multiple(biji.link, **{**functions, "find_mentions": lambda *_, **__: {}}):
        for _ in range(rounds):
            watch.spent.clear()
            link(articles, OPTIONS, static)
            best = {name: min(1000 * took, best.get(name, math.inf)) for name, took in watch.spent.items()}
    return best


def print_stages() -> None:
    """Print where the time goes at every size, the longest first."""
    columns = [stages(count) for count in COUNTS]
    print("ms of CPU per 1,000 articles", *(f"{count:8d}" for count in COUNTS))
    for name in sorted(columns[0], key=lambda name: -columns[-1].get(name, 0.0)):
        print(
            f"{name:28s}",
            *(f"{1000 * column[name] / count:8.2f}" for column, count in zip(columns, COUNTS, strict=True)),
        )
    sums = (1000 * sum(column.values()) / count for column, count in zip(columns, COUNTS, strict=True))
    print(f"{'all but mentions':28s}", *(f"{each:8.2f}" for each in sums))


def profile() -> None:
    """Print where the time goes."""
    articles, static = made_site(COUNTS[0])
    profiler = cProfile.Profile()
    profiler.runcall(link, articles, OPTIONS, static)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(60)


def main() -> None:
    """Print the table, or a profile."""
    collect_rarely()  # as the program does
    if "--stages" in sys.argv:
        print_stages()
        return
    if "--profile" in sys.argv:
        profile()
        return
    print("articles  everything but mentions  mentions   (ms of CPU per 1,000 articles)")
    rest, all_of_it = [], []
    for count in COUNTS:
        articles, static = made_site(count)
        with patch.object(biji.link, "find_mentions", lambda *_, **__: {}):
            rest.append(measure(articles, static))
        all_of_it.append(measure(articles, static, 2))
        print(f"{count:8d} {1000 * rest[-1] / count:24.1f} {1000 * (all_of_it[-1] - rest[-1]) / count:9.1f}")
    print(f"grows as n^{exponent(COUNTS, rest):.2f} without mentions, n^{exponent(COUNTS, all_of_it):.2f} with them")


if __name__ == "__main__":
    main()
