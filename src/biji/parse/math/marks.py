r"""What TeX can say and an engine cannot: carried through the engine by marks, and put into its answer afterwards.

Two kinds of mark survive both engines. A space of impossible width, `\hspace{1003em}`, stands first in a group, row
or cell and says: the rest of it is wrapped in element number 3. A private character in `\text{…}` stands for text
that the engines could not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Widths from here on are marks; lengths that authors write are cut to a tenth of it.
_FIRST_WIDTH = 1000
_FIRST_TEXT = 0xF0000
_CHILDREN = {"munderover": 3}
_NUMBER = re.compile("@([0-9]{1,6})@")


class Wrap(NamedTuple):
    """An element around the rest of a row; with the tag "" the attributes go to the element that holds the row."""

    tag: str
    attributes: Mapping[str, str]


class Marks:
    """The marks of one formula."""

    def __init__(self) -> None:
        self._wraps: list[Wrap] = []
        self._texts: list[str] = []

    def __bool__(self) -> bool:
        """Whether an answer must be changed."""
        return bool(self._wraps or self._texts)

    def wrap(self, tag: str, attributes: Mapping[str, str]) -> str:
        """TeX that wraps the rest of its group into an element."""
        self._wraps.append(Wrap(tag, attributes))
        return f"\\hspace{{{_FIRST_WIDTH + len(self._wraps) - 1}em}}"

    def text(self, text: str) -> str:
        r"""A character that stands for text; it belongs into `\text{…}`."""
        self._texts.append(text)
        return chr(_FIRST_TEXT + len(self._texts) - 1)

    def number(self, text: str) -> str:
        r"""ASCII that stands for text, for `\tag`, of which the engine demands that."""
        return f"@{ord(self.text(text)) - _FIRST_TEXT}@"

    def apply(self, root: Element) -> None:
        """Put what the marks stand for into an engine's answer."""
        if self._texts:
            for element in root.iter():
                element.text = self._expanded(element.text)
                element.tail = self._expanded(element.tail)
        if self._wraps:
            # Inner rows first: a wrapped row is finished when the row around it is wrapped.
            for element in reversed(list(root.iter())):
                self._wrap_rows(element)

    def _expanded(self, text: str | None) -> str | None:
        if not text:
            return text
        if match := _NUMBER.fullmatch(text):
            return self._texts[int(match[1])]
        if text.isascii():
            return text
        codes = (ord(character) - _FIRST_TEXT for character in text)
        return "".join(
            self._texts[code] if 0 <= code < len(self._texts) else character
            for code, character in zip(codes, text, strict=True)
        )

    def _wrap_rows(self, parent: Element) -> None:
        # From the last mark to the first: what a mark wraps may hold later marks.
        for index in range(len(parent) - 1, -1, -1):
            wrap = self._mark(parent[index])
            if wrap is None:
                continue
            followers = list(parent)[index + 1 :]
            del parent[index:]
            if not wrap.tag:
                parent.attrib.update(wrap.attributes)
                parent.extend(followers)
                continue
            # An element with a fixed number of children is none when the engine made more or less of them.
            tag = "mrow" if len(followers) != _CHILDREN.get(wrap.tag, len(followers)) else wrap.tag
            element = Element(tag, dict(wrap.attributes))
            element.extend(followers)
            parent.append(element)

    def _mark(self, element: Element) -> Wrap | None:
        width = element.get("width", "")
        if element.tag != "mspace" or not width.endswith("em") or not width[:-2].isdigit():
            return None
        number = int(width[:-2]) - _FIRST_WIDTH
        return self._wraps[number] if 0 <= number < len(self._wraps) else None
