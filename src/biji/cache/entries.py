"""Parsed articles as bytes, and back: what others know of one lies apart from its inside, which stays bytes."""

from __future__ import annotations

from typing import Any, get_type_hints

import msgspec
from msgspec import Struct, structs

from biji.cache.keys import digest
from biji.diagnostics import Diagnostic
from biji.model import Article, Metadata, Parsed
from biji.model.kept import Inside, KeptArticle


class _Entry(Struct, array_like=True, gc=False):
    """An article: `_Facts`, the others as bytes."""

    facts: bytes
    running: memoryview
    searchable: memoryview
    gist: memoryview
    inside: memoryview
    facts_digest: bytes
    inside_digest: bytes


#: What lies open of an article. The dates of its metadata travel as text: MessagePack's own lack the offset from UTC.
_KEPT = {"texts", "searched", "gists", *Inside.__struct_fields__}
_FIELDS = {name: hint for name, hint in get_type_hints(Article).items() if name not in _KEPT}
_Facts = msgspec.defstruct(
    "_Facts",
    [(name, dict[str, Any] if hint is Metadata else hint) for name, hint in _FIELDS.items()],
    array_like=True,
    gc=False,
)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[_Entry | None, tuple[Diagnostic, ...]])
_FACTS_DECODER = msgspec.msgpack.Decoder(_Facts)


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
    fields = {name: getattr(article, name) for name in _FIELDS}
    fields["metadata"] = msgspec.to_builtins(article.metadata)
    facts = _ENCODER.encode(_Facts(**fields))
    ranked = _ENCODER.encode(_Facts(**fields | {"outline": article.outline.with_ranks()}))
    inside = _ENCODER.encode(Inside(article.body, article.words, article.text))
    running, searchable, gist = (
        memoryview(_ENCODER.encode(part)) for part in (article.texts, article.searched, article.gists)
    )
    return _Entry(facts, running, searchable, gist, memoryview(inside), digest(ranked), digest(inside))


def _article(entry: _Entry) -> KeptArticle:
    fields = structs.asdict(_FACTS_DECODER.decode(entry.facts))
    fields["metadata"] = msgspec.convert(fields["metadata"], Metadata)
    kept = structs.asdict(entry)
    del kept["facts"]
    return KeptArticle(**fields, **kept)
