"""Typed access to the keys of a front matter: what has the wrong type becomes a diagnostic and counts as absent."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote

from biji.diagnostics import Diagnostic, Span
from biji.model.permalinks import PERMALINK_PLACEHOLDERS, unknown_placeholders
from biji.parse.dates import read_date
from biji.text import near_miss
from biji.yaml_reader import YamlList, YamlMap, YamlNode, YamlScalar, node_of, plain_value

#: How many unknown keys of one file are compared with the known ones.
_MAX_GUESSES = 20
#: What Ruby's `split` takes for blanks: not the full-width one, which is a part of old URLs.
_BLANKS = re.compile(r"[ \t\n]+")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class Fields:
    """The keys of one file, its defaults below them.

    Attributes:
        problems: what was wrong with the values that have been asked for so far.
    """

    def __init__(self, front: YamlMap | None, defaults: Mapping[str, Any], path: str) -> None:
        self.problems: list[Diagnostic] = []
        self._path = path
        self._defaults = {key: node_of(value) for key, value in defaults.items()}
        self._keys = {key.text: key for key, _ in front.entries} if front else {}
        own = {key.text: value for key, value in front.entries} if front else {}
        self._nodes = {key: node for key, node in own.items() if not _is_null(node)}

    def text(self, key: str) -> str:
        """A scalar's text as written; "" without one."""
        node = self._node(key)
        if node is None or isinstance(node, YamlScalar):
            return unicodedata.normalize("NFC", node.text.strip(" \n")) if node else ""
        self._report(node, f'"{key}" is a text, not a {_kind(node)}', "write it on one line, in quotes where needed")
        return ""

    def lines(self, keys: Iterable[str]) -> dict[str, int]:
        """Where keys stand in the file; nothing about those that do not."""
        return {key: self._keys[key].line for key in keys if key in self._keys}

    def boolean(self, key: str, *, default: bool) -> bool:
        """A truth value, with YAML's words for it."""
        node = self._node(key)
        if node is None:
            return default
        value = node.boolean if isinstance(node, YamlScalar) else None
        if value is None:
            self._report(node, f'"{key}" is true or false', f"without it, it is {str(default).lower()}")
            return default
        return value

    def texts(self, key: str, *, split: bool = False, commas: bool = False) -> tuple[str, ...]:
        """A list of texts, or one text.

        Args:
            key: whose value it is.
            split: take one text apart at blanks, as Jekyll does with plural keys.
            commas: take it apart at commas instead when it has some.
        """
        node = self._node(key)
        if isinstance(node, YamlScalar) and split:
            text = node.text
            parts = re.split("[,，]", text) if commas and re.search("[,，]", text) else re.split(_BLANKS, text)
            return tuple(unicodedata.normalize("NFC", part.strip(" ")) for part in parts if part.strip())
        return tuple(self._flat(key, node)) if node else ()

    def categories(self) -> tuple[str, ...]:
        """`categories:` of the defaults and of the file, then `category:`, in Jekyll's order."""
        inherited = tuple(self._flat("categories", self._defaults.get("categories", YamlList(()))))
        if isinstance(node := self._defaults.get("categories"), YamlScalar):
            inherited = tuple(re.split(_BLANKS, node.text.strip()))
        names = (*inherited, *self.texts("categories", split=True), *self.texts("category"))
        return tuple(name for name in names if self._stays_inside("category", name))

    def aliases(self) -> tuple[str, ...]:
        """Old addresses of the article, as the model writes URLs: decoded, NFC, from the root."""
        written = [(key, alias) for key in ("aliases", "redirect_from") for alias in self.texts(key)]
        inside = (unquote(alias) for key, alias in written if self._is_path(key, alias))
        return tuple("/" + unicodedata.normalize("NFC", alias).lstrip("/") for alias in inside)

    def date(self, key: str, timezone: dt.tzinfo) -> dt.datetime | None:
        """A moment in the site's time zone."""
        node = self._node(key)
        if node is None:
            return None
        date = read_date(node.text, timezone, plain=node.plain) if isinstance(node, YamlScalar) else None
        if date is None:
            shown = f'"{node.text}"' if isinstance(node, YamlScalar) else f"a {_kind(node)}"
            self._report(node, f"{shown} is no date", 'write it as "2019-07-11" or "2019-07-11 10:00:00 +0800"')
        elif isinstance(node, YamlScalar) and (iso := _ISO_DAY.match(node.text)):
            year, month, day = (int(number) for number in iso.groups())
            if day > monthrange(year or 1, month)[1]:
                self._report(node, f'there is no "{iso[0]}"', f"read as {date:%Y-%m-%d}, as Jekyll does")
        return date

    def path(self, key: str) -> str:
        """A text that becomes a part of a URL; "" when it would lead out of the site."""
        text = self.text(key)
        return text if self._stays_inside(key, text) else ""

    def permalink(self, *, strict: bool) -> str:
        """`permalink:`, a template; where `strict`, only with placeholders that exist."""
        template = self.path("permalink")
        unknown = unknown_placeholders(template) if strict else ()
        if not unknown:
            return template
        known = get_close_matches(unknown[0][:40], sorted(PERMALINK_PLACEHOLDERS), 1)
        hint = f'did you mean ":{known[0]}"?' if known else "the site's own style is used"
        self._report(self._node("permalink"), f'":{unknown[0]}" is no placeholder of permalinks', hint)
        return ""

    def extras(self, known: frozenset[str]) -> dict[str, Any]:
        """All keys but the known ones, with plain values; keys close to a known one are noted."""
        extras = {key: plain_value(node) for key, node in self._defaults.items() if key not in known}
        for guesses, key in enumerate(key for key in self._nodes if key not in known):
            extras[key] = plain_value(self._nodes[key])
            meant = near_miss(key, sorted(known)) if guesses < _MAX_GUESSES else None
            if meant and meant not in self._nodes:
                span = Span(self._path, self._keys[key].line, self._keys[key].column)
                message = f'"{key}" is kept as data of your own'
                self.problems.append(Diagnostic("front-matter-key", span, message, f'did you mean "{meant}"?'))
        return extras

    def _node(self, key: str) -> YamlNode | None:
        return self._nodes.get(key) or self._defaults.get(key)

    def _flat(self, key: str, node: YamlNode) -> Iterator[str]:
        if isinstance(node, YamlList):
            for item in node.items:
                yield from self._flat(key, item)
        elif isinstance(node, YamlMap):
            self._report(node, f'"{key}" is a text or a list of texts, not a mapping', f"write {key}: [one, two]")
        elif not node.is_null and node.text.strip():
            yield unicodedata.normalize("NFC", node.text)

    def _stays_inside(self, key: str, text: str) -> bool:
        if ".." not in unquote(text).replace("\\", "/").split("/"):
            return True
        message = f'"{text}" would lead out of the site'
        self._report(self._node(key), message, f'leave ".." out of the {key}', "output-path")
        return False

    def _is_path(self, key: str, text: str) -> bool:
        if "://" not in text:
            return self._stays_inside(key, text)
        path = text.partition("://")[2].partition("/")[2]
        self._report(self._node(key), f'"{text}" in {key} is a whole address', f"write its path: /{path}")
        return False

    def _report(self, node: YamlNode | None, message: str, hint: str, code: str = "front-matter-value") -> None:
        # A default has no place in this file; config has checked it.
        if node and node.line:
            span = Span(self._path, node.line, node.column)
            self.problems.append(Diagnostic(code, span, message, hint))


def _is_null(node: YamlNode) -> bool:
    return isinstance(node, YamlScalar) and node.is_null


def _kind(node: YamlNode) -> str:
    return "list" if isinstance(node, YamlList) else "mapping"
