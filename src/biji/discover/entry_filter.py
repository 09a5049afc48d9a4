"""Which entries of a folder Jekyll takes: not the hidden, not the excluded, but whatever is included by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fnmatch import translate

#: What Jekyll leaves out of every site.
DEFAULT_EXCLUDES = (
    *(".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules"),
    *("vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"),
)
_SPECIAL = (".", "_", "#", "~")


class Patterns:
    """Patterns of paths, as `exclude:` and `include:` have them: a beginning of the path, or a glob for all of it."""

    def __init__(self, patterns: Iterable[str]) -> None:
        cleaned = [unicodedata.normalize("NFC", pattern.lstrip("/")) for pattern in patterns]
        self._beginnings = tuple(pattern for pattern in cleaned if pattern)
        globs = [translate(pattern.replace("[^", "[!")) for pattern in cleaned if re.search(r"[*?[]", pattern)]
        self._globs = re.compile("|".join(globs)) if globs else None

    def match(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path is meant; `name/` means a folder only.

        Args:
            path: relative to the site's folder.
            is_folder: whether a folder is there.
        """
        if f"{path}/".startswith(self._beginnings) if is_folder else path.startswith(self._beginnings):
            return True
        return self._globs is not None and self._globs.match(path) is not None


class EntryFilter:
    """Jekyll's choice (https://jekyllrb.com/docs/structure/).

    Args:
        include: patterns of names or paths that are taken although hidden or excluded.
        exclude: patterns of paths that are left out, besides `DEFAULT_EXCLUDES`.
    """

    def __init__(self, include: Iterable[str], exclude: Iterable[str]) -> None:
        include = tuple(include)
        self._include = Patterns(include)
        self._exclude = Patterns(pattern for pattern in (*exclude, *DEFAULT_EXCLUDES) if pattern not in include)

    def accepts(self, folder: str, entry: str, *, is_folder: bool) -> bool:
        """Whether an entry is taken.

        Args:
            folder: that is being read, relative to the site's; "" for the site's own.
            entry: relative to that folder.
            is_folder: whether it is one.
        """
        name = entry.rpartition("/")[2]
        if name.endswith("."):
            return False
        if self._include.match(entry, is_folder=is_folder) or self._include.match(name, is_folder=is_folder):
            return True
        path = f"{folder}/{entry}" if folder else entry
        hidden = entry.startswith(_SPECIAL) or name.startswith(_SPECIAL) or name.endswith("~")
        return not hidden and not self._exclude.match(path, is_folder=is_folder)
