"""Where a bare URL begins and ends, in a line of its own or in the middle of Chinese text.

>>> [found.url for found in find_urls("代码在https://github.com/a/b（master分支）。")]
['https://github.com/a/b']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_SCHEME = r"(?:https?|ftp)://"
_START = re.compile(_SCHEME, re.IGNORECASE)
_WHOLE = re.compile(_SCHEME + r"[^\s<>\"`]+", re.IGNORECASE)

#: What RFC 3986 allows.
_ASCII_RUN = re.compile(r"[!#-;=?-Z\[\]_a-z~]+")
_WIDE_RUN = re.compile(r"[^\x00-\x7f\s\u3000-\u303f\uff00-\uffef\u2010-\u201d\u2026]+")
#: A path may have a piece in Chinese when it stands where a path's or query's piece begins, or a `/` comes after it.
_OPENS_PIECE = "/=_-#?&+%"
#: How a sentence goes on behind an address that ends in a slash.
_SENTENCE = re.compile(r"[上下里中和与处]$|[的是即了可就]|(?:下载|获取|查看|看到|找到|访问|进行|页面|网站|网页)")
_WIDE_STOP = re.compile(r"[、。，；！？：《》\u2014\u2018-\u201d\u2026]")
#: A bracket directly behind an address in ASCII opens a remark; behind Chinese it may be part of a title in a path.
_WIDE_REMARK = re.compile(r"(?<=[\x21-\x7e])[（【]")

#: A word that is Chinese, perhaps from its second part on: `GAN的原理`.
_WIDE_WORD = r"(?=[\w+#.-]{0,40}[^\x00-\x7f])"
#: Addresses whose form says where they end, so that text glued to them can be told from them.
_KNOWN_ENDS = (
    re.compile(r"https?://mp\.weixin\.qq\.com/s\?[!#-;=?-Z\[\]_a-z~]+(?=[^\x00-\x7f])", re.IGNORECASE),
    re.compile(r"https?://mp\.weixin\.qq\.com/s/[\w-]{22}" + _WIDE_WORD, re.ASCII | re.IGNORECASE),
    re.compile(
        r"https?://(?:www\.|zhuanlan\.)?zhihu\.com/(?:p|answer|question|zvideo|pin)/\d+(?:/answer/\d+)?(?!\d)"
        + _WIDE_WORD,
        re.ASCII | re.IGNORECASE,
    ),
    re.compile(r"https?://github\.com/[\w.-]+/[\w.-]+/?(?=[^\x00-\x7f])", re.ASCII | re.IGNORECASE),
    re.compile(r"https?://arxiv\.org/(?:abs|pdf)/[\w./-]+(?=[^\x00-\x7f])", re.ASCII | re.IGNORECASE),
    re.compile(r"(?:https?|ftp)://[\w.:-]+\.[a-z]{2,}(?=[^\x00-\x7f])", re.ASCII | re.IGNORECASE),
    re.compile(r"(?:https?|ftp)://[!#-;=?-Z\[\]_a-z~]+(?:\.s?html?|\.pdf|/\d{5,})(?=[^\x00-\x7f])", re.IGNORECASE),
)
#: Between two addresses without a blank; another one's address is a part of the first behind `=` and `/`.
_NEXT = re.compile(rf"[,;，；、和与及或]{_SCHEME}", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_WIDE_CLOSERS = {"）": "（", "】": "【", "》": "《", "」": "「"}


class Found(Struct, frozen=True, gc=False):
    """A URL in a text, with the offsets of its first character and of the one behind it."""

    url: str
    start: int
    end: int


@lru_cache(maxsize=256)
def whole_url(text: str) -> Found | None:
    """The URL that a text begins with, when nothing can be told to follow it in the same word.

    On a line of its own everything up to a blank belongs to the URL, also a final `?` or `)` and a path in Chinese,
    except text glued to an address whose form says where it ends, and Chinese punctuation.

    Args:
        text: begins with a scheme.

    Returns:
        The URL, or None when the text does not begin with one.
    """
    match = _WHOLE.match(text)
    if not match:
        return None
    following = _NEXT.search(text, 0, match.end())
    end = following.start() if following else match.end()
    if not text[:end].isascii():
        end = _end_of_wide(text, end)
    return Found(text[:end], 0, end) if end > text.index("://") + 3 else None


def _end_of_wide(text: str, end: int) -> int:
    known = _known_end(text, 0, end)
    if known:
        return known
    stop = _WIDE_STOP.search(text, 0, end) or _WIDE_REMARK.search(text, 0, end)
    if stop:
        end = stop.start()
    unopened = tuple(closer for closer, opener in _WIDE_CLOSERS.items() if text.find(opener, 0, end) < 0)
    while text.endswith(unopened, 0, end):
        end -= 1
    return end


def _known_end(text: str, start: int, stop: int) -> int:
    for pattern in _KNOWN_ENDS:
        match = pattern.match(text, start, stop)
        if match:
            return match.end()
    return 0


def find_urls(text: str) -> Iterator[Found]:
    """Every bare URL in a line of text, without the punctuation of the sentence around it.

    A URL ends before a blank, before a non-ASCII character unless its path goes on in Chinese, and before closing
    punctuation that belongs to the sentence (GFM's extended autolinks, https://github.github.com/gfm/#autolinks-extension-).
    """
    position = 0
    stops = [following.start() for following in _NEXT.finditer(text)][::-1]
    while match := _START.search(text, position):
        start = match.start()
        while stops and stops[-1] < start:
            stops.pop()
        end = _end_in_text(text, start, match.end(), stops[-1] if stops else len(text))
        if end > match.end():
            yield Found(text[start:end], start, end)
        position = max(end, match.end())


def _end_in_text(text: str, start: int, end: int, stop: int) -> int:
    known = 0 if text.isascii() else _known_end(text, start, stop)
    if known:
        return known
    while True:
        run = _ASCII_RUN.match(text, end, stop)
        if not run:
            break
        end = run.end()
        wide = _WIDE_RUN.match(text, end, stop)
        if not wide:
            break
        follows = text[wide.end() : wide.end() + 1]
        if text[end - 1] not in _OPENS_PIECE and follows != "/":
            break
        if text[end - 1] == "/" and follows != "/" and _SENTENCE.match(text, end, wide.end()):
            break
        end = wide.end()
    return _without_punctuation(text, start, end)


def _without_punctuation(text: str, start: int, end: int) -> int:
    unopened = {
        closer: text.count(closer, start, end) - text.count(opener, start, end) for closer, opener in _CLOSERS.items()
    }
    while end > start:
        last = text[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in "?!.,:;*'$":
            break
        end -= 1
    return end
