"""How a build left its files: whether anybody has touched them since is told without reading them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from biji.output.folder import UNFINISHED

#: Of a file: size, times of the last change of its bytes and of its state, number in the file system. Whoever changes
#: a file can set the first time, and never the second.
Trace = tuple[int, int, int, int]

#: The clock of a file system may stand still for so many nanoseconds.
_TICK = 20_000_000


def traces(folder: Path, paths: Iterable[str]) -> dict[str, Trace]:
    """How files lie in an output folder now; those that are not there are left out.

    Returns when every later change will show: not in the moment of the file system's clock in which one was written.
    """
    root = str(folder)
    found = {path: trace for path in paths if (trace := _trace(f"{root}/{path}"))}
    newest = max((trace[2] for trace in found.values()), default=0)
    time.sleep(min(max(0, newest + _TICK - time.time_ns()), _TICK) / 1e9)
    return found


def are_untouched(folder: Path, before: Mapping[str, Trace]) -> bool:
    """Whether all files lie as they did, and nothing is left of a build that did not end."""
    root = str(folder)
    is_ended = not (folder / UNFINISHED).exists()
    return is_ended and all(_trace(f"{root}/{path}") == trace for path, trace in before.items())


def _trace(path: str) -> Trace | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
