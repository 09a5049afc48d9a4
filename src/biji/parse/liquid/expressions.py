"""What an expression of Liquid needs: names and filters, and whether all of them are known.

    unknown_name('site.posts | where: "draft", true', …)  →  "site.posts"

Only names are looked at; whether the expression can be read is python-liquid's to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_FILTER = re.compile(r"\|\s*([A-Za-z_][\w-]*+)", re.ASCII)
_PATH = re.compile(r"(?<![\w.-])([A-Za-z_][\w-]*+)(?!\s*:)((?:\.[\w-]+)*)", re.ASCII)
_RANGE = re.compile(r"\([^()]*\.\.[^()]*\)")
#: python-liquid writes a range out in full to begin elsewhere than at its beginning.
_SHORT_RANGE = re.compile(r"\(\s*-?\d{1,4}\s*\.\.\s*-?\d{1,4}\s*\)")
_FROM_FAR = re.compile(r"\b(?:reversed|offset)\b")
_NOW = re.compile(r"[\"'](?:now|today)[\"']\s*\|")

_WORDS = frozenset(("and", "or", "contains", "true", "false", "nil", "null", "empty", "blank"))
_LOOP_WORDS = _WORDS | {"in", "reversed", "continue"}

#: What only the whole site knows, or the clock; parse sees one file. Front matter and `_config.yml` may define them.
_ELSEWHERE = {
    "site": frozenset(
        (
            *("time", "posts", "pages", "related_posts", "static_files", "html_pages", "html_files", "collections"),
            *("data", "documents", "categories", "tags", "github"),
        )
    ),
    "page": frozenset(("url", "id", "content", "excerpt", "next", "previous", "output")),
}


class Names:
    """The names that expressions may use at one place of a text.

    Args:
        site, page: keys that the configuration and the front matter define.
        filters: the known ones.
    """

    def __init__(self, site: Collection[str], page: Collection[str], filters: Collection[str]) -> None:
        self._defined = {"site": site, "page": page}
        self._filters = filters
        self._variables = {"site", "page", "include", "jekyll", "forloop", "tablerowloop"}

    def define(self, tag: str, markup: str) -> None:
        """Note the name that a tag gives to a value.

        Args:
            tag: the tag's name.
            markup: what stands behind it.
        """
        words = markup.partition("=")[0].split(maxsplit=1)
        if tag in {"assign", "capture", "for", "tablerow", "increment", "decrement"} and words:
            self._variables.add(words[0])

    def filters(self, markup: str) -> list[str]:
        """The filters of an expression.

        Args:
            markup: what stands behind a tag's name, or between the braces.
        """
        return _FILTER.findall(_STRING.sub('""', markup)) if "|" in markup else []

    def unknown(self, tag: str, markup: str) -> str:
        """What in an expression is not known, for a message; "" when all of it is.

        Args:
            tag: whose expression it is; "" for an output.
            markup: what stands behind the tag's name, or between the braces.
        """
        if tag in {"capture", "increment", "decrement", "break", "continue", "else", "ifchanged"}:
            return ""
        if tag == "assign":
            markup = markup.partition("=")[2]
        is_loop = tag in {"for", "tablerow"}
        if is_loop:
            markup = markup.partition(" in ")[2]
        if _NOW.search(markup):
            return "the date of today"
        bare = _STRING.sub('""', markup)
        if _RANGE.search(bare) and not (is_loop and (_SHORT_RANGE.search(bare) or not _FROM_FAR.search(bare))):
            return "a range of any length"
        name = next((name for name in self.filters(bare) if name not in self._filters), "")
        if name:
            return f'the filter "{name}"'
        words = _LOOP_WORDS if is_loop else _WORDS
        paths = (path for path in _PATH.findall(_FILTER.sub("|", bare)) if path[0] not in words)
        unknown = next((f"{root}{rest}" for root, rest in paths if not self._is_known(root, rest)), "")
        return f'"{unknown}"' if unknown else ""

    def _is_known(self, root: str, rest: str) -> bool:
        if root not in _ELSEWHERE:
            return root in self._variables
        key = rest.split(".")[1] if rest else ""
        return bool(key) and (key in self._defined[root] or key not in _ELSEWHERE[root])
