"""URLs inside a sentence: bare ones, Markdown links, autolinks and HTML anchors, in the order of the text.

>>> [(mention.url, mention.title) for mention in find_mentions("见[文档](https://a.org/doc)或https://b.org。")]
[('https://a.org/doc', '文档'), ('https://b.org', '')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from biji.parse.liquid.links import WORD
from biji.parse.references.lines import clean
from biji.parse.references.urls import find_urls
from biji.parse.tokens import Token

_URL = r"(?:https?|ftp)://"
#: Constructs that hold a URL, each beginning in its own way; what they cover is not searched for bare URLs.
_CONSTRUCT = re.compile(
    rf"\]\(\s*<?(?P<link>{_URL}(?:[^\s<>()]|\([^\s()]*\))+)>?(?:\s+[\"'(][^\n]{{0,300}}?[\"')])?\s*\)"
    rf"|<(?P<auto>{_URL}[^\s<>]+)>"
    rf"|<a\s[^<>]*?href\s*=\s*[\"']?(?P<anchor>{_URL}[^\"'\s<>]+)[^<>]*>(?P<text>[^<]*)"
    r"|<[a-z][\w-]*\s[^<>]*>|<!--[\s\S]{0,2000}?-->|\$\$[\s\S]*?\$\$",
    re.IGNORECASE,
)
#: Link texts that name nothing.
_EMPTY_NAMES = re.compile(
    r"这里|此处|这儿|这|链接|点击这里|戳这里|传送门|here|link|this|url|click here|\W+", re.IGNORECASE
)

#: What may stand between two links of one list.
_JOINT = re.compile(r"(?:\s+[\"'][^\"']*[\"'])?[)>\s、，,；;/|和与及]*(?:and\s+)?")
#: So many characters of a URL's end tell it in the text before the next one.
_ENOUGH = 20


class Mention(Struct, frozen=True, gc=False):
    """A URL in a sentence.

    Attributes:
        start: offset in the text.
        title: the link's text as written, or "" when the URL stands bare or the text names nothing.
        before: the text in front of it, at most a line.
    """

    url: str
    start: int
    title: str = ""
    before: str = ""

    def joins(self, above: str) -> bool:
        """Whether nothing but a comma, or `and`, divides it from the URL above, or from the paragraph's beginning."""
        between = self.before
        if above:
            _, found, between = between.rpartition(above[-_ENOUGH:])
            if not found:
                return False
        return bool(_JOINT.fullmatch(between))


def find_mentions(content: str, children: Sequence[Token] = ()) -> list[Mention]:
    """All URLs in an inline run.

    Args:
        content: its Markdown source.
        children: its tokens, for links whose URL is defined elsewhere (`[text][name]`).
    """
    mentions: list[Mention] = []
    if "://" in content:
        mentions = list(_written(content))
    known = {mention.url for mention in mentions}
    mentions += [
        Mention(url, max(content.find(text), 0), text)
        for url, text in _defined(children)
        if url not in known and url not in content
    ]
    return sorted(mentions, key=lambda mention: mention.start)


def _written(content: str) -> Iterator[Mention]:
    end = floor = 0
    for match in _CONSTRUCT.finditer(content):
        if match["link"]:
            opening = _opening_bracket(content, match.start(), max(end, floor))
            if opening < 0:
                floor = match.end()
                continue
            image = opening > 0 and content[opening - 1] == "!"
            yield from _bare(content, end, opening)
            if not image:
                text = content[opening + 1 : match.start()]
                start = match.start("link")
                yield Mention(match["link"], start, _named(text), _before(content, opening))
        else:
            yield from _bare(content, end, match.start())
            url = match["auto"] or match["anchor"]
            if url:
                start = match.start("auto") if match["auto"] else match.start("anchor")
                yield Mention(url, start, _named(match["text"] or ""), _before(content, match.start()))
        end = match.end()
    yield from _bare(content, end, len(content))


def _bare(content: str, start: int, end: int) -> Iterator[Mention]:
    if content.find("://", start, end) < 0:
        return
    for found in find_urls(content[start:end]):
        if WORD not in found.url:
            yield Mention(found.url, start + found.start, "", _before(content, start + found.start))


def _opening_bracket(content: str, closing: int, floor: int) -> int:
    """The `[` that the `]` at `closing` closes, or -1."""
    depth = 0
    for index in range(closing, floor - 1, -1):
        if content[index] == "]":
            depth += 1
        elif content[index] == "[":
            depth -= 1
            if not depth:
                return index
    return -1


def _named(text: str) -> str:
    title = clean(text)
    if not title or "://" in title or title.startswith("![") or _EMPTY_NAMES.fullmatch(title):
        return ""
    return title


def _before(content: str, start: int) -> str:
    return content[max(start - 80, 0) : start].rpartition("\n")[2]


def _defined(children: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for index, token in enumerate(children):
        if token.type == "link_open" and token.markup not in {"autolink", "linkify"}:
            href = str(token.attrs.get("href", ""))
            if href.startswith(("http://", "https://", "ftp://")):
                yield href, _text_until_close(children, index + 1)


def _text_until_close(children: Sequence[Token], index: int) -> str:
    pieces = []
    while index < len(children) and children[index].type != "link_close":
        pieces.append(children[index].content)
        index += 1
    return clean("".join(pieces))
