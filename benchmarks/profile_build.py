"""Where the time of a cold build goes: CPU of each stage, then the functions that take most, in one process.

    python benchmarks/profile_build.py --posts 817
    python benchmarks/profile_build.py --folder ~/blog --stage render --lines 60

Stages are measured in another run, since profiling makes small functions look dear; `--stage` profiles only one.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import pstats
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

import corpus
from measure import circumstances
from sites import WORK
from stopwatch import Stopwatch

import biji.build
import biji.inputs
import biji.rendering
from biji.build import Request, build
from biji.garbage import collect_rarely
from biji.output import staging
from biji.render import Task

#: What `build` calls of the stages, besides the tasks of render.
FUNCTIONS: dict[str, list[tuple[Any, str]]] = {
    "config": [(biji.inputs, "load_config")],
    "discover": [(biji.inputs, "discover")],
    "parse": [(biji.build, "parse_inputs")],
    "link": [(biji.build, "link")],
    "render": [(biji.rendering, "tasks")],
    "write": [(staging.Stage, "put"), (staging.Stage, "finish")],
}

Watch = Callable[[str, Callable[..., Any]], Callable[..., Any]]


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Every stage goes through a function that is given its name and what it does."""
    with ExitStack() as stack:
        for stage, functions in FUNCTIONS.items():
            for owner, name in functions:
                function = getattr(owner, name)
                if name == "tasks":
                    function = with_tasks(watch, function)
                stack.enter_context(patch.object(owner, name, watch(stage, function)))
        yield


def with_tasks(watch: Watch, tasks: Callable[..., tuple[Task, ...]]) -> Callable[..., tuple[Task, ...]]:
    """The tasks are watched too: `tasks` only says what there is to do."""

    @wraps(tasks)
    def wrapper(*args: object) -> tuple[Task, ...]:
        return tuple(watch("render", task) for task in tasks(*args))

    return wrapper


def built(folder: Path) -> None:
    """Build into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as target:
        build(Request(folder, dt.datetime.now(dt.UTC), jobs=1), Path(target) / "site")


def print_stages(folder: Path) -> None:
    """Print what each stage takes."""
    watch = Stopwatch()
    with watched(watch.timed):
        watch.timed("everything else", built)(folder)
    total = sum(watch.spent.values())
    for name in (*FUNCTIONS, "everything else"):
        print(f"{name:16} {watch.spent[name]:7.2f} s {watch.spent[name] / total:5.0%}")
    print(f"{'together':16} {total:7.2f} s")


def print_functions(folder: Path, stage: str, lines: int) -> None:
    """Print what functions take, the dearest first."""
    profiler = cProfile.Profile()

    def profiled(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        return partial(run_profiled, profiler, function) if name == stage else function

    with watched(profiled):
        if stage:
            built(folder)
        else:
            profiler.runcall(built, folder)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(lines)


def run_profiled(
    profiler: cProfile.Profile, function: Callable[..., Any], *args: object, **options: object
) -> object:
    """Call it; what it would yield one by one is a tuple."""

    def call() -> object:
        made = function(*args, **options)
        return tuple(made) if isinstance(made, Iterator) else made

    return profiler.runcall(call)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=817, help="how many to generate")
    parser.add_argument("--folder", type=Path, help="with posts in _posts/, in place of generated ones")
    parser.add_argument("--stage", choices=FUNCTIONS, default="", help="profile only this one")
    parser.add_argument("--lines", type=int, default=40, help="how many functions to show")
    chosen = parser.parse_args()
    folder = chosen.folder or corpus.made(WORK, chosen.posts)
    collect_rarely()  # as the program does
    print(circumstances())
    print_stages(folder)
    print_functions(folder, chosen.stage, chosen.lines)


if __name__ == "__main__":
    main()
