"""Parsed articles as bytes, and back."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from biji.diagnostics import Diagnostic
from biji.model import Article, Metadata, Parsed, Section, SourceKind


class _Entry(Struct, frozen=True, array_like=True, gc=False):
    """An article without what can be made from the rest of it sooner than read.

    Attributes:
        metadata: as plain values, with dates as text: MessagePack's own dates lack the offset from UTC.
    """

    source: str
    kind: SourceKind
    metadata: dict[str, Any]
    body: Section
    anchors: tuple[str, ...]
    words: int


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[_Entry | None, tuple[Diagnostic, ...]])


def encode(parsed: Parsed) -> bytes | None:
    """What `decode` makes the same value of; None where none can be made: front matter may have huge numbers."""
    try:
        return _ENCODER.encode((_entry(parsed.article) if parsed.article else None, parsed.diagnostics))
    except (UnicodeEncodeError, OverflowError):
        return None


def decode(content: bytes) -> Parsed | None:
    """A parsed article, typed and checked; None when the bytes are none, whoever wrote them."""
    try:
        entry, diagnostics = _DECODER.decode(content)
        return Parsed(_article(entry) if entry else None, diagnostics)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


def _entry(article: Article) -> _Entry:
    metadata = msgspec.to_builtins(article.metadata)
    return _Entry(article.source, article.kind, metadata, article.body, article.anchors, article.words)


def _article(entry: _Entry) -> Article:
    metadata = msgspec.convert(entry.metadata, Metadata)
    return Article(entry.source, entry.kind, metadata, entry.body, entry.anchors, entry.words)
