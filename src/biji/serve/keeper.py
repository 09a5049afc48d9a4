"""Who keeps the served state up to date, in two steps.

When an article is saved, its text is parsed and shown at once; the other articles are not asked. Then the folder is
loaded as every build loads it: everything is found and linked again. After that step the site is what a build makes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISREG
from threading import Event, Lock
from unicodedata import normalize

from msgspec import Struct, structs

from biji.build import Progress, Request, join
from biji.cache import Cache
from biji.cache.keys import article_keys
from biji.config import load_config
from biji.diagnostics import Diagnostic, Severity
from biji.inputs import gather
from biji.model import Parsed, Source
from biji.pool import parse_all, parse_inputs
from biji.request import silent
from biji.serve.memory import Memory
from biji.serve.snapshot import Snapshot, take
from biji.warm.rebuild import ingredients_of
from biji.workers import available_processors

#: More articles than an author saves at once come from a program, and wait for the second step.
_FEW = 8

#: The second step begins when nothing has been saved for so many seconds, or when the first save is so old: before
#: that, browsers get their pages.
_QUIET = 0.15
_PATIENCE = 2.0


class Update(Struct, frozen=True):
    """What became of some saves.

    Attributes:
        paths: of the files, relative to the site's folder.
        shown: seconds until the saved articles were shown; None when they waited for the second step.
        linked: seconds until the whole site was.
        problems: that were not there before.
    """

    paths: tuple[str, ...]
    shown: float | None
    linked: float
    problems: tuple[Diagnostic, ...]


class _Saves:
    """What was saved since the last second step began."""

    def __init__(self) -> None:
        self.paths: dict[str, None] = {}
        self.texts: dict[str, Parsed] = {}
        self.first = self.last = 0.0
        self.shown: float | None = None


class Keeper:
    """The served state of a site.

    Args:
        request: makes what is asked of every build; the time decides what is in the future.
        announce: called whenever there is another state.
        tell: called with what an update did.
        progress: told how far the first load is.

    Attributes:
        snapshot: what is served.
    """

    def __init__(
        self,
        request: Callable[[], Request],
        announce: Callable[[], None],
        tell: Callable[[Update], None],
        progress: Progress,
    ) -> None:
        self._request, self._announce, self._tell = request, announce, tell
        self._root = request().folder.resolve()
        self._include = load_config(self._root)[0].include
        self._memory, self._lock, self._woken = Memory(Cache(self._root)), Lock(), Event()
        self._saves = _Saves()
        inputs = gather(request())
        self._read = ingredients_of(inputs)
        self._whole = self.snapshot = take(join(inputs, parse_inputs(inputs, progress, self._memory)))
        self._is_good = not _is_broken(self.snapshot.problems)

    def include(self) -> tuple[str, ...]:
        """The patterns of hidden paths that the site publishes."""
        return self._include

    def saved(self, files: Iterable[Path]) -> None:
        """Show what can be shown at once, and have the rest done by `run`.

        Args:
            files: that were written, renamed or removed.
        """
        noticed = time.perf_counter()
        paths = sorted(normalize("NFC", file.relative_to(self._root).as_posix()) for file in files)
        texts = self._parse(paths) if len(paths) <= _FEW else {}
        with self._lock:
            snapshot = self.snapshot.exchange(texts) if texts else None
            if snapshot:
                self.snapshot = snapshot
                self._saves.texts.update(texts)
                self._announce()
                self._saves.shown = time.perf_counter() - noticed
            self._saves.first = self._saves.first or noticed
            self._saves.last = time.perf_counter()
            self._saves.paths.update(dict.fromkeys(paths))
        self._woken.set()

    def _parse(self, paths: Iterable[str]) -> dict[str, Parsed]:
        """What the published articles among some files are now."""
        articles = self.snapshot.lookup.site.articles
        found = [
            Source(path, articles[path].kind, content)
            for path in paths
            if path in articles and (content := _bytes(self._root / path))
        ]
        options = self.snapshot.loaded.parse
        parsed = parse_all(found, options, jobs=1)
        self._memory.put(dict(zip(article_keys(found, options), parsed, strict=True)))
        return {source.path: one for source, one in zip(found, parsed, strict=True)}

    def run(self, stop: Event) -> None:
        """Do the second step after saves, until `stop` is set and `wake` is called.

        Raises:
            FileNotFoundError: when the site's folder is gone.
        """
        while True:
            self._woken.wait()
            while not stop.is_set() and not self._is_quiet():
                stop.wait(_QUIET / 3)
            if stop.is_set():
                return
            self._woken.clear()
            self._load()

    def wake(self) -> None:
        """Let `run` see whether it is to stop."""
        self._woken.set()

    def _is_quiet(self) -> bool:
        now = time.perf_counter()
        return now - self._saves.last > _QUIET or now - self._saves.first > _PATIENCE

    def _load(self) -> None:
        with self._lock:
            saves, self._saves = self._saves, _Saves()
        self._root.stat()  # without its folder the server ends: nobody would tell it when there is one again
        # Text is parsed in other processes: only their main threads can end what takes forever.
        request = structs.replace(self._request(), jobs=max(2, available_processors()))
        self._include = load_config(self._root)[0].include
        inputs, before = gather(request), self._whole
        read = ingredients_of(inputs)
        is_new = read != self._read
        if is_new:
            self._read, self._whole = (
                read,
                self._settled(take(join(inputs, parse_inputs(inputs, silent, self._memory)))),
            )
        with self._lock:
            # What was saved meanwhile is newer than what was read.
            newer = self._whole.exchange(self._saves.texts) if self._saves.texts else None
            self.snapshot = newer or self._whole
            self._announce()
        if is_new:
            linked = time.perf_counter() - saves.first
            new = tuple(one for one in self._whole.problems if one not in set(before.problems))
            self._tell(Update(tuple(saves.paths), saves.shown, linked, new))

    def _settled(self, snapshot: Snapshot) -> Snapshot:
        """A new state, or the last good one with the problems of the new one."""
        if _is_broken(snapshot.problems) and self._is_good:
            return self._whole.with_problems(snapshot.problems)
        self._is_good = not _is_broken(snapshot.problems)
        return snapshot


def _is_broken(problems: Iterable[Diagnostic]) -> bool:
    """Whether no page can be trusted: a build would write none, or none with the site's own configuration."""
    return any(
        one.code == "template" or (one.severity is Severity.ERROR and one.span.path.startswith("_config."))
        for one in problems
    )


def _bytes(path: Path) -> bytes:
    """The bytes of an ordinary file; none of anything else, and of a file that is just being written anew."""
    try:
        return path.read_bytes() if S_ISREG(path.lstat().st_mode) else b""
    except OSError:
        return b""
