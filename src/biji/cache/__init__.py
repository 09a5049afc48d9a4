"""What earlier builds have parsed, so that a file whose text is the same is not parsed again.

    cache = Cache(folder)
    parsed = parse_all(sources, options, store=cache)

An article's key is a digest of all that it depends on. So there is nothing to invalidate, a cache may come from
another machine or be thrown away at any time, and what it holds never changes a byte of the site.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from biji.cache.database import NAME, Damaged, Database, Unusable
from biji.diagnostics import Diagnostic, Span
from biji.garbage import collecting_nothing
from biji.package import CACHE_FOLDER

if TYPE_CHECKING:  # where nothing has changed nobody asks for articles, whose types take a while to make
    from biji.model import Parsed


class Store(Protocol):
    """Where parsed articles are kept between builds, by their keys (`article_keys`)."""

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Parsed]:
        """Those that are there."""

    def put(self, found: Mapping[bytes, Parsed], sent: Mapping[bytes, bytes] | None = None) -> None:
        """Keep some for other builds.

        Args:
            found: the articles.
            sent: those of them that came from another process, as `encode` makes them.
        """


class Cache:
    """A store in the site's folder.

    Args:
        site: the site's folder.

    Attributes:
        diagnostics: why the cache is not used, if it is not.
        parsed: the keys of what was not there and had to be parsed.
    """

    def __init__(self, site: Path) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.parsed: frozenset[bytes] = frozenset()
        self._folder = site / CACHE_FOLDER
        self._database = Database(self._folder / NAME)
        self._used: tuple[bytes, ...] = ()

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, Parsed]:
        """The articles that are there, whole and readable."""
        from biji.cache.entries import decode  # noqa: PLC0415 - as said above

        self._used = tuple(keys)
        contents: Mapping[bytes, bytes] = {}
        with self._reported():
            if self._is_ours():
                contents = self._database.read(keys)
        with collecting_nothing():
            return {key: parsed for key, content in contents.items() if (parsed := decode(content))}

    def put(self, found: Mapping[bytes, Parsed], sent: Mapping[bytes, bytes] | None = None) -> None:
        """Keep articles, and forget those that no build has used for long."""
        from biji.cache.entries import encode  # noqa: PLC0415 - as said above

        self.parsed = frozenset(found)
        with self._reported():
            if found and self._is_made():
                entries = {
                    key: content for key, one in found.items() if (content := (sent or {}).get(key) or encode(one))
                }
                self._database.write(entries, {*self._used, *entries})

    def note(self, name: bytes) -> bytes | None:
        """What an earlier build noted under a name, whole; None when there is nothing."""
        with self._reported():
            if self._is_ours():
                return self._database.note(name)
        return None

    def take_note(self, name: bytes, content: bytes) -> None:
        """Note something for the next builds; it may be lost at any time."""
        with self._reported():
            if self._is_made():
                self._database.take_note(name, content)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """What goes wrong with the file in here is said, and nothing more is tried."""
        try:
            yield
        except Unusable as error:
            self._say(str(error))
            if isinstance(error, Damaged):
                with suppress(OSError):  # it is not used anyway, as has just been said
                    clear(self._folder.parent)
        except OSError as error:
            self._say(error.strerror or str(error))

    def _is_made(self) -> bool:
        """Make the folder, which says itself that it is nothing to keep in Git, unless something is wrong with it."""
        if self._is_ours() or not self.diagnostics:
            self._folder.mkdir(exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        return not self.diagnostics

    def _is_ours(self) -> bool:
        """Whether there is a cache that may be used: a link could lead anywhere."""
        for path in (self._folder, self._folder / NAME):
            if path.is_symlink() or (path.exists() and path.is_dir() != (path == self._folder)):
                raise Unusable(f'"{path.name}" is not what biji makes there')
        return not self.diagnostics and self._folder.exists()

    def _say(self, why: str) -> None:
        hint = "the site is complete without it, only slower; `biji cache clear` removes it"
        self.diagnostics.append(Diagnostic("cache", Span(CACHE_FOLDER), f"the cache is not used: {why}", hint))


def size(site: Path) -> int:
    """The bytes that the cache of a site's folder takes."""
    folder = site / CACHE_FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return 0
    return sum(entry.stat(follow_symlinks=False).st_size for entry in os.scandir(folder))


def clear(site: Path) -> None:
    """Remove the cache of a site's folder; what others put there stays.

    Raises:
        OSError: when the disk refuses.
    """
    folder = site / CACHE_FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in (*folder.glob("cache-*.sqlite*"), *folder.glob("*.json"), folder / ".gitignore"):
        if path.is_symlink() or path.is_file():
            path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
