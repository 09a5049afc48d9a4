"""A site is made ready beside its folder, then all of it moves to its place, and what it no longer has is deleted."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path

import msgspec
from msgspec import Struct

from biji.model import OutputFile, StaticFile
from biji.output import Written
from biji.output.finisher import finished
from biji.output.folder import (
    UNFINISHED,
    Manifest,
    OutputError,
    folders_of,
    gone_from,
    locked,
    prune,
    read_manifest,
)
from biji.output.moving import move, move_all
from biji.output.writing import Fill, fill, make
from biji.package import MANIFEST

#: In the folder of unfinished files: a site that will move as a whole.
_WHOLE = "site"


class Staged(Struct, frozen=True):
    """A file of a site that is ready.

    Attributes:
        path: where it belongs, relative to the output folder.
        temporary: where it lies; "" when what stands in its place is the same.
    """

    path: str
    temporary: str = ""


def write(files: Iterable[OutputFile], folder: Path) -> Written:
    """Make the folder hold exactly these files, besides what others put there: `staging`, in one step."""
    with staging(folder) as stage:
        return stage.finish([stage.put(file) for file in files])


@contextmanager
def staging(folder: Path) -> Iterator[Stage]:
    """A stage before an output folder, which nobody else writes to meanwhile.

    Args:
        folder: checked with `check_folder`; made when it does not exist.

    Raises:
        OutputError: when another build has the folder for too long.
        OSError: when the disk refuses.
    """
    root = folder.resolve()
    is_new = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    try:
        with locked(root), _unfinished(root) as unfinished:
            is_empty = all(entry == unfinished for entry in root.iterdir())
            yield Stage(root, unfinished, is_empty=is_empty)
    finally:
        if is_new and not any(root.iterdir()):
            root.rmdir()


class Stage:
    """Where files are made ready, in any process; all of them then move to their places in a moment.

    Before an empty folder they are made ready in folders like those to which they belong: then only these move.

    Args:
        root: the output folder.
        unfinished: a folder in it, for this stage alone.
        is_empty: there is nothing else in it.
    """

    def __init__(self, root: Path, unfinished: Path, *, is_empty: bool = False) -> None:
        self._root, self._unfinished = root, unfinished
        self._whole = f"{unfinished}/{_WHOLE}" if is_empty else ""
        self._numbers = count()
        self._made: set[str] = set()

    def put(self, file: OutputFile) -> Staged:
        """Make a file ready, unless it is already in its place.

        Raises:
            OSError: when the disk refuses.
        """
        target = f"{self._root}/{file.path}"
        content = file.content
        if isinstance(content, StaticFile):
            if _is_copy(target, content):
                return Staged(file.path)
            work: Fill = partial(_copy, file=content)
        else:
            if _holds(target, content):
                return Staged(file.path)
            work = partial(fill, content=content)
        if self._whole and not {"", ".", ".."} & set(file.path.split("/")):
            with suppress(FileExistsError, NotADirectoryError, IsADirectoryError):  # another file is in the way
                self._make_room(file.path)
                make(f"{self._whole}/{file.path}", work, target)
                return Staged(file.path, f"{self._whole}/{file.path}")
        temporary = f"{self._unfinished}/{os.getpid()}-{next(self._numbers)}"
        make(temporary, work, target)
        return Staged(file.path, temporary)

    def _make_room(self, path: str) -> None:
        folder = f"{self._whole}/{path}".rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path takes as long as the call
            self._made.add(folder)

    def finish(self, files: Iterable[Staged]) -> Written:
        """Move the files to their places, and delete what an earlier build wrote and this one did not.

        Args:
            files: the whole site; of two at one path, the first stays.

        Returns:
            How many files were written, left as they were, and deleted.

        Raises:
            OutputError: for a path that leads out of the folder or where something stands that is not a file of ours.
            OSError: when the disk refuses; the site is then as it was, but for what had to make room for a folder.
        """
        site: dict[str, Staged] = {}
        for file in files:
            site.setdefault(file.path, file)
        return finished(partial(self._finish, site))

    def _finish(self, site: Mapping[str, Staged]) -> Written:
        before = set(read_manifest(self._root).files)
        self._write_manifest(before | site.keys())
        gone = gone_from(self._root, before, site.keys())
        # Where a folder becomes a file, or a file a folder, the old must go first.
        in_the_way = gone & (folders_of(site) | {path for path in gone if folders_of((path,)) & site.keys()})
        pruned = self._prune(in_the_way)
        self._move(site.values())
        pruned += self._prune(gone - in_the_way)
        self._write_manifest(site.keys())
        written = sum(bool(file.temporary) for file in site.values())
        return Written(written, len(site) - written, pruned)

    def _prune(self, paths: AbstractSet[str]) -> int:
        return sum(prune(self._root, path) for path in sorted(paths))

    def _move(self, files: Collection[Staged]) -> None:
        if self._whole and all(file.temporary == f"{self._whole}/{file.path}" for file in files):
            names = sorted(os.listdir(self._whole)) if files else []  # noqa: PTH208 - paths are no use here
            move_all((f"{self._whole}/{name}", f"{self._root}/{name}") for name in names)
            return
        folders = {""}
        for file in files:
            self._make_folder(file.path, file.path.rpartition("/")[0], folders)
        move_all((file.temporary, f"{self._root}/{file.path}") for file in files if file.temporary)

    def _make_folder(self, path: str, folder: str, made: set[str]) -> None:
        """Make a folder and those above it, unless a symbolic link or ".." would lead a file elsewhere."""
        if folder in made:
            return
        above, slash, name = folder.rpartition("/")
        is_inside = name not in {"", ".", ".."} and (above or not slash)
        if is_inside:
            self._make_folder(path, above, made)
        target = f"{self._root}/{folder}"
        mode = _made(target) if is_inside else stat.S_IFLNK
        if stat.S_ISLNK(mode):
            raise OutputError(
                f'"{path}" leads out of the output folder through a link or ".."; nothing was written there'
            )
        if not stat.S_ISDIR(mode):
            raise OutputError(f'"{target}" must be a folder, but a file stands there; remove it')
        made.add(folder)

    def _write_manifest(self, paths: AbstractSet[str]) -> None:
        content = msgspec.json.format(msgspec.json.encode(Manifest(tuple(sorted(paths)))), indent=1)
        staged = self.put(OutputFile(MANIFEST, content))
        if staged.temporary:
            move(staged.temporary, str(self._root / MANIFEST))


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


def _copy(path: str, file: StaticFile) -> None:
    with open(file.origin, "rb") as origin, open(path, "xb") as stream:  # noqa: PTH123 - a Path takes as long as the call
        shutil.copyfileobj(origin, stream)
    os.utime(path, ns=(file.mtime_ns, file.mtime_ns))


def _made(folder: str) -> int:
    """What stands there after making a folder where nothing did: a mode."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - a Path takes as long as the call
    except FileExistsError:
        return os.lstat(folder).st_mode
    return stat.S_IFDIR


def _holds(target: str, content: bytes) -> bool:
    """Whether a file, and no link to one, has this content."""
    status = _status(target)
    if not status or status.st_size != len(content):
        return False
    with open(target, "rb", buffering=0) as stream:  # noqa: PTH123 - a Path takes as long as reading
        return stream.read() == content


def _is_copy(target: str, file: StaticFile) -> bool:
    """Whether size and time are the same, so that a folder of images is not read again.

    This is the quick check of rsync (https://download.samba.org/pub/rsync/rsync.1#opt--checksum), and more: whoever
    changes a file and sets its time back does not deceive it, as the file's state has then changed after the copy's.
    """
    status = _status(target)
    if not status or (status.st_size, status.st_mtime_ns) != (file.size, file.mtime_ns):
        return False
    return file.ctime_ns < status.st_ctime_ns


def _status(target: str) -> os.stat_result | None:
    """Of an ordinary file; None of everything else."""
    try:
        status = os.lstat(target)
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None
