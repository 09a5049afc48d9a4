r"""Bytes of a file become text: UTF-8 with or without BOM, one kind of line break, no character that XML forbids.

>>> decode("标题\r\n".encode(), "a.md")
('标题\n', ())
"""

from __future__ import annotations

import codecs
import re

from biji.diagnostics import Diagnostic, Span

#: Characters outside `Char` of XML 1.0 (https://www.w3.org/TR/xml/#charsets); our own markers are among them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

#: Multi-byte encodings with the bytes that common characters have in them: lead, trail.
_LEGACY = (
    # Hangul fills a part of the range of common Hanzi: of two equal scores the first wins.
    ("EUC-KR", re.compile(rb"[\xa1-\xa3\xb0-\xc8][\xa1-\xfe]")),
    ("GB18030", re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")),
    ("Big5", re.compile(rb"[\xa1-\xa3\xa4-\xc6][\x40-\x7e\xa1-\xfe]")),
    ("Shift_JIS", re.compile(rb"[\x81-\x83\x88-\x97][\x40-\x7e\x80-\xfc]")),
)
_NOT_LATIN = re.compile(rb"[^\t\n\r -~\x80-\xff]|[\x80-\xff]{2}")
_SAMPLE = 65_536


def decode(content: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    r"""The text of a file, and what was wrong with its bytes.

    Args:
        content: the whole file.
        path: of the file, for diagnostics.

    Returns:
        The text with `\n` as its only line break, or None when it is not UTF-8 (an `encoding` error); one
        `control-character` warning when characters were removed.
    """
    body = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(content, error.start + len(content) - len(body), path),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = _FORBIDDEN.search(text)
    if not first:
        return text, ()
    if text.count("\0") * 4 >= len(text) > 3:
        return None, (_not_utf8(content, content.index(b"\0"), path),)
    cleaned, count = _FORBIDDEN.subn("", text)
    return cleaned, (_removed(first, count, path),)


def _removed(first: re.Match[str], count: int, path: str) -> Diagnostic:
    before = first.string[: first.start()]
    span = Span(path, before.count("\n") + 1, first.start() - before.rfind("\n"))
    character = f"U+{ord(first[0]):04X}"
    message = (
        f"control character {character} was removed"
        if count == 1
        else f"{count} control characters were removed, the first is {character}"
    )
    return Diagnostic("control-character", span, message, "delete it in the file: it is invisible and means nothing")


def _not_utf8(content: bytes, offset: int, path: str) -> Diagnostic:
    line = len(content[:offset].splitlines() or [b""]) + content[:offset].endswith((b"\n", b"\r"))
    guess = _guess(content, offset)
    if guess:
        hint = f"it looks like {guess}: save it as UTF-8, for instance `iconv -f {guess} -t UTF-8`"
    elif _is_nearly_utf8(content):
        hint = "the rest of the file is UTF-8: retype the character at this place"
    else:
        hint = "save it as UTF-8; when it is not text, move it out of the posts"
    byte = f"byte 0x{content[offset]:02X} at offset {offset}"
    return Diagnostic("encoding", Span(path, max(1, line)), f"the file is not UTF-8: {byte}", hint)


def _guess(content: bytes, offset: int) -> str:
    """The likely encoding of bytes that are not UTF-8, or "" when nothing speaks for one."""
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return name
    sample = content[:_SAMPLE]
    if sample.count(b"\0") * 4 >= len(sample):
        return "UTF-16LE" if sample[1::2].count(b"\0") >= sample[::2].count(b"\0") else "UTF-16BE"
    if _is_nearly_utf8(content):
        return ""
    scores = {name: _share_of_common(content[offset : offset + _SAMPLE], name, common) for name, common in _LEGACY}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] > 0.6:
        return best
    return "" if _NOT_LATIN.search(sample) else "Windows-1252"


def _share_of_common(sample: bytes, encoding: str, common: re.Pattern[bytes]) -> float:
    """The share of common characters among the non-ASCII ones of a sample; 0 when it is not of this encoding."""
    # The sample may end inside a character.
    text = sample.decode(encoding, errors="ignore")
    if len(text.encode(encoding, errors="ignore")) < len(sample) - 4:
        return 0
    others = [character.encode(encoding) for character in text if not character.isascii()]
    return sum(common.fullmatch(code) is not None for code in others) / len(others) if others else 0


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether at most a few bytes of a file that has other multi-byte characters are not UTF-8."""
    sample = content[:_SAMPLE].decode("utf-8", errors="replace")
    bad = sample.count("�")
    good = sum(not character.isascii() for character in sample) - bad
    return good > 20 * bad
