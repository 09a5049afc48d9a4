r"""YAML from people we do not know becomes a tree of nodes that keep their source text and their place.

PyYAML's loaders build Python values on the way, which hostile input can make slow, huge or fatal (nested brackets
kill the interpreter; aliases and merge keys explode), and which loses what the author wrote (`no`, `010`, `12:30`).
Here only the parser's events are read, in linear time, and refused at the first sign of depth.

>>> document = read_yaml("title: 010\ntags: [a, b]")
>>> [(key.text, key.line) for key, _ in document.root.entries]
[('title', 1), ('tags', 2)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import yaml
from msgspec import Struct

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 50

_NULL = re.compile(r"(?:~|null|Null|NULL)?")
_TRUE = re.compile(r"(?:yes|true|on)", re.IGNORECASE)
_FALSE = re.compile(r"(?:no|false|off)", re.IGNORECASE)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,30}\.[0-9]{0,30}(?:[eE][-+]?[0-9]{1,3})?")


class YamlScalar(Struct, frozen=True):
    """A piece of text.

    Attributes:
        text: as written, without quotes.
        plain: without quotes, so that `yes` may mean true.
        line, column: where it begins, counted from 1.
    """

    text: str
    plain: bool = True
    line: int = 0
    column: int = 0

    @property
    def is_null(self) -> bool:
        """Whether it stands for nothing: empty, `~`, `null`."""
        return self.plain and _NULL.fullmatch(self.text) is not None

    @property
    def boolean(self) -> bool | None:
        """What it means as a truth value in YAML 1.1, as Jekyll reads it; None when it is none."""
        if _TRUE.fullmatch(self.text):
            return True
        return False if _FALSE.fullmatch(self.text) else None


class YamlList(Struct, frozen=True):
    """A sequence of nodes."""

    items: tuple[YamlNode, ...]
    line: int = 0
    column: int = 0


class YamlMap(Struct, frozen=True):
    """Keys with their nodes, in order of the text; of a key given twice, the last."""

    entries: tuple[tuple[YamlScalar, YamlNode], ...]
    line: int = 0
    column: int = 0


YamlNode = YamlScalar | YamlList | YamlMap


class YamlProblem(Struct, frozen=True):
    """What is wrong with the text, and what to do about it."""

    message: str
    hint: str
    line: int
    column: int = 0


class YamlDocument(Struct, frozen=True):
    """What was read.

    Attributes:
        root: None for an empty text; incomplete after a problem.
    """

    root: YamlNode | None
    problems: tuple[YamlProblem, ...] = ()


def read_yaml(text: str, first_line: int = 1, max_length: int = 65_536) -> YamlDocument:
    r"""Read one YAML document.

    Args:
        text: the document, with `\n` as its only line break.
        first_line: the number of its first line in its file.
        max_length: how many characters are accepted.

    Returns:
        The tree and its problems; after a syntax error, what stands before it.
    """
    if len(text) > max_length:
        problem = YamlProblem(f"{len(text)} characters of YAML are too many", f"at most {max_length}", first_line)
        return YamlDocument(None, (problem,))
    builder = _Builder(text, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.accept(event):
                break
    except yaml.MarkedYAMLError as error:
        index = error.problem_mark.index if error.problem_mark else 0
        problem_text = error.problem or error.context or "syntax error"
        begin = text.rfind("\n", 0, index) + 1
        builder.report(index, problem_text, _hint(problem_text, text[begin:index]))
    except yaml.reader.ReaderError as error:
        # The position counts bytes.
        index = len(text.encode()[: error.position].decode(errors="ignore"))
        builder.report(index, "a character that YAML does not allow", "delete it")
    return builder.document()


def plain_value(node: YamlNode) -> Any:  # noqa: ANN401  YAML's own values: None, bool, int, float, str, list, dict
    """A node as plain Python values, with the types that YAML 1.1 gives to plain scalars; dates stay text."""
    if isinstance(node, YamlList):
        return [plain_value(item) for item in node.items]
    if isinstance(node, YamlMap):
        return {key.text: plain_value(value) for key, value in node.entries}
    if not node.plain or node.is_null:
        return None if node.plain else node.text
    return node.text if (value := _typed(node)) is None else value


def _typed(scalar: YamlScalar) -> bool | float | None:
    if scalar.boolean is not None:
        return scalar.boolean
    if _INTEGER.fullmatch(scalar.text):
        return int(scalar.text)
    return float(scalar.text) if _FLOAT.fullmatch(scalar.text) else None


def node_of(value: Any) -> YamlNode:  # noqa: ANN401  the inverse of `plain_value`
    """A plain Python value as a node without a place."""
    if isinstance(value, list | tuple):
        return YamlList(tuple(node_of(item) for item in value))
    if isinstance(value, dict):
        return YamlMap(tuple((YamlScalar(str(key)), node_of(item)) for key, item in value.items()))
    if isinstance(value, str):
        return YamlScalar(value, plain=False)
    return YamlScalar("" if value is None else str(value).lower() if isinstance(value, bool) else str(value))


def _hint(problem: str, before: str) -> str:
    """What to do about a problem, with what stands before it in its line."""
    if "mapping values are not allowed" in problem:
        if re.fullmatch(r"\s+[\w-]+", before):
            return "a key begins its line: remove the blanks before it, or indent what belongs to it alike"
        return 'a text with ": " in it needs quotes: "…"'
    if "cannot start any token" in problem:
        return "indent with blanks instead of tabs; a text that begins with @, % or ` needs quotes"
    if "quoted scalar" in problem or "unexpected end of stream" in problem:
        return "the closing quote is missing"
    return "check the quotes, colons and indentation of this line and the one above"


class _Open:
    """A collection whose end has not been read yet."""

    def __init__(self, index: int, *, is_map: bool) -> None:
        self.index = index
        self.is_map = is_map
        self.items: list[YamlNode] = []
        self.entries: dict[str, tuple[YamlScalar, YamlNode]] = {}
        self.key: YamlNode | None = None


class _Builder:
    """Turns events into nodes without recursion."""

    def __init__(self, text: str, first_line: int) -> None:
        self._first_line = first_line
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._stack: list[_Open] = []
        self._root: YamlNode | None = None
        self._problems: list[YamlProblem] = []

    def report(self, index: int, message: str, hint: str) -> None:
        """Note a problem at a character of the text."""
        line, column = self._place(index)
        self._problems.append(YamlProblem(message, hint, line, column))

    def document(self) -> YamlDocument:
        """What has been read so far; collections still open are closed."""
        while self._stack:
            self._close()
        return YamlDocument(self._root, tuple(self._problems))

    def accept(self, event: yaml.Event) -> bool:
        """Take one event; False when reading must stop."""
        index = event.start_mark.index if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            self.report(index, f'the tag "{event.tag}" is not read', "leave it out")
        if isinstance(event, yaml.ScalarEvent):
            self._add(YamlScalar(event.value, event.style in {None, ""}, *self._place(index)))
        elif isinstance(event, yaml.AliasEvent):
            self.report(index, f'the alias "*{event.anchor}" is not read', "write the value out")
            self._add(YamlScalar("", line=self._place(index)[0]))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) == _MAX_DEPTH:
                self.report(index, f"nested deeper than {_MAX_DEPTH} levels", "what follows is not read")
                return False
            self._stack.append(_Open(index, is_map=isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        return not isinstance(event, yaml.DocumentEndEvent)

    def _close(self) -> None:
        done = self._stack.pop()
        place = self._place(done.index)
        self._add(
            YamlMap(tuple(done.entries.values()), *place) if done.is_map else YamlList(tuple(done.items), *place)
        )

    def _add(self, node: YamlNode) -> None:
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        if not parent.is_map:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self._enter(parent, parent.key, node)
            parent.key = None

    def _enter(self, parent: _Open, key: YamlNode, value: YamlNode) -> None:
        if not isinstance(key, YamlScalar):
            self._report_node(key, "a list or a mapping cannot be a key", "write a word before the colon")
        elif key.plain and key.text == "<<":
            self._report_node(key, 'the merge key "<<" is not read', "write the keys out")
        else:
            if known := parent.entries.get(key.text):
                self._report_node(
                    key, f'"{key.text}" is given twice, first in line {known[0].line}', "keep one of them"
                )
            parent.entries[key.text] = (key, value)

    def _report_node(self, node: YamlNode, message: str, hint: str) -> None:
        self._problems.append(YamlProblem(message, hint, node.line, node.column))

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, index)
        return line - 1 + self._first_line, index - self._line_starts[line - 1] + 1
