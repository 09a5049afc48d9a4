"""Key by key through `_config.yml`: what is known is read, near misses are named, the rest is the site's own data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from biji.config import values
from biji.config.known_keys import SILENT_FEED_KEYS, SILENT_KEYS, SILENT_KRAMDOWN_KEYS
from biji.config.kramdown import KRAMDOWN_READERS
from biji.config.values import Reader, UnexpectedError
from biji.diagnostics import Diagnostic, Span
from biji.model import DOWNLOADS
from biji.model.permalinks import PERMALINK_PLACEHOLDERS, PERMALINK_STYLES, unknown_placeholders
from biji.text import near_miss
from biji.yaml_reader import YamlDocument, YamlList, YamlMap, YamlNode, YamlProblem, YamlScalar

_DEFAULT = "until then the default is used"


class Reading:
    """One pass over a file.

    Attributes:
        problems: what was wrong so far.
    """

    def __init__(self, path: str) -> None:
        self.problems: list[Diagnostic] = []
        self._path = path

    def config(self, document: YamlDocument) -> dict[str, Any]:
        """The fields of `Config` as plain values.

        Args:
            document: the whole file.
        """
        for problem in document.problems:
            self._report("config-syntax", problem, problem.message, problem.hint)
        root = document.root
        if not isinstance(root, YamlMap):
            if root is not None:
                self._report("config-syntax", root, "the file is no mapping", 'write lines such as "title: …"')
            return {}
        readers = {
            **_READERS,
            "defaults": self._defaults,
            "collections": self._collections,
            "kramdown": lambda node: self._block(node, KRAMDOWN_READERS, SILENT_KRAMDOWN_KEYS),
            "feed": self._feed,
            "biji": lambda node: self._block(node, {**_BIJI_READERS, "math": self._math}),
        }
        found = self._values(root, readers, SILENT_KEYS, only_near_misses=True)
        destination = found.pop("destination", "").removeprefix("./").strip("/")
        if destination not in {"", "."}:  # what Jekyll has written there is no source
            found["exclude"] = (*found.get("exclude", ()), f"{destination}/")
        locale = found.pop("locale", "")
        return found if "lang" in found or not locale else {**found, "lang": locale}

    def _feed(self, node: YamlNode) -> dict[str, Any]:
        """The mapping of jekyll-feed; themes have other things under this key, and in it."""
        if not isinstance(node, YamlMap):
            return {}
        return self._values(node, _FEED_READERS, SILENT_FEED_KEYS, only_near_misses=True)

    def _math(self, node: YamlNode) -> dict[str, Any]:
        return self._block(node, _MATH_READERS)

    def _block(
        self, node: YamlNode, readers: Mapping[str, Reader[Any]], silent: Collection[str] = ()
    ) -> dict[str, Any]:
        if not isinstance(node, YamlMap):
            raise UnexpectedError("a mapping", f"its keys are {', '.join(readers)}")
        return self._values(node, readers, silent, only_near_misses=False)

    def _values(
        self, node: YamlMap, readers: Mapping[str, Reader[Any]], silent: Collection[str], *, only_near_misses: bool
    ) -> dict[str, Any]:
        found = {}
        for key, value in node.entries:
            reader = readers.get(key.text)
            if reader is None:
                if key.text not in silent:
                    self._unknown(key, readers, only_near_misses=only_near_misses)
            elif not values.is_null(value):
                try:
                    found[key.text] = reader(value)
                except UnexpectedError as error:
                    self._report(
                        "config-value", value, f'"{key.text}" is to be {error.expected}', error.hint or _DEFAULT
                    )
        return found

    def _unknown(self, key: YamlScalar, readers: Collection[str], *, only_near_misses: bool) -> None:
        if only_near_misses and key.text in _BIJI_READERS:
            self._report("config-key", key, f'"{key.text}" is biji\'s own', 'move it under "biji:"')
            return
        meant = near_miss(key.text, readers)
        if not meant and only_near_misses:
            return
        # Where nothing but the known keys makes sense, a distant guess is better than none.
        meant = meant or next(iter(get_close_matches(key.text[:40], readers, 1)), None)
        hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(readers)}"
        self._report("config-key", key, f'unknown key "{key.text}"', hint)

    def _defaults(self, node: YamlNode) -> list[dict[str, Any]]:
        """Front matter defaults, those of longer paths and with a type last: they win, as in Jekyll."""
        if not isinstance(node, YamlList):
            raise UnexpectedError("a list", "each entry has `scope:` and `values:`")
        found = []
        for item in node.items:
            try:
                found.append(_default(item))
            except UnexpectedError as error:
                self._report(
                    "config-value", item, f'an entry of "defaults" is to be {error.expected}', error.hint or _DEFAULT
                )
        return sorted(found, key=lambda default: (len(default["path"]), bool(default["type"])))

    def _collections(self, node: YamlNode) -> dict[str, str]:
        """The collections that have pages, with their permalinks; the others are only read by layouts."""
        if isinstance(node, YamlList):
            return {}
        found = {}
        for name, options in values.entries(node, "a mapping, with `output: true` below each name"):
            if not isinstance(options, YamlMap):
                continue
            chosen = self._values(options, _COLLECTION_READERS, _COLLECTION_KEYS, only_near_misses=True)
            # Jekyll removes what is no letter, digit, hyphen, underscore or full stop.
            label = re.sub(r"[^A-Za-z0-9_.-]", "", name)
            if label and (chosen.get("output") or label == "posts"):
                found[label] = chosen.get("permalink", "")
        return found

    def _report(self, code: str, place: YamlNode | YamlProblem, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(code, Span(self._path, place.line, place.column), message, hint))


def _default(node: YamlNode) -> dict[str, Any]:
    expected = "a mapping with `scope:` and `values:`"
    parts = dict(values.entries(node, expected))
    if "values" not in parts:
        raise UnexpectedError(expected)
    scope = dict(values.entries(parts["scope"], "a mapping")) if "scope" in parts else {}
    kind = values.text(scope["type"]) if "type" in scope else ""
    if kind in {"post", "page", "draft"}:
        kind += "s"
    return {
        "path": values.text(scope["path"]) if "path" in scope else "",
        "type": kind,
        "values": dict(_default_values(parts["values"])),
    }


def _default_values(node: YamlNode) -> Iterator[tuple[str, Any]]:
    for key, value in values.entries(node, "a mapping with `scope:` and `values:`"):
        # Names are texts in front matter: `category: 010` stays as written here too.
        yield key, (values.source_text if key in _TEXT_KEYS else values.plain)(value)


def _permalink(node: YamlNode) -> str:
    template = values.text(node)
    if template in PERMALINK_STYLES:
        return template
    unknown = unknown_placeholders(template)
    if unknown:
        close = get_close_matches(unknown[0][:40], sorted(PERMALINK_PLACEHOLDERS), 1)
        hint = f'did you mean ":{close[0]}"?' if close else f"known are :{' :'.join(sorted(PERMALINK_PLACEHOLDERS))}"
        raise UnexpectedError(f'a template without ":{unknown[0]}"', hint)
    if ":" not in template:
        meant = near_miss(template, PERMALINK_STYLES)
        hint = f'did you mean "{meant}"?' if meant else f"styles are {', '.join(PERMALINK_STYLES)}"
        raise UnexpectedError("a style or a template such as /:year/:title/", hint)
    return template


_COLLECTION_READERS: Mapping[str, Reader[Any]] = {"output": values.boolean, "permalink": _permalink}
#: Of a collection: what only layouts ask for.
_COLLECTION_KEYS = frozenset(("sort_by", "order", "title", "name", "label"))

_TEXT_KEYS = frozenset(
    ("title", "slug", "category", "categories", "tag", "tags", "series", "date", "description", "lang", "permalink")
)

_READERS: Mapping[str, Reader[Any]] = {
    "title": values.text,
    "description": values.text,
    "author": values.author,
    "url": values.address,
    "baseurl": values.base_path,
    "lang": values.language,
    "locale": values.language,
    "permalink": _permalink,
    "collections_dir": values.folder,
    "destination": values.text,
    "markdown": values.choice(
        *("kramdown", "gfm", "commonmark"), meant={"commonmarkghpages": "gfm", "github": "gfm"}
    ),
    "exclude": values.texts,
    "include": values.texts,
    "timezone": values.timezone,
    "future": values.boolean,
    "show_drafts": values.boolean,
}

_BIJI_READERS: Mapping[str, Reader[Any]] = {
    "faithful": values.boolean,
    "autolink": values.boolean,
    "smart_quotes": values.choice("kramdown", "cjk", "off", meant={"false": "off", "no": "off"}),
    "trust_attributes": values.boolean,
    "liquid": values.choice("auto", "off", meant={"true": "auto", "yes": "auto", "false": "off", "no": "off"}),
    "theme": values.folder,
    "search": values.boolean,
    "llms": values.boolean,
    "plugins": values.texts,
    "generic_headings": values.texts,
    "inline_mentions": values.boolean,
    "downloads": values.some_of(*DOWNLOADS),
}

_FEED_READERS: Mapping[str, Reader[Any]] = {
    "path": values.file,
    "posts_limit": values.count,
    "excerpt_only": values.boolean,
    "ids": values.choice("jekyll-feed", "url"),
}

_MATH_READERS: Mapping[str, Reader[Any]] = {
    "engine": values.choice("auto", "math-core", "latex2mathml"),
    "macros": values.text_map,
}
