"""What of a finished HTML page matters to those who link to it: its headings' ids, its text, where it redirects to.

Markup is skipped by pattern, not parsed: both sides of a comparison are read alike, in linear time.
"""

from __future__ import annotations

import html
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

_HEADING_ID = re.compile(r"<h[1-6]\b[^<>]*?\sid=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_ANY_ID = re.compile(r"\s(?:id|name)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_REFRESH = re.compile(r"<meta\b[^<>]*http-equiv=[\"']?refresh", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|head|title|math)\b[^<>]*>|</(script|style|head|title|math)\s*>|<!--|-->", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![A-Za-z][^<>]*>")
#: How kramdown leaves formulas for MathJax; each opener looks no further than to the next one.
_FORMULA = re.compile(r"\\\((?:(?!\\\().)*?\\\)|\\\[(?:(?!\\\[).)*?\\\]", re.DOTALL)
_BLANKS = re.compile(r"[\s\u200b]+")

#: What git, Jekyll and the Finder of macOS leave in a folder.
_UNPUBLISHED = (".git", ".jekyll", ".sass-cache", ".DS_Store")


def files_below(folder: Path) -> dict[str, Path]:
    """All regular files that are published, by their paths below a folder, NFC, with `/`, in order."""
    found: dict[str, Path] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_UNPUBLISHED)]
        for file in (Path(parent, name) for name in names if not name.startswith(_UNPUBLISHED)):
            if file.is_file():
                path = file.relative_to(folder).as_posix().encode("utf-8", "replace").decode()
                found[unicodedata.normalize("NFC", path)] = file
    return dict(sorted(found.items()))


def heading_ids(page: str) -> tuple[str, ...]:
    """The ids of headings, decoded, NFC, in their order."""
    return tuple(_values(_HEADING_ID, page))


def anchors(page: str) -> frozenset[str]:
    """Every id and name that a fragment of a URL can lead to."""
    return frozenset(_values(_ANY_ID, page))


def is_redirect(page: str) -> bool:
    """Whether the page sends its readers on to another one."""
    return _REFRESH.search(page) is not None


def text_of(page: str) -> str:
    r"""What a reader sees but for formulas, which are written in many ways; without blanks, which mean nothing.

    >>> text_of("<p>a &lt;\n b \\(x\\)</p><script>c</script><math><mi>x</mi></math>")
    'a<b'
    """
    text = _FORMULA.sub("", html.unescape(_TAG.sub("", _visible(page))))
    return unicodedata.normalize("NFC", _BLANKS.sub("", text))


def _visible(page: str) -> str:
    """The page without comments and the elements that show nothing."""
    kept: list[str] = []
    start, closer = 0, ""
    for mark in _UNSEEN.finditer(page):
        if not closer:
            if mark[1] or mark[0] == "<!--":
                kept.append(page[start : mark.start()])
                closer = (mark[1] or "--").lower()
        elif closer == (mark[2] or mark[0][:2]).lower():
            start, closer = mark.end(), ""
    return "".join((*kept, "" if closer else page[start:]))


def _values(pattern: re.Pattern[str], page: str) -> Iterator[str]:
    for found in pattern.finditer(page):
        value = html.unescape(found[1] or found[2] or found[3] or "")
        if value:
            yield unicodedata.normalize("NFC", value)
