"""How time and memory of a cold build grow with the number of posts: biji beside Hugo, which renders no formulas.

    python benchmarks/scaling.py --sizes 1000 3000 10000 30000 --rounds 3 --write

The exponent p says that cost grows like posts^p, fitted through all sizes: 1 is linear growth.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import corpus
from generators import BIJI, HUGO
from measure import (
    CommandError,
    Cost,
    circumstances,
    compared,
    exponent,
    markdown_table,
    middle,
    use_cores,
    write_between,
)
from msgspec import Struct
from sites import WORK, Site, prepared


class Result(Struct, frozen=True):
    """What a size cost one generator: medians, and the peak of one run."""

    posts: int
    cost: Cost
    memory: int


def measure(sites: Sequence[Site], posts: int, rounds: int) -> list[Result]:
    """Every site in each round."""
    costs: list[list[Cost]] = [[] for _ in sites]
    for number in range(rounds):
        print(f"{posts} posts, round {number + 1} of {rounds}", file=sys.stderr)
        for site, spent in zip(sites, costs, strict=True):
            spent.append(site.build_cold())
    return [Result(posts, middle(spent), site.peak_memory()) for site, spent in zip(sites, costs, strict=True)]


def report(names: Sequence[str], sizes: Sequence[Sequence[Result]]) -> str:
    """A table with a line for each size and generator, and below them the exponents."""
    rows = [
        [
            f"{result.posts:,}",
            name,
            compared(result.cost.wall, results[0].cost.wall, "s"),
            compared(result.cost.cpu, results[0].cost.cpu, "s"),
            compared(result.memory / 1e6, results[0].memory / 1e6, "MB"),
        ]
        for results in sizes
        for name, result in zip(names, results, strict=True)
    ]
    if len(sizes) > 1:
        rows += [["exponent", name, *exponents(results)] for name, *results in zip(names, *sizes, strict=True)]
    return markdown_table(("Posts", "Cold build", "Time", "CPU", "Peak memory"), rows)


def exponents(results: Sequence[Result]) -> list[str]:
    """Of time, CPU and memory."""
    posts = [result.posts for result in results]
    columns = (
        [result.cost.wall for result in results],
        [result.cost.cpu for result in results],
        [float(result.memory) for result in results],
    )
    return [f"{exponent(posts, column):.2f}" if all(column) else "–" for column in columns]


def compare(chosen: argparse.Namespace) -> str:
    """What the command line asks for, as Markdown.

    Raises:
        CommandError: when a generator is missing or fails, or there are not so many processors.
    """
    use_cores(chosen.cores)
    about = circumstances()
    sizes, names = [], []
    for posts in chosen.sizes:
        folder = corpus.made(chosen.work, posts)
        with prepared((BIJI, HUGO), folder, chosen.work, install=chosen.install) as (sites, missing):
            if missing:
                raise CommandError(f"not installed: {', '.join(missing)}")
            names = [f"{site.name} {site.version}" for site in sites]
            sizes.append(measure(sites, posts, chosen.rounds))
    return f"Median of {chosen.rounds}. {about}.\n\n{report(names, sizes)}"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10_000, 30_000], help="numbers of posts")
    parser.add_argument("--work", type=Path, default=WORK, help="where posts, sites and programs are")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cores", type=int, default=4)
    parser.add_argument("--install", action="store_true", help="Hugo, where it is not there yet")
    parser.add_argument("--write", action="store_true", help="into the handbook")
    chosen = parser.parse_args()
    try:
        text = compare(chosen)
    except CommandError as error:
        sys.exit(str(error))
    print(text)
    if chosen.write:
        write_between(text, "scaling")


if __name__ == "__main__":
    main()
