"""Code: blocks indented by four blanks or a tab, and fences of `~~~` or ```` ``` ````.

https://kramdown.gettalong.org/syntax.html#code-blocks and https://kramdown.gettalong.org/parser/gfm.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biji.parse.kramdown.lines import WHITE, ends_code, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from biji.parse.kramdown.reader import BlockReader

_INDENT = re.compile(r"\t| {4}")
_LAZY = re.compile(r" {0,3}\S")
_FENCE_GFM = re.compile(r" {0,3}((`|~)\2{2,})[ \t\v\f\r]*(?:(\S+?)(?:\?\S*)?)?[ \t\v\f\r]*$")
_FENCE = re.compile(r"((~)~{2,})[ \t\v\f\r]*(?:(\S+?)(?:\?\S*)?)?[ \t\v\f\r]*$")


def code_lines(lines: list[str], place: int) -> int:
    """The end of indented code from a line on: indented lines, blank lines between them, and their lazy lines."""
    first = end = place
    while place < len(lines):
        line = lines[place]
        if is_blank(line):
            place += 1
            continue
        lazy = first < place == end and not ends_code(line)
        if not _INDENT.match(line) and not lazy:
            break
        place += 1
        end = place
    return end


def join_code(lines: list[str]) -> str:
    """Indented code without its indentation; a lazy line belongs to the line before it."""
    joined: list[str] = []
    for line in lines:
        if joined and _LAZY.match(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return "\n".join(_INDENT.sub("", line, count=1) if _INDENT.match(line) else line for line in joined)


def read_code_block(reader: BlockReader, line: str) -> bool:
    """Read indented code; up to three blanks and a tab are no indentation."""
    if not _INDENT.match(line):
        return False
    first, lines = reader.place, reader.lines
    end = code_lines(lines, first)
    reader.advance(end - first)
    reader.add("code_block", first, text=join_code(lines[first:end]) + "\n")
    return True


def read_fence_gfm(reader: BlockReader, line: str) -> bool:
    """Read a fence of either character, indented by at most three blanks."""
    match = _FENCE_GFM.match(line)
    return bool(match) and _read_fence(reader, match, 3)


def read_fence(reader: BlockReader, line: str) -> bool:
    """Read a fence of tildes."""
    match = _FENCE.match(line)
    return bool(match) and _read_fence(reader, match, 0)


def _read_fence(reader: BlockReader, match: re.Match[str] | None, indent: int) -> bool:
    if match is None:
        return False
    first, lines = reader.place, reader.lines
    character, length, info = match[2], len(match[1]), match[3] or ""
    end = _closing_fence(reader, character, length, indent)
    if not end and match.start(3) in (-1, match.end(1)):
        # A fence that only shorter ones follow is closed by the longest of them; its surplus is the language.
        end, shorter = _shorter_fence(reader, character, length, indent)
        info = character * (length - shorter) + info
    if not end:
        message = f'the code fence "{match[0].strip()}" is never closed'
        reader.state.report("unclosed-fence", reader.offset + first, message, f"add a line of {match[1]}")
        return False
    text = "".join(f"{content}\n" for content in lines[first + 1 : end])
    reader.advance(end + 1 - first)
    reader.add("fence", first, text=text, info=info)
    return True


def _closing_fence(reader: BlockReader, character: str, length: int, indent: int) -> int:
    """The line of the run that closes a fence opened at the place, or 0; a search that failed is not repeated."""
    if length >= reader.failed.get(character, length + 1):
        return 0
    for place, _ in _fences(reader, character, length, indent):
        return place
    reader.failed[character] = length
    return 0


def _shorter_fence(reader: BlockReader, character: str, length: int, indent: int) -> tuple[int, int]:
    """The first of the longest fences that follow, and its length, at least 3; zeros without one."""
    if reader.failed.get(character, length) <= 3:
        return 0, 0
    longest = place = 0
    for found, found_length in _fences(reader, character, 3, indent):
        if found_length > longest:
            place, longest = found, found_length
    if not place:
        reader.failed[character] = 3
    return place, longest


def _fences(reader: BlockReader, character: str, length: int, indent: int) -> Iterator[tuple[int, int]]:
    """Lines behind the place that close a fence of a length, and how long they are."""
    mark = character * length
    for place in range(reader.place + 1, len(reader.lines)):
        line = reader.lines[place]
        if mark not in line:
            continue
        start = line.lstrip(" ")
        fence = start.rstrip(WHITE)
        if len(line) - len(start) <= indent and not fence.strip(character) and len(fence) >= length:
            yield place, len(fence)
