"""`{% link %}` and `{% post_url %}` as targets that stay symbolic until all articles are known.

    {% link _posts/2019-7-11-bert.md %}  →  source:_posts/2019-7-11-bert.md

Which page a file becomes is for link to say (https://jekyllrb.com/docs/liquid/tags/#links).
"""

from __future__ import annotations

import re
from urllib.parse import quote

#: The scheme of targets that name a source.
SOURCE = "source:"

_FILE = re.compile(r"[^{}|<>\"\n]{1,300}")
#: What an address can follow.
_ADDRESS = re.compile(r"(?:\]\(\s*<?|(?:href|src)\s*=\s*[\"']?)(?:\{\{[^{}]{0,40}\}\}){0,2}$")


def source_target(tag: str, markup: str) -> str:
    """The target that a tag stands for; "" when it names no file.

    Args:
        tag: `link` or `post_url`.
        markup: what stands behind it.
    """
    name = markup.strip("\"'").strip().lstrip("/")
    if not name or not _FILE.fullmatch(name):
        return ""
    return SOURCE + quote(name if tag == "link" else f"_posts/{name}", safe="/")


def is_address(before: str) -> bool:
    """Whether what comes next is read as an address, told by what stands before it on its line."""
    return _ADDRESS.search(before[-120:]) is not None
