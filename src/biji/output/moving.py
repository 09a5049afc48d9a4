"""Files move to their places, all of them or none: what a reader meets is one site, whatever the disk refuses.

Before a file takes a place, what stands there gets a second name, a hard link. When a later file cannot be moved,
everything goes back.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from biji.output.folder import OutputError


def move_all(moves: Iterable[tuple[str, str]]) -> None:
    """Move files that are ready to their places.

    Args:
        moves: where each file, or folder, lies, and where it belongs; both on one file system, in folders that exist.
            Nothing stands where a folder belongs.

    Raises:
        OutputError: where a folder stands in a file's place.
        OSError: when the disk refuses. The places are then as they were, unless it refuses that, too, or knows no
            hard links.
    """
    done: list[tuple[str, str, str | None]] = []
    try:
        for temporary, target in moves:
            done.append((temporary, target, _keep(target, f"{temporary}-before")))
            move(temporary, target)
    except BaseException:
        for temporary, target, kept in reversed(done):
            _restore(temporary, target, kept)
        raise


def move(temporary: str, target: str) -> None:
    """Move a file to its place in one step.

    Raises:
        OutputError: where a folder stands there.
        OSError: when the disk refuses.
    """
    try:
        os.replace(temporary, target)  # noqa: PTH105 - a Path takes as long as the call
    except OSError as error:
        if os.path.isdir(target):  # noqa: PTH112 - likewise
            raise OutputError(f'"{target}" must be a file, but a folder stands there; remove it') from error
        error.filename = target  # what the user knows
        raise


def _keep(target: str, name: str) -> str | None:
    """Another name of what stands there: "" when it can have none, None when nothing stands there."""
    try:
        os.link(target, name)
    except FileNotFoundError:
        return None
    except OSError:
        return ""
    return name


def _restore(temporary: str, target: str, kept: str | None) -> None:
    with suppress(OSError):  # what is told is why the files could not be moved
        if kept:
            os.replace(kept, target)  # noqa: PTH105 - likewise
        elif kept is None:
            os.replace(target, temporary)  # noqa: PTH105 - likewise
