"""The folder of a site: which may be one, what biji wrote into it, and whose turn it is."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from biji.package import MANIFEST

#: A folder for files that are being written: they are moved to their places when they are complete.
UNFINISHED = ".biji-unfinished"

#: How long a build waits for another one that writes to the same folder, in seconds.
PATIENCE = 30.0


class OutputError(Exception):
    """The output folder cannot be used; the message says why and what to do."""


class Manifest(Struct, frozen=True):
    """What biji wrote into a folder: paths relative to it, sorted."""

    files: tuple[str, ...] = ()
    version: int = 1


def check_folder(folder: Path, source: Path) -> None:
    """Refuse an output folder in which writing and pruning could do harm.

    Args:
        folder: where the site is to be written; need not exist.
        source: the folder of the posts.

    Raises:
        OutputError: for the source folder itself or one above it, the home folder, a folder of posts, and a folder
            with files that biji did not write.
    """
    target, content = folder.resolve(), source.resolve()
    if target == content or target in content.parents:
        raise OutputError(f'"{folder}" holds the posts themselves; choose another folder with -o')
    if target == Path.home():
        raise OutputError(f'"{folder}" is your home folder; choose another folder with -o')
    if target.is_relative_to(content) and {"_posts", "_drafts"} & set(target.relative_to(content).parts):
        raise OutputError(f'"{folder}" lies among the posts; choose another folder with -o')
    if target.exists() and not target.is_dir():
        raise OutputError(f'"{folder}" is a file; choose another folder with -o')
    is_ours = not target.is_dir() or (target / MANIFEST).is_file()
    if not is_ours and any(entry.name != UNFINISHED for entry in target.iterdir()):
        raise OutputError(
            f'"{folder}" holds files that biji did not write, perhaps a site made by Jekyll, and stays as it is: '
            "choose another folder with -o, such as `-o public`; `biji serve` writes nothing, and `biji doctor` says "
            "what a move from Jekyll would lose"
        )


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one when there is none or it is damaged."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError):
        return Manifest()


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """The folder for this build alone; the lock goes with the process, however that ends.

    Raises:
        OutputError: when another build has it for too long.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise OutputError(f'another biji is writing to "{root}"; try again when it is done') from error
                time.sleep(0.05)
        yield
    finally:
        os.close(folder)


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """All folders above files.

    >>> sorted(folders_of(["a/b/c.html", "d.html"]))
    ['a', 'a/b']
    """
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


def gone_from(root: Path, before: AbstractSet[str], site: AbstractSet[str]) -> frozenset[str]:
    """The files of an earlier build that are to be deleted.

    Args:
        root: the output folder.
        before: what that build wrote.
        site: what this one writes. Where only the case of a name changed, a disk that ignores case has one file for
            both names, which stays.
    """
    kept = {path.casefold(): path for path in site}

    def stays(path: str) -> bool:
        now = kept.get(path.casefold(), "")
        return bool(now) and _is_one_file(root / path, root / now)

    return frozenset(path for path in before - site if not stays(path))


def _is_one_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # there are not both
        return False


def prune(root: Path, path: str) -> bool:
    """Delete a file, and the folders above it that are then empty; whether there was one.

    Args:
        root: the output folder, outside of which nothing is deleted.
        path: of a file that biji wrote.
    """
    target = root / path
    if not target.resolve().is_relative_to(root) or target.is_dir():
        return False
    try:
        target.unlink()
    except FileNotFoundError:
        return False
    for parent in target.parents:
        if parent == root or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
