"""How files lie: whether anybody has touched them since is told without reading them.

This is what the index of Git does (https://git-scm.com/docs/racy-git), with one thing more: whoever changes a file
can set the time of its bytes back, but never the time of its state.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping

from msgspec import Struct

#: Of a file: size, times of the last change of its bytes and of its state, number in the file system.
Trace = tuple[int, int, int, int]

#: The clock of a file system may stand still for so many nanoseconds,
TICK = 20_000_000
#: or for so many where it counts whole seconds, or two, as that of FAT does.
_LONG_TICK = 2_000_000_000


def trace(path: str) -> Trace | None:
    """How a file, or a link, lies now; None when nothing is there."""
    try:
        return trace_of(os.lstat(path))
    except OSError:
        return None


def trace_of(status: os.stat_result) -> Trace:
    """How a file lies, as the system tells it."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class Seen(Struct, frozen=True, array_like=True):
    """All that somebody has looked at in a file system, to decide something.

    Attributes:
        files: by their real paths; None where nothing was.
        folders: a digest of the names in each; b"" where no folder was.
        links: where paths that may be links led.
        aside: paths in these folders that do not count.
    """

    files: Mapping[str, Trace | None] = {}
    folders: Mapping[str, bytes] = {}
    links: Mapping[str, str] = {}
    aside: frozenset[str] = frozenset()

    def is_same(self) -> bool:
        """Whether whoever looks now sees the same."""
        return (
            all(os.path.realpath(path) == target for path, target in self.links.items())
            and all(names_in(path, self.aside) == names for path, names in self.folders.items())
            and all(trace(path) == lay for path, lay in self.files.items())
        )

    def is_settled(self, began: int) -> bool:
        """Whether every change of a file will show in its trace.

        It does not when the file system's clock stands still between a first change, a look and another change.

        Args:
            began: the moment before the first look, in nanoseconds.
        """
        # On Windows the time of a file's state is that of its birth.
        return os.name != "nt" and all(not lay or _has_rested(lay, began) for lay in self.files.values())


def _has_rested(lay: Trace, began: int) -> bool:
    _, written, changed, _ = lay
    return max(written, changed) < began - (TICK if changed % 1_000_000_000 else _LONG_TICK)


def names_in(folder: str, aside: frozenset[str]) -> bytes:
    """A digest of the names in a folder.

    Args:
        folder: its path.
        aside: paths that do not count.
    """
    try:
        return names_digest(folder, os.listdir(folder), aside)  # noqa: PTH208 - a Path takes as long as the call
    except OSError:
        return b""


def names_digest(folder: str, names: Iterable[str], aside: frozenset[str]) -> bytes:
    """A digest of names in a folder.

    Args:
        folder: its path.
        names: in any order.
        aside: paths that do not count.
    """
    counted = sorted(name for name in names if f"{folder}/{name}" not in aside)
    return hashlib.blake2b(os.fsencode("\0".join(counted)), digest_size=16).digest()
