"""The lines of source files, read again for what the model does not keep: the exact place of a piece of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from biji.diagnostics import Span

_THEMES = ("_data", "_includes", "_layouts", "_sass", "_theme")


class Texts:
    """The sources of one site.

    Args:
        folder: that their paths are relative to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = lru_cache(1)(self._read)  # one article is looked at after the other

    def line(self, span: Span) -> str:
        """The line of a place; "" when the file is gone."""
        lines = self._lines(span.path)
        return lines[span.line - 1] if 1 <= span.line <= len(lines) else ""

    def find(self, pattern: re.Pattern[str], first: Span, after: Span | None = None, *, end: int = 0) -> Span:
        """Where a pattern is first found.

        Args:
            pattern: of something within one line.
            first: whose line is the first to search.
            after: of the same file, only behind which is searched.
            end: the last line to search; 0 is that of the file.

        Returns:
            The place; `first` when there is none.
        """
        begin = after if after and after.line >= first.line else first
        lines = self._lines(first.path)
        for number in range(max(begin.line, 1), (end or len(lines)) + 1):
            found = pattern.search(lines[number - 1], begin.column if begin is after and number == after.line else 0)
            if found:
                return Span(first.path, number, found.start() + 1)
        return first

    def whole(self, path: str) -> str:
        """The text of a file; "" when it is gone, or no text."""
        try:
            return (self._folder / path).read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ""

    def of_jekyll(self) -> Iterator[str]:
        """The paths of the configuration, and of all that Jekyll's and our themes read besides articles."""
        for pattern in ("_config.y*ml", *(f"{folder}/**/*" for folder in _THEMES)):
            for path in sorted(self._folder.glob(pattern)):
                if path.is_file():
                    yield path.relative_to(self._folder).as_posix()

    def _read(self, path: str) -> list[str]:
        return self.whole(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
