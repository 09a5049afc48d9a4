"""The write stage: output files to disk, only those that differ, each in one step, and nothing that is not ours.

A manifest in the output folder lists what biji wrote. Only listed files are ever deleted, and it is written before
the first file, so that an interrupted build never leaves a file that nobody remembers. Unfinished files lie in a
folder of their own beside it, which the next build removes; two builds at once take turns.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from biji.model import MANIFEST, OutputFile, StaticFile

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


class Written(Struct, frozen=True):
    """What a build did to the output folder, in numbers of files."""

    written: int = 0
    unchanged: int = 0
    pruned: int = 0


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
            f'"{folder}" holds files that biji did not write, perhaps a site made by Jekyll; '
            "move them away or choose another folder with -o"
        )


def write(files: Iterable[OutputFile], folder: Path) -> Written:
    """Make the folder hold exactly these files, besides what others put there.

    Args:
        files: the whole site; paths are relative, with `/`.
        folder: checked with `check_folder`; made when it does not exist.

    Returns:
        How many files were written, left as they were, and deleted.

    Raises:
        OutputError: for a path that leads out of the folder or where something stands that is not a file of ours.
        OSError: when the disk refuses; every file is then either as before or complete.
    """
    site = {file.path: file for file in files}
    root = folder.resolve()
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root), _unfinished(root) as unfinished:
        before = set(read_manifest(root).files)
        _write_manifest(root, before | set(site), unfinished)
        parents: dict[str, Path] = {}
        written = sum(_write_file(file, _target(root, file.path, parents), unfinished) for file in site.values())
        pruned = sum(_prune(root, path) for path in sorted(before - set(site)))
        _write_manifest(root, set(site), unfinished)
    return Written(written, len(site) - written, pruned)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one when there is none or it is damaged."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError):
        return Manifest()


def write_bytes(path: Path, content: bytes) -> None:
    """Replace a file in one step: readers see the old bytes or the new ones, never a mix.

    Raises:
        OSError: when the disk refuses; the old file is then still there.
    """
    _replace(path, lambda temporary: _fill(temporary, content), path.parent)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
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


@contextmanager
def _unfinished(root: Path) -> Iterator[Path]:
    """An empty folder for unfinished files, on the file system of the site."""
    folder = root / UNFINISHED
    try:
        _remove(folder)  # an earlier build may have been killed
        folder.mkdir()
    except OSError as error:
        error.filename = str(root)  # what the user knows
        raise
    try:
        yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def _fill(path: str, content: bytes) -> None:
    with open(path, "wb") as stream:  # noqa: PTH123 - the only door through which biji writes
        stream.write(content)


def _replace(path: Path, fill: Callable[[str], None], unfinished: Path) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".biji-", dir=unfinished)
    os.close(descriptor)
    try:
        fill(temporary)
        os.chmod(temporary, 0o644)  # noqa: PTH101 - mkstemp makes it private; a site is public
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in {None, temporary}:
            error.filename = str(path)  # what the user knows
        raise


def _write_manifest(root: Path, paths: set[str], unfinished: Path) -> None:
    content = msgspec.json.format(msgspec.json.encode(Manifest(tuple(sorted(paths)))), indent=1)
    path = root / MANIFEST
    if not path.is_file() or path.read_bytes() != content:
        _replace(path, lambda temporary: _fill(temporary, content), unfinished)


def _target(root: Path, path: str, parents: dict[str, Path]) -> Path:
    """Where a file goes, after making its folder and making sure that no symbolic link leads it elsewhere."""
    name = path.rpartition("/")[0]
    if name not in parents:
        parent = root / name
        if not parent.resolve().is_relative_to(root) or parent.resolve() != Path(os.path.normpath(parent)):
            raise OutputError(
                f'"{path}" leads out of the output folder through a link or ".."; nothing was written there'
            )
        try:
            parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise OutputError(f'"{parent}" must be a folder, but a file stands there; remove it') from error
        parents[name] = parent
    target = parents[name] / path.rpartition("/")[2]
    if target.is_dir() and not target.is_symlink():
        raise OutputError(f'"{target}" must be a file, but a folder stands there; remove it')
    return target


def _write_file(file: OutputFile, target: Path, unfinished: Path) -> bool:
    content = file.content
    if isinstance(content, StaticFile):
        return _copy(content, target, unfinished)
    if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
        return False
    _replace(target, lambda temporary: _fill(temporary, content), unfinished)
    return True


def _copy(file: StaticFile, target: Path, unfinished: Path) -> bool:
    """Copy when size or time differ (the quick check of rsync): a folder of images is not read again."""
    if target.is_file() and not target.is_symlink():
        status = target.stat()
        if (status.st_size, status.st_mtime_ns) == (file.size, file.mtime_ns):
            return False

    def fill(temporary: str) -> None:
        shutil.copyfile(file.origin, temporary)
        os.utime(temporary, ns=(file.mtime_ns, file.mtime_ns))

    _replace(target, fill, unfinished)
    return True


def _prune(root: Path, path: str) -> bool:
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
