"""The files of a site while they are being given out: no two may need one place on any disk.

They collide when their names are the same or differ in case only (Windows, macOS), or when one is named like a folder
of the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

#: A source, and the file that it is written to.
Holder = tuple[str, str]


class Files:
    """Who has which file; all paths are folded (`folded`)."""

    def __init__(self) -> None:
        self._holders: dict[str, Holder] = {}
        # Folder to who was the first to have a file in it.
        self._folders: dict[str, Holder] = {}

    def at(self, path: str) -> Holder | None:
        """Who has this very file."""
        return self._holders.get(path)

    def in_the_way(self, path: str) -> Holder | None:
        """Who has this file, a folder of its name, or a file where one of its folders would be."""
        return self._conflict(path, self._new_folders(path))

    def claim(self, path: str, holder: Holder) -> Holder | None:
        """Give a file away if it is free; else who is in the way."""
        new = self._new_folders(path)
        other = self._conflict(path, new)
        if other is None:
            self._holders[path] = holder
            if new:
                self._folders.update(dict.fromkeys(new, holder))
        return other

    def folders_of(self, holders: Mapping[str, Holder]) -> dict[str, Holder]:
        """The folders for files that hold nothing yet, each with the first who would have something in it."""
        parents = [path.rpartition("/")[0] for path in holders]
        first = dict(zip(reversed(parents), reversed([*holders.values()]), strict=True))
        found: dict[str, Holder] = {}
        for parent in dict.fromkeys(parents):
            folder = parent
            while folder and folder not in found and folder not in self._folders:
                found[folder] = first[parent]
                folder = folder.rpartition("/")[0]
        return found

    def claim_all(self, holders: Mapping[str, Holder], folders: Mapping[str, Holder]) -> bool:
        """Give all of these files away if they are free and none is in the way of another.

        Args:
            holders: who wants which.
            folders: those that hold nothing yet (`folders_of`).
        """
        free = (
            holders.keys().isdisjoint(folders)
            and self._holders.keys().isdisjoint(folders)
            and self._holders.keys().isdisjoint(holders)
            and self._folders.keys().isdisjoint(holders)
        )
        if free:
            self._holders.update(holders)
            self._folders.update(folders)
        return free

    def _new_folders(self, path: str) -> list[str]:
        """The folders of a file that hold nothing yet, the innermost first; above a folder nothing is a file."""
        new = []
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:
            new.append(folder)
            folder = folder.rpartition("/")[0]
        return new

    def _conflict(self, path: str, new: Sequence[str]) -> Holder | None:
        if path in self._holders:
            return self._holders[path]
        if path in self._folders:
            return self._folders[path]
        return next((self._holders[folder] for folder in new if folder in self._holders), None) if new else None


def folded(file: str) -> str:
    """A path as those disks see it that know no capital letters."""
    return file.lower() if file.isascii() else unicodedata.normalize("NFC", file.casefold())
