"""Parsed articles as bytes, and back."""

from __future__ import annotations

from typing import Any, get_type_hints

import msgspec
from msgspec import structs

from biji.diagnostics import Diagnostic
from biji.model import Article, Metadata, Parsed

#: An outline is made of the rest of its article sooner than read.
_MADE = {"outline"}
_FIELDS = {name: hint for name, hint in get_type_hints(Article).items() if name not in _MADE}
#: An article's fields. MessagePack's own dates lack the offset from UTC, so those of metadata travel as text.
_Entry = msgspec.defstruct(
    "_Entry",
    [(name, dict[str, Any] if hint is Metadata else hint) for name, hint in _FIELDS.items()],
    array_like=True,
    gc=False,
)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[_Entry | None, tuple[Diagnostic, ...]])  # type: ignore[valid-type] # it is one


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


def _entry(article: Article) -> msgspec.Struct:
    fields = {name: getattr(article, name) for name in _FIELDS}
    return _Entry(**fields | {"metadata": msgspec.to_builtins(article.metadata)})


def _article(entry: msgspec.Struct) -> Article:
    fields = structs.asdict(entry)
    return Article(**fields | {"metadata": msgspec.convert(fields["metadata"], Metadata)})
