"""What lies in a folder: files and folders, no special files, and symbolic links as far as they are harmless.

A link is followed when it leads to a file of the site, or to a folder of the site that does not hold the link; links
below a linked folder are not followed to folders again. So every walk ends, and nothing outside the site is read.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Protocol

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.package import CACHE_FOLDER, MANIFEST
from biji.traces import Seen, Trace, names_digest, names_in, trace, trace_of

_CONTROL = re.compile("[\x00-\x1f\x7f\udc80-\udcff]")


class Folder(Struct, frozen=True):
    """A folder to read.

    Attributes:
        path: relative to the site's folder, NFC, with `/`; "" for the site's own.
        origin: where it really is.
        linked: a symbolic link led here.
    """

    path: str
    origin: str
    linked: bool = False

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


class File(Struct, frozen=True):
    """A regular file: `path` as for folders, `origin` where its bytes really are, `lay` how they lie."""

    path: str
    origin: str
    lay: Trace

    @property
    def size(self) -> int:
        """In bytes."""
        return self.lay[0]


class Accepts(Protocol):
    """Whether an entry is to be looked at."""

    def __call__(self, path: str, *, is_folder: bool) -> bool:
        """Decide by its path and by whether it is a folder."""


class Tree:
    """The site's folder on the disk.

    Attributes:
        diagnostics: what could not be read, and which links were refused.
    """

    def __init__(self, root: str, output: str | None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.root = Folder("", os.path.realpath(root))
        self._output = os.path.realpath(output) if output else ""
        self._files: dict[str, Trace | None] = {}
        self._folders: dict[str, bytes] = {}
        self._links: dict[str, str] = {}
        self._aside = frozenset((f"{self.root.origin}/{CACHE_FOLDER}", self._output))

    @property
    def seen(self) -> Seen:
        """All that was looked at."""
        return Seen(self._files, self._folders, self._links, self._aside)

    def entries(self, folder: Folder, accepts: Accepts) -> list[Folder | File]:
        """What lies in a folder, in order of names.

        Args:
            folder: of this tree.
            accepts: what it refuses is not looked at, so that nothing hidden is reported either.
        """
        try:
            with os.scandir(folder.origin) as scan:
                found = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self._report(
                "unreadable-file",
                folder.path,
                f"the folder cannot be read: {error.strerror}",
                "check its permissions",
            )
            self._folders[folder.origin] = b""
            return []
        self._folders[folder.origin] = names_digest(folder.origin, (entry.name for entry in found), self._aside)
        # A virtual environment holds thousands of files of others, and a site made by biji is no source of another.
        if folder.path and any(entry.name in {"pyvenv.cfg", MANIFEST} for entry in found):
            return []
        entries = {}
        for entry in found:
            path = unicodedata.normalize("NFC", f"{folder.path}/{entry.name}".lstrip("/"))
            if not accepts(path, is_folder=_is_folder(entry)):
                continue
            if _CONTROL.search(entry.name):
                shown = path.encode(errors="replace").decode()
                self._report(
                    "unreadable-file", shown, "the name is not UTF-8 or holds control characters", "rename it"
                )
            elif path in entries:
                message = "two names here differ only in how accents are encoded"
                self._report("url-collision", path, message, "rename one of them")
            elif item := self._item(entry, path, folder):
                entries[path] = item
        return list(entries.values())

    def file(self, path: str) -> File | None:
        """A regular file of the site by its path; None when there is none, or when a link leads out.

        Args:
            path: relative to the site's folder.
        """
        origin = self._real_path(path)
        self._files[origin] = trace(origin)
        if not (_is_within(origin, self.root.origin) and Path(origin).is_file()):
            return None
        return _file(unicodedata.normalize("NFC", path), origin, Path(origin).stat())

    def folder(self, path: str, *, linked: bool = False) -> Folder | None:
        """A folder of the site by its path; None when there is none, or when a link leads out.

        Args:
            path: relative to the site's folder.
            linked: also where a link leads to a folder of the site.
        """
        origin = self._real_path(path)
        self._folders[origin] = names_in(origin, self._aside)
        is_own = _is_within(origin, self.root.origin) if linked else origin == str(Path(self.root.origin, path))
        return Folder(unicodedata.normalize("NFC", path), origin) if is_own and Path(origin).is_dir() else None

    def _real_path(self, path: str) -> str:
        """Where a path of the site leads."""
        given = f"{self.root.origin}/{path}"
        self._links[given] = os.path.realpath(given)
        return self._links[given]

    def _item(self, entry: os.DirEntry[str], path: str, folder: Folder) -> Folder | File | None:
        try:
            origin = entry.path
            if entry.is_symlink():
                self._links[origin] = os.path.realpath(origin)
                origin = os.path.realpath(origin, strict=True)
            status = os.stat(origin)  # noqa: PTH116 - a Path takes longer than the call
        except OSError:
            self._files[self._links.get(entry.path, entry.path)] = None
            self._report("symlink", path, "the link leads nowhere or to itself", "remove it, or mend its target")
            return None
        if origin == self._output:
            return None
        is_folder = S_ISDIR(status.st_mode)
        if entry.is_symlink() and not self._is_harmless(path, origin, folder, is_folder=is_folder):
            return None
        if is_folder:
            return Folder(path, origin, folder.linked or entry.is_symlink())
        self._files[origin] = trace_of(status)
        if S_ISREG(status.st_mode):
            return _file(path, origin, status)
        self._report("unreadable-file", path, "it is neither a file nor a folder", "move it out of the site")
        return None

    def _is_harmless(self, path: str, target: str, folder: Folder, *, is_folder: bool) -> bool:
        if not _is_within(target, self.root.origin):
            self._report("symlink", path, "the link leads out of the site", "copy what it leads to into the site")
        elif is_folder and _is_within(folder.origin, target):
            self._report("symlink", path, "the link leads to a folder that holds it", "remove it")
        elif is_folder and folder.linked:
            self._report(
                "symlink", path, "a link below a linked folder is not followed", "link to its target directly"
            )
        else:
            return True
        return False

    def _report(self, code: str, path: str, message: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(code, Span(path), message, hint))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _file(path: str, origin: str, status: os.stat_result) -> File:
    return File(path, origin, trace_of(status))
