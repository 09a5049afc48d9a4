"""Reading blocks: a run of lines, a place in it, and the rules that are asked in order what begins there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from biji.parse.kramdown.document import MAX_NESTING
from biji.parse.kramdown.lines import WHITE, is_blank
from biji.parse.kramdown.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biji.parse.kramdown.document import DocumentState


class Rule(NamedTuple):
    """One syntax.

    Attributes:
        name: what it reads.
        read: looks at the reader's line (handed over as well); when its syntax begins there, moves the reader
            behind it, adds nodes and returns True; else changes nothing.
        starts: the first characters, after at most three blanks, of a line that it can begin with; "" is any.
        indented: whether it can begin behind four blanks or a tab.
    """

    name: str
    read: Callable[[BlockReader, str], bool]
    starts: str = ""
    indented: bool = False


class Grammar(NamedTuple):
    """Rules in order, by the first character of a line, and what ends a paragraph.

    Attributes:
        by_character: the rules for a line that begins with a character, after at most three blanks.
        otherwise: for any other character.
        indented: for a line indented by four blanks or a tab.
    """

    by_character: Mapping[str, tuple[Rule, ...]]
    otherwise: tuple[Rule, ...]
    indented: tuple[Rule, ...]
    ends_paragraph: Callable[[str], bool]
    gfm: bool


def grammar(rules: Sequence[Rule], *, ends_paragraph: Callable[[str], bool], gfm: bool) -> Grammar:
    """Sort rules by the characters that they begin with, keeping their order."""
    characters = {character for rule in rules for character in rule.starts}
    return Grammar(
        {
            character: tuple(rule for rule in rules if not rule.starts or character in rule.starts)
            for character in characters
        },
        tuple(rule for rule in rules if not rule.starts),
        tuple(rule for rule in rules if rule.indented),
        ends_paragraph,
        gfm,
    )


class Setting(NamedTuple):
    """What a container's reader takes over from the one around it."""

    state: DocumentState
    grammar: Grammar
    depth: int = 0


class BlockReader:
    """Reads a run of lines into nodes.

    A container's content is a run of its own, with its markers removed; `nested` reads it with a new reader. Only an
    HTML element's blocks are read in the same run, for its closing tag may stand anywhere.

    Attributes:
        lines: without line ends; the current one may have lost what stood before its place.
        offset: line of the body at which `lines[0]` stands.
        place: index of the current line.
        nodes: what has been read, in the container that is being filled.
        pending: an attribute list for the next block, as written; "" without one.
        element: the open HTML element whose content is being read.
        closed: the closing tag of `element` has just been read.
        cut: characters already read of the current line.
        depth: how many containers are open.
        failed: searches for a closing mark that found none, so that they are not repeated.
    """

    __slots__ = (
        "closed",
        "cut",
        "depth",
        "element",
        "failed",
        "grammar",
        "lines",
        "nodes",
        "offset",
        "pending",
        "place",
        "starts",
        "state",
        "text",
    )

    def __init__(self, lines: list[str], offset: int, nodes: list[Node], setting: Setting) -> None:
        self.lines = lines
        self.offset = offset
        self.nodes = nodes
        self.state = setting.state
        self.grammar = setting.grammar
        self.depth = setting.depth
        self.place = 0
        self.pending = ""
        self.element: Node | None = None
        self.closed = False
        self.cut = 0
        self.text = ""
        self.starts: list[int] = []
        self.failed: dict[str, int] = {}

    def read(self) -> None:
        """Read to the end of the lines, or behind the closing tag of `element`."""
        lines, by_character, otherwise = self.lines, self.grammar.by_character, self.grammar.otherwise
        while self.place < len(lines) and not self.closed:
            line = lines[self.place]
            first = line[:1]
            if first in WHITE:
                if not first or is_blank(line):
                    self._read_blank()
                    continue
                start = line.lstrip(" ")
                rules = by_character.get(start[0], otherwise)
                if start[0] == "\t" or len(line) - len(start) > 3:
                    rules = self.grammar.indented
            else:
                rules = by_character.get(first, otherwise)
            for rule in rules:
                if rule.read(self, line):
                    break

    def _read_blank(self) -> None:
        first, lines = self.place, self.lines
        place = first + 1
        while place < len(lines) and is_blank(lines[place]):
            place += 1
        self.place, self.cut = place, 0
        text = lines[first] if place == first + 1 else "\n".join(lines[first:place])
        if self.nodes and self.nodes[-1].kind == "blank":
            self.nodes[-1].text += "\n" + text
        else:
            self.nodes.append(Node("blank", self.offset + first, self.offset + place, text))
            self.pending = ""

    def advance(self, count: int = 1) -> None:
        """Go to the beginning of a following line."""
        self.place += count
        self.cut = 0

    def skip(self, place: int, count: int) -> None:
        """Go behind the first characters of a line; what follows them is a line of its own."""
        self.cut = (self.cut if place == self.place else 0) + count
        self.place = place
        self.lines[place] = self.lines[place][count:]

    def whole(self) -> str:
        """All lines as one text, for syntaxes that do not end at the end of a line."""
        if not self.starts:
            self.text = "\n".join(self.lines) + "\n"
            self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        return self.text

    def position(self) -> int:
        """The place in the whole text."""
        self.whole()
        return self.starts[self.place] + self.cut

    def jump(self, position: int) -> None:
        """Go to a position of the whole text; what follows it on its line is a line of its own."""
        self.place = min(bisect_right(self.starts, position) - 1, len(self.lines))
        self.cut = position - self.starts[self.place]
        if self.cut and self.place < len(self.lines):
            self.lines[self.place] = self.text[position : self.starts[self.place + 1] - 1]

    def add(self, kind: str, first: int, *, text: str = "", info: str = "", level: int = 0) -> Node:
        """Add a block that reaches from the run's line `first` to the current place, and take the pending list."""
        node = Node(kind, self.offset + first, self.offset + self.place, text, info=info, level=level)
        if self.pending:
            node.attribute_text = self.pending
            self.pending = ""
        self.nodes.append(node)
        return node

    def after_boundary(self) -> bool:
        """Whether the place is the container's beginning, or behind a blank line or an attribute list for it."""
        if not self.nodes or self.pending:
            return True
        last = self.nodes[-1]
        return last.kind == "blank" or (last.kind == "boundary" and not last.info)

    def nested(self, lines: list[str], first: int, nodes: list[Node]) -> None:
        """Read a container's content.

        Args:
            lines: the content, markers removed.
            first: the run's line at which it begins.
            nodes: where its blocks go.
        """
        if self.depth >= MAX_NESTING:
            self._give_up(lines, first, nodes)
            return
        BlockReader(lines, self.offset + first, nodes, Setting(self.state, self.grammar, self.depth + 1)).read()

    def _give_up(self, lines: list[str], first: int, nodes: list[Node]) -> None:
        line = self.offset + first
        if not any(known.code == "nesting" for known in self.state.diagnostics):
            message = f"blocks are nested more than {MAX_NESTING} deep"
            self.state.report("nesting", line, message, "the rest is shown as text")
        text = "\n".join(lines).strip()
        if text:
            nodes.append(Node("literal", line, line + len(lines), text))
