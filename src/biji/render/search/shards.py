"""The index as files: small enough that a query loads a few of them, and scripts, which a page may load from a disk.

search/articles.js     what is loaded when search is opened: titles, addresses, which terms stand in which shard
search/terms/12.js     a range of terms with their postings
search/texts/7.js      the text of an article, to check phrases on and to quote from
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from biji.model import OutputFile
from biji.render.lookup import Lookup
from biji.render.search.documents import Document, documents
from biji.render.search.index import make_index
from biji.render.search.postings import Part, read_part
from biji.render.strings import SearchStrings

FOLDER = "search/"

#: Changes with what the files mean, so that nobody's browser mixes old ones with new ones.
_FORMAT = 1

#: What a shard holds before compression, about: 5 kB are transferred.
_SHARD = 7_000


class Shard(Struct, frozen=True):
    """A range of terms.

    Attributes:
        first: the first term.
        terms: all of them, each as the number of characters that it shares with the one before and the others.
        postings: of each term.
    """

    first: str
    terms: str
    postings: str


def search_piece(lookup: Lookup, number: int, of: int) -> bytes:
    """What one of so many equal parts of a site's documents holds, on its way to `search_files`."""
    return msgspec.msgpack.encode(read_part(documents(lookup, number, of)))


def search_files(
    searched: Sequence[Document], words: SearchStrings, pieces: Sequence[bytes] = ()
) -> tuple[OutputFile, ...]:
    """Everything that a search loads.

    Args:
        searched: all documents.
        words: what the interface says.
        pieces: of them, where these have been read before.
    """
    version = _version(searched)
    index = make_index(searched, [msgspec.msgpack.decode(piece, type=Part) for piece in pieces])
    shards = list(cut(index.postings))
    texts = [_call("texts", version, number, sections) for number, sections in enumerate(index.texts)]
    names = {
        "version": version,
        "words": msgspec.to_builtins(words),
        "titles": [document.title for document in searched],
        "hrefs": [document.href for document in searched],
        "sizes": [len(text) // 100 for text in texts],
        "kinds": " ".join(index.kinds),
        "shards": [shard.first for shard in shards],
    }
    terms = [_call("terms", version, number, shard.terms, shard.postings) for number, shard in enumerate(shards)]
    return (
        OutputFile(f"{FOLDER}articles.js", _call("articles", names)),
        *(OutputFile(f"{FOLDER}terms/{number}.js", content) for number, content in enumerate(terms)),
        *(OutputFile(f"{FOLDER}texts/{number}.js", content) for number, content in enumerate(texts)),
    )


def _version(documents: Sequence[Document]) -> str:
    digest = hashlib.blake2b(bytes([_FORMAT]), digest_size=4)
    for document in documents:
        parts = [part for passage in document.passages for pair in passage.texts for part in pair]
        heads = [text for passage in document.passages for text in (passage.anchor, passage.title)]
        digest.update("\0".join((document.href, document.title, *heads, *parts)).encode("utf-8", "replace"))
    return digest.hexdigest()


def cut(postings: Sequence[tuple[str, str]]) -> Iterator[Shard]:
    """Terms in their order, in shards of about one size."""
    terms: list[str] = []
    numbers: list[str] = []
    first = before = ""
    size = 0
    for term, encoded in postings:
        if not terms:
            first, before = term, ""
        shared = _shared(before, term)
        terms.append(f"{shared}{term[shared:]}")
        numbers.append(encoded)
        before = term
        size += len(encoded) + 3 * (len(term) - shared)
        if size > _SHARD:
            yield Shard(first, "\t".join(terms), "\t".join(numbers))
            terms, numbers, size = [], [], 0
    if terms:
        yield Shard(first, "\t".join(terms), "\t".join(numbers))


def _shared(one: str, other: str) -> int:
    count = 0
    # Of two different terms in their order, only the first can be the beginning of the other.
    while count < len(one) and one[count] == other[count]:
        count += 1
    return count


def _call(function: str, *arguments: object) -> bytes:
    """A script that hands its data to a function of `static/search.js`."""
    data = ",".join(json.dumps(argument, ensure_ascii=False, separators=(",", ":")) for argument in arguments)
    return f"bijiSearch.{function}({data})\n".encode("utf-8", "replace")
