"""How a build left its files: whether anybody has touched them since is told without reading them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from biji.output.folder import UNFINISHED
from biji.traces import TICK, Trace, trace


def traces(folder: Path, paths: Iterable[str]) -> dict[str, Trace]:
    """How files lie in an output folder now; those that are not there are left out.

    Returns when every later change will show: not in the moment of the file system's clock in which one was written.
    """
    root = str(folder)
    found = {path: lay for path in paths if (lay := trace(f"{root}/{path}"))}
    newest = max((lay[2] for lay in found.values()), default=0)
    time.sleep(min(max(0, newest + TICK - time.time_ns()), TICK) / 1e9)
    return found


def are_untouched(folder: Path, before: Mapping[str, Trace]) -> bool:
    """Whether all files lie as they did, and nothing is left of a build that did not end."""
    root = str(folder)
    is_ended = not (folder / UNFINISHED).exists()
    return is_ended and all(trace(f"{root}/{path}") == lay for path, lay in before.items())


def untouched_in(folder: Path, before: Mapping[str, Trace]) -> frozenset[str]:
    """The files that lie as they did."""
    root = str(folder)
    return frozenset([path for path, lay in before.items() if trace(f"{root}/{path}") == lay])
