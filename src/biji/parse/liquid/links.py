"""`{% link %}` and `{% post_url %}` as targets that stay symbolic until all articles are known.

    {% link _posts/2019-7-11-bert.md %}  →  source:_posts/2019-7-11-bert.md

Where no address is expected, the target is one long word, which Markdown and highlighters leave whole, until the
fragments are made.

Which page a file becomes is for link to say (https://jekyllrb.com/docs/liquid/tags/#links).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

#: The scheme of targets that name a source.
SOURCE = "source:"

_FILE = re.compile(r"[^{}|<>\"\n]{1,300}")
#: How such a word begins.
WORD = "bijisource"
_WORD = re.compile(f"/?{WORD}" + "((?:[0-9a-f]{2})+)z")
_CONTROL = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")
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


def word_of(target: str) -> str:
    """A target as one word."""
    return f"/{WORD}{unquote(target.removeprefix(SOURCE)).encode().hex()}z"


def with_target(address: str) -> str:
    """An address with the target in place of a word; the site's own address before it, as in Jekyll 3, falls away."""
    pieces, targets = split_words(address)
    return targets[-1] + pieces[-1] if targets else address


def with_names(text: str) -> str:
    """A text with the name that the author wrote in place of each word: `2019-7-11-bert`."""
    return _WORD.sub(lambda word: source_name(_target(word[1])), text)


def split_words(html: str) -> tuple[list[str], list[str]]:
    """The pieces around the words of a text, and the targets between them."""
    pieces = _WORD.split(html)
    return pieces[::2], [_target(found) for found in pieces[1::2]]


def source_name(target: str) -> str:
    """The name that the author wrote for a target."""
    return unquote(target.removeprefix(SOURCE)).removeprefix("_posts/")


def _target(found: str) -> str:
    # An author who writes such a word by hand gets no other scheme, and none of our markers.
    return SOURCE + quote(_CONTROL.sub("", bytes.fromhex(found).decode(errors="replace")), safe="/")


def is_address(before: str) -> bool:
    """Whether what comes next is read as an address, told by what stands before it on its line."""
    return _ADDRESS.search(before[-120:]) is not None
