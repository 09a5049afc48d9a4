"""Every id on a page that a link can lead to."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from biji.model import Fragment

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ID = re.compile(r'[\s](?:id|name)="([^"]*)"')


def find_anchors(fragments: Iterable[Fragment]) -> tuple[str, ...]:
    """The ids of headings, raw HTML (`id`, and `name` of anchors), footnotes and formulas, each once, in order."""
    return tuple(dict.fromkeys(_anchors_of(fragments)))


def _anchors_of(fragments: Iterable[Fragment]) -> Iterator[str]:
    for fragment in fragments:
        if ' id="' in fragment.html or ' name="' in fragment.html:
            for tag in _TAG.finditer(fragment.html):
                for match in _ID.finditer(tag.group()):
                    if match[1]:
                        yield html.unescape(match[1])
        for formula in fragment.formulas:
            if formula.anchor:
                yield formula.anchor
