"""The index as files: small enough that a query loads a few of them, and scripts, which a page may load from a disk.

search/articles.js           what is loaded when search is opened: titles, addresses, which terms stand in which shard
search/terms/3f2a91c04b.js   a range of terms with their postings
search/texts/b0c9e1577d.js   the text of an article, to check phrases on and to quote from

All but the first are named by what they hold: after an edit most of them are the same, and none is taken for another.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec
from msgspec import Struct

from biji.model import OutputFile
from biji.render.lookup import Lookup
from biji.render.search.documents import Document, documents, parts
from biji.render.search.index import Terms, make_index
from biji.render.search.postings import Part, read_part
from biji.render.strings import SearchStrings

FOLDER = "search/"

#: Changes with what the files mean; `static/search.js` has the same.
_FORMAT = 2

#: What a shard holds before compression, at least and at most, about: of the older articles, and of the newest.
_SIZES = ((8_000, 10_500), (2_600, 4_000))


class Shard(Struct, frozen=True):
    """A range of terms.

    Attributes:
        first: the first term.
        entries: all terms, each with its postings behind it. A term stands between tabs, as the number of characters
            that it shares with the one before and the others; where these are 1 and one that is not ASCII, as that.
    """

    first: str
    entries: str


def search_piece(lookup: Lookup, number: int, of: int) -> bytes:
    """What one of some parts of a site's documents holds, on its way to `search_files`."""
    numbers = parts(lookup, of)[number]
    # Those of the newest are counted on their own.
    start = numbers.start if number < of - 1 else 0
    return msgspec.msgpack.encode(read_part(documents(lookup, numbers), start))


def search_files(
    searched: Sequence[Document], words: SearchStrings, pieces: Sequence[bytes] = ()
) -> tuple[OutputFile, ...]:
    """Everything that a search loads.

    Args:
        searched: all documents.
        words: what the interface says.
        pieces: of them, where these have been read before.
    """
    index = make_index(searched, [msgspec.msgpack.decode(piece, type=Part) for piece in pieces])
    texts = [_script("texts", sections) for sections in index.texts]
    files = {file.path: file for file in texts}
    found = []
    for part, (least, most) in zip(index.terms, _SIZES, strict=True):
        shards = list(cut(part, least, most))
        scripts = [_script("terms", shard.entries) for shard in shards]
        files |= {file.path: file for file in scripts}
        found.append({"start": part.start, "firsts": [one.first for one in shards], "names": _names(scripts)})
    names = {
        "words": msgspec.to_builtins(words),
        "titles": [document.title for document in searched],
        "hrefs": [document.href for document in searched],
        "sizes": [len(text.content) // 100 for text in texts if isinstance(text.content, bytes)],
        "kinds": " ".join(index.kinds),
        "texts": _names(texts),
        "terms": found,
    }
    root = f"bijiSearch.articles({_FORMAT},{_json(names)})\n".encode("utf-8", "replace")
    return OutputFile(f"{FOLDER}articles.js", root), *files.values()


def cut(part: Terms, least: int, most: int) -> Iterator[Shard]:
    """Terms in their order, in shards of about one size.

    A shard begins with the term of the smallest checksum among all that it may begin with. Where some terms come or
    go, nearly all shards begin where they did before.
    """
    terms = part.terms
    ends = list(
        accumulate((len(text) + 3 * len(term) for term, text in zip(terms, part.postings, strict=True)), initial=0)
    )
    start = 0
    while start < len(terms):
        if ends[-1] - ends[start] <= most:
            end = len(terms)
        else:
            low = bisect_left(ends, ends[start] + least, start + 1)
            high = max(low + 1, bisect_right(ends, ends[start] + most, start + 1))
            end = min(range(low, min(high, len(terms))), key=lambda at: _checksum(terms[at]))
        yield Shard(terms[start], "".join(_entries(terms[start:end], part.postings[start:end])))
        start = end


def _checksum(term: str) -> int:
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def _entries(terms: Sequence[str], postings: Sequence[str]) -> Iterator[str]:
    before = " "
    for term, text in zip(terms, postings, strict=True):
        if len(term) == 2 and term[0] == before[0] and not term[1].isascii():
            yield term[1]
        else:
            shared = _shared(before, term)
            yield f"\t{shared}{term[shared:]}\t"
        yield text
        before = term


def _shared(one: str, other: str) -> int:
    count = 0
    # Of two different terms in their order, only the first can be the beginning of the other.
    while count < len(one) and one[count] == other[count]:
        count += 1
    return count


def _script(kind: str, *data: object) -> OutputFile:
    """A file that hands its data to a function of `static/search.js`."""
    text = ",".join(map(_json, data)).encode("utf-8", "replace")
    name = hashlib.blake2b(text, digest_size=5).hexdigest()
    return OutputFile(f"{FOLDER}{kind}/{name}.js", b'bijiSearch.%s("%s",%s)\n' % (kind.encode(), name.encode(), text))


def _names(scripts: Sequence[OutputFile]) -> str:
    return " ".join(file.path.rpartition("/")[2].removesuffix(".js") for file in scripts)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
