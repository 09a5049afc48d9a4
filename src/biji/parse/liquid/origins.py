"""Where the characters of a text that Liquid has made stand in the text that it was made from.

Marks in the template survive into the output: one where text begins that is copied as it stands, one where a
construct begins, whose whole output stands at the construct's first character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from msgspec import Struct, structs

from biji.diagnostics import Span

# Characters that `decode` has removed from every text.
_MARK = re.compile(r"\x01([tc])(\d+)\x01")


def text_mark(offset: int) -> str:
    """A mark before text that is copied from an offset of the source."""
    return f"\x01t{offset}\x01"


def construct_mark(offset: int) -> str:
    """A mark before the output of what stands at an offset of the source."""
    return f"\x01c{offset}\x01"


class _Piece(Struct, frozen=True, gc=False):
    """A piece of the output: where it begins there and in the source, and whether it is a copy."""

    output: int
    source: int
    is_copy: bool


class Origins:
    """The way back from an output to its source.

    Args:
        pieces: in order of the output; the first begins at 0.
        output: the text without marks.
        source: the text that was rendered.
        first_line: the file's line of the first line of both.
    """

    def __init__(self, pieces: list[_Piece], output: str, source: str, first_line: int) -> None:
        self._pieces = pieces
        self._starts = [piece.output for piece in pieces]
        self._output_lines = _line_starts(output)
        self._source_lines = _line_starts(source)
        self._first = first_line

    @classmethod
    def read(cls, marked: str, source: str, first_line: int) -> tuple[str, Origins]:
        """An output without its marks, and the way back.

        Args:
            marked: the output with marks.
            source: the text that was rendered.
            first_line: the file's line of its first line.
        """
        pieces = [_Piece(0, 0, is_copy=True)]
        kept: list[str] = []
        length = end = 0
        for mark in _MARK.finditer(marked):
            kept.append(marked[end : mark.start()])
            length += mark.start() - end
            end = mark.end()
            pieces.append(_Piece(length, int(mark[2]), mark[1] == "t"))
        output = "".join((*kept, marked[end:]))
        return output, cls(pieces, output, source, first_line)

    def locate(self, span: Span) -> Span:
        """The place in the file of a place in the output; a whole line stays a whole line."""
        line = span.line - self._first
        if not 0 <= line < len(self._output_lines):
            return span
        offset = self._output_lines[line] + max(0, span.column - 1)
        piece = self._pieces[bisect_right(self._starts, offset) - 1]
        place = piece.source + (offset - piece.output if piece.is_copy else 0)
        there = bisect_right(self._source_lines, place) - 1
        column = place - self._source_lines[there] + 1
        return Span(span.path, self._first + there, column if span.column else 0)

    def relocate(self, value: Any) -> Any:  # noqa: ANN401  any value of the model: what holds places is rebuilt
        """A value of the model with every place in it moved to where it is in the file."""
        if isinstance(value, Span):
            return self.locate(value)
        if isinstance(value, tuple):
            return tuple(self.relocate(item) for item in value)
        if not isinstance(value, Struct):
            return value
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        moved = {name: self.relocate(field) for name, field in fields.items() if isinstance(field, tuple | Struct)}
        return structs.replace(value, **moved) if moved else value


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]
