"""What a cluster can save: what it takes to read a post, and what to have it read elsewhere, in CPU of this process.

    python benchmarks/scale_out.py [--posts 200 | --folder ~/blog]

A cluster of Dask is started on this machine. What others do counts for nothing here: this process still has to hand
over the text and to take back the article, and no number of machines makes that less.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path

import corpus
from measure import circumstances
from sites import WORK

from biji.build import Request
from biji.inputs import gather
from biji.pool import parse_all


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a cluster with two workers, all of it in other processes."""
    from distributed.deploy.subprocess import SubprocessCluster  # noqa: PLC0415 - slow to load: that is measured

    options = {"dashboard": False}
    workers = {"nthreads": 1, "dashboard": False}
    with SubprocessCluster(n_workers=2, worker_kwargs=workers, scheduler_kwargs=options) as started:
        yield f"dask:{started.scheduler_address}"


def spent(function: Callable[[], object]) -> float:
    """Seconds of CPU."""
    start = time.process_time()
    function()
    return time.process_time() - start


def report(folder: Path) -> Iterator[str]:
    """A line for each way to read the posts of a folder."""
    inputs = gather(Request(folder, dt.datetime.now(dt.UTC)))
    sources = inputs.found.sources
    read = partial(parse_all, sources, inputs.parse)
    read(jobs=1)  # once for what is loaded at the first use
    yield f"{len(sources)} posts, CPU of this process for each:"
    yield f"read here                {1000 * spent(partial(read, jobs=1)) / len(sources):6.2f} ms"
    yield f"read by two processes    {1000 * spent(partial(read, jobs=2)) / len(sources):6.2f} ms"
    yield f"loading Dask, once       {1000 * spent(partial(import_module, 'distributed')):6.0f} ms"
    with cluster() as address:
        read(executor=address)
        yield f"read by a cluster        {1000 * spent(partial(read, executor=address)) / len(sources):6.2f} ms"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=200, help="how many to generate")
    parser.add_argument("--folder", type=Path, help="with posts in _posts/, in place of generated ones")
    chosen = parser.parse_args()
    print(circumstances())
    for line in report(chosen.folder or corpus.made(WORK, chosen.posts)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
