"""Single files: filled beside their place, then moved there."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from biji.output.moving import move

#: Writes a file's content to a path.
Fill = Callable[[str], None]


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one step: readers see the old bytes or the new ones, never a mix.

    Raises:
        OSError: when the disk refuses; the old file is then still there.
    """
    temporary = path.parent / f".biji-{os.urandom(8).hex()}"
    try:
        make(str(temporary), partial(fill, content=content), str(path))
        move(str(temporary), str(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def make(temporary: str, work: Fill, target: str) -> None:
    """Fill a file that everybody may read, whatever the umask: a site is public."""
    try:
        work(temporary)
        os.chmod(temporary, 0o644)  # noqa: PTH101 - a Path takes as long as the call
    except OSError as error:
        if error.filename in {None, temporary}:
            error.filename = target  # what the user knows
        raise


def fill(path: str, content: bytes) -> None:
    """Write a new file."""
    # A stream takes a quarter longer: it asks what it has opened, and where in it it is.
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(number, left) :]
    finally:
        os.close(number)
