"""How long the link stage takes: milliseconds of CPU per 1,000 articles, and how that grows to 10,000.

    python benchmarks/link.py [--profile]

The articles are those of `benchmarks/corpus.py`, parsed: recurring headings, continuations, titles with series,
《series（n）》, 25 references to the post, one in twenty of them cited twice, text of real length. Mentions, which search
all of the text, are measured apart from everything else.
"""

from __future__ import annotations

import cProfile
import datetime as dt
import math
import pstats
import sys
import time
from unittest.mock import patch

from corpus import Writer

import biji.link
from biji.link import link
from biji.model import Article, LinkOptions, ParseOptions, Source, SourceKind, StaticFile
from biji.pool import parse_all
from biji.workers import collect_rarely

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


def exponent(spent: list[float]) -> float:
    """The p of n^p through the first and last measurement: 1 is linear growth."""
    return math.log(spent[-1] / spent[0]) / math.log(COUNTS[-1] / COUNTS[0])


def profile() -> None:
    """Print where the time goes."""
    articles, static = made_site(COUNTS[0])
    profiler = cProfile.Profile()
    profiler.runcall(link, articles, OPTIONS, static)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(60)


def main() -> None:
    """Print the table, or a profile."""
    collect_rarely()  # as the program does
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
    print(f"grows as n^{exponent(rest):.2f} without mentions, n^{exponent(all_of_it):.2f} with them")


if __name__ == "__main__":
    main()
