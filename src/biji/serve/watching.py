"""What happens in a site's folder, as far as it may change the site.

One save of an editor is often several events: it writes a file beside, renames it, removes a backup. What arrives
within a few hundredths of a second is one change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from biji.discover.entry_filter import Patterns
from biji.package import MANIFEST

#: Milliseconds: a change is told when nothing has followed it for so long, and after the second number anyway.
_QUIET = 10
_LONGEST = 50

#: Milliseconds between two looks at whether to stop.
_LOOK = 100

#: Folders of others, which hold thousands of files.
_FOREIGN = frozenset(("_site", "node_modules"))

#: Files that editors write beside the real one: Emacs, Vim (also `4913`, a test whether it may write), JetBrains.
_BESIDE = re.compile(r".*~|#.*#|.*\.sw[a-z]|4913|.*___jb_(?:tmp|old)___|.*\.tmp")


class Filter:
    """Which events are about the site; one too many costs a build, one too few a stale page.

    Args:
        folder: the site's.
        include: gives the patterns of hidden paths that are published all the same, as in `_config.yml`.
    """

    def __init__(self, folder: Path, include: Callable[[], Sequence[str]]) -> None:
        self._root = folder.resolve()
        self._include = include

    def __call__(self, _change: Change, path: str) -> bool:
        """Whether something at this path may be part of the site."""
        try:
            parts = Path(path).relative_to(self._root).parts
        except ValueError:
            return False
        if not parts or _BESIDE.fullmatch(parts[-1]) or not _FOREIGN.isdisjoint(parts):
            return False
        if any(part.startswith(".") for part in parts) and not self._is_included(parts):
            return False
        return not self._is_output(parts)

    def _is_included(self, parts: tuple[str, ...]) -> bool:
        patterns = Patterns(self._include())
        return any(patterns.match(name, is_folder=False) for name in ("/".join(parts), parts[-1]))

    def _is_output(self, parts: tuple[str, ...]) -> bool:
        """Whether a site that biji wrote holds it."""
        folders = (self._root.joinpath(*parts[:depth]) for depth in range(1, len(parts)))
        return any((folder / MANIFEST).exists() for folder in folders)


def changes(folder: Path, include: Callable[[], Sequence[str]], stop: Event) -> Iterator[frozenset[Path]]:
    """What was written, renamed and removed since the last time: often nothing, the first time soon.

    Args:
        folder: the site's.
        include: as for `Filter`.
        stop: set by another thread, at the end.
    """
    seen = partial(
        watch,
        folder.resolve(),
        watch_filter=Filter(folder, include),
        debounce=_LONGEST,
        step=_QUIET,
        stop_event=stop,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        yield from map(_paths, seen())
    except OSError:  # the system watches no more files, so biji looks at them all from time to time
        yield from map(_paths, seen(force_polling=True))


def _paths(found: set[tuple[Change, str]]) -> frozenset[Path]:
    return frozenset(Path(path) for _, path in found)
