"""What a build leaves for the next one into the same folder, in the cache."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

import biji
from biji.cache.keys import digest, encoded, installed
from biji.diagnostics import Diagnostic
from biji.output import Written
from biji.reasons import NOTHING
from biji.request import Request
from biji.traces import Seen, Trace

if TYPE_CHECKING:  # where nothing has changed, nothing is made; and only somebody who has a cache gives one
    from biji.build import Built
    from biji.cache import Cache


class Outcome(Struct, frozen=True):
    """What a build did, or found done.

    Attributes:
        contents: what the site holds, with how many of it.
        reasons: why files were parsed and written, a line each.
        built: what was made, if anything was.
    """

    written: Written
    pages: int
    contents: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]
    reasons: tuple[str, ...]
    built: Built | None = None


class Circumstances(Struct, frozen=True, array_like=True):
    """All that a site depends on but the moment, without what is in the files.

    Attributes:
        asked: a digest of what was asked for, and of the libraries and the Python that answered.
        site: what was seen of the site's folder; None where a change of it may not show.
        program: what was seen of biji's own files.
    """

    asked: bytes
    site: Seen | None
    program: Seen

    def are_same(self, request: Request) -> bool:
        """Whether whoever asks for this, and looks now, finds all as it was."""
        if self.site is None or self.asked != asked_for(request):
            return False
        return self.site.is_same() and self.program.is_same()


class Note(Struct, frozen=True, array_like=True):
    """What the next build needs to know to see whether there is anything to do.

    Attributes:
        circumstances: when they are the same, the ingredients are.
        ingredients: what the site is made of: a digest of each by name.
        since, until: the same posts are in the future from the first moment to before the second; None is no limit.
        files: how the files of the site lie.
        images: width and height of the images that were seen, by their real paths.
        rendered: what its tasks depended on (`biji.rendering.Ready.note`).
    """

    circumstances: Circumstances
    ingredients: dict[str, bytes]
    since: dt.datetime | None
    until: dt.datetime | None
    files: dict[str, Trace]
    pages: int
    contents: tuple[tuple[str, int], ...]
    diagnostics: tuple[Diagnostic, ...]
    images: dict[str, tuple[int, int]]
    rendered: bytes = b""

    @property
    def measured(self) -> dict[str, tuple[Trace, tuple[int, int]]]:
        """How these images lay, and what was measured."""
        site = self.circumstances.site
        lay = site.files if site else {}
        return {path: (seen, size) for path, size in self.images.items() if (seen := lay.get(path))}

    def is_steady(self, now: dt.datetime) -> bool:
        """Whether the same posts are in the future as when this was noted."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)

    @property
    def outcome(self) -> Outcome:
        """That of a build which finds all as it was."""
        unchanged = Written(unchanged=len(self.files) - 1)  # the manifest is no file of the site
        return Outcome(unchanged, self.pages, self.contents, self.diagnostics, (NOTHING,))


def asked_for(request: Request) -> bytes:
    """A digest of all that a site depends on besides its files, the program's, and the moment.

    Where the program lies counts: what was seen of its files is nothing to another one of the same version.
    """
    folder = str(request.folder.resolve())
    said = (request.url, request.baseurl, request.faithful, request.drafts, request.future)
    user = os.geteuid() if hasattr(os, "geteuid") else 0  # may not be allowed to read the same files
    return digest(sys.version.encode(), encoded((folder, said, user, biji.__file__)), *installed())


def last_note(cache: Cache, target: Path) -> Note | None:
    """What the last build into a folder has left; None when there is nothing that can be read."""
    content = cache.note(_name(target))
    try:
        return msgspec.msgpack.decode(content, type=Note) if content else None
    except msgspec.DecodeError:
        return None


def leave_note(cache: Cache, target: Path, note: Note) -> None:
    """Leave a note for the next build into a folder."""
    cache.take_note(_name(target), msgspec.msgpack.encode(note))


def _name(target: Path) -> bytes:
    return encoded(str(target.resolve()))
