"""Where things stand in a source file: lines and columns found by an ordered search in its text.

The Markdown parser gives lines to blocks and nothing to what is inside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from biji.diagnostics import Span

#: Characters that may be searched in vain per file; an address written with entities is not found as it is meant.
_PATIENCE = 100_000_000

#: The beginning of a line that gives a name an address (https://spec.commonmark.org/0.31.2/#link-reference-definitions).
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:[ \t]*<?")


class Places:
    """Finds texts in the lines of one body.

    Args:
        path: of the file.
        lines: of the body.
        first_line: the file's line, counted from 1, of the body's first line.
    """

    def __init__(self, path: str, lines: Sequence[str], first_line: int) -> None:
        self._path = path
        self._lines = lines
        self._first = first_line
        self._patience = _PATIENCE

    def span(self, line: int, column: int = 0) -> Span:
        """The place of a body line counted from 0 and a column counted from 1; 0 means the whole line."""
        return Span(self._path, self._first + line, column)

    def line(self, number: int) -> str:
        """A body line counted from 0, as written; "" behind the last one."""
        return self._lines[number] if number < len(self._lines) else ""

    def find(self, text: str, line: int, end: int, after: Span | None = None) -> Span:
        """The first place of a text at or behind `after`, within body lines `line` to `end`.

        Args:
            text: what to find, within one line.
            line: the first body line to search, counted from 0.
            end: the body line behind the last one.
            after: where to go on, so that what is written twice is found twice.

        Returns:
            The place; that of the first line alone when the text is not found as written, or when so much has been
            searched in vain that the file cannot be one that was written by hand.
        """
        if self._patience < 0:
            return self.span(line)
        start, column = line, 0
        if after and after.line - self._first >= line:
            start, column = after.line - self._first, after.column
        for number in range(start, min(end, len(self._lines))):
            found = self._lines[number].find(text, column)
            if found >= 0:
                return Span(self._path, self._first + number, found + 1)
            self._patience -= len(self._lines[number]) - column
            column = 0
        return self.span(line)

    def find_before(self, text: str, end: Span) -> Span | None:
        """The last place of a text in the line of another place and before it; None when there is none."""
        line = end.line - self._first
        if self._patience < 0 or not 0 <= line < len(self._lines):
            return None
        self._patience -= end.column
        found = self._lines[line].rfind(text, 0, end.column - 1)
        return self.span(line, found + 1) if found >= 0 else None

    def find_definition(self, url: str) -> Span | None:
        """Where a definition `[name]: url` has an address; None when none has it."""
        number, column = self._definitions.get(url, (0, 0))
        return self.span(number, column) if column else None

    @cached_property
    def _definitions(self) -> dict[str, tuple[int, int]]:
        """The first line and column of each address that a definition gives."""
        found: dict[str, tuple[int, int]] = {}
        for number, line in enumerate(self._lines):
            start = _DEFINITION.match(line) if "]:" in line else None
            if start:
                url = re.split(r"[\s>]", line[start.end() :], maxsplit=1)[0]
                found.setdefault(url, (number, start.end() + 1))
        return found
