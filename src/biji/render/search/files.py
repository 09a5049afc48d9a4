"""The index as files: small enough that a query loads a few of them, and scripts, which a page may load from a disk.

search/articles.js           what is loaded when search is opened: titles and addresses,
search/parts/0.js …          and which terms of a part of them all stand in which shard
search/terms/3f2a91c04b.js   a range of terms with their postings
search/texts/b0c9e1577d.js   the text of an article, to check phrases on and to quote from

All but the first are named by what they hold: after an edit most of them are the same, and none is taken for another.
What the first ones say belongs together where they name the same edition.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from biji.model import OutputFile
from biji.model.searched import BREAK, Searched
from biji.render.search.documents import Document, settled
from biji.render.strings import SearchStrings
from biji.render.urls import encode_anchor

FOLDER = "search/"

#: Changes with what the files mean; `static/search.js` has the same.
_FORMAT = 4

#: In so many parts shards are made, each by a process; `static/search.js` has the same.
PARTS = 2

#: What a shard holds before compression, at least and at most, about: of the older articles, and of the newest.
_SIZES = ((8_000, 10_500), (2_600, 4_000))

#: numpy starts a thread for each processor, for algebra that nobody does here, and a process with threads cannot be
#: copied (`biji.workers`).
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")


def search_files(searched: Sequence[Document], words: SearchStrings) -> Iterator[OutputFile]:
    """Everything that a search loads.

    Args:
        searched: all documents, in the order in which they are numbered.
        words: what the interface says.
    """
    yield articles_file(searched, words)
    yield from text_files(searched)
    for part in range(PARTS):
        yield from part_files(searched, part)


def articles_file(searched: Sequence[Document], words: SearchStrings) -> OutputFile:
    """What is loaded when search is opened, but for the names of shards."""
    index = {
        "edition": _edition(searched),
        "words": msgspec.to_builtins(words),
        "titles": [document.title for document in searched],
        "hrefs": [document.href for document in searched],
        "sizes": [len(document.searched.units) // 100 for document in searched],
        "kinds": " ".join([document.searched.kinds for document in searched]),
        "texts": " ".join([_text_name(document.searched) for document in searched]),
    }
    return OutputFile(f"{FOLDER}articles.js", b"bijiSearch.articles(%d,%s)\n" % (_FORMAT, _json(index)))


def text_files(searched: Iterable[Document]) -> Iterator[OutputFile]:
    """The texts of some articles."""
    # What is the same twice has one name.
    for name, one in {_text_name(document.searched): document.searched for document in searched}.items():
        sections = [(encode_anchor(anchor), *others) for anchor, *others in one.sections()]
        yield _script("texts", name, _json(sections))


def part_files(searched: Sequence[Document], part: int) -> Iterator[OutputFile]:
    """The shards of a part of all terms, and where each of them begins."""
    os.environ.setdefault(*_ONE_THREAD)
    from biji.render.search.shards import shards  # noqa: PLC0415 - numpy takes a tenth of a second to load

    old = settled(len(searched))
    indexes = []
    for start, some, sizes in (0, searched[:old], _SIZES[0]), (old, searched[old:], _SIZES[1]):
        firsts: list[str] = []
        names: list[str] = []
        for shard in shards([document.searched for document in some], sizes, part, PARTS):
            # Neither terms nor their postings have what JSON writes otherwise.
            name = hashlib.blake2b(shard.entries, digest_size=5).hexdigest()
            firsts.append(shard.first)
            names.append(name)
            yield _script("terms", name, b'"%s"' % shard.entries)
        indexes.append({"start": start, "firsts": firsts, "names": " ".join(names)})
    yield _script("parts", str(part), _json([_edition(searched), indexes]))


def _edition(searched: Iterable[Document]) -> int:
    """A checksum of all that is indexed."""
    return zlib.crc32(b"".join([document.searched.folded for document in searched]))


def _text_name(searched: Searched) -> str:
    _title, _, units = searched.units.partition(BREAK.encode())
    head = BREAK.join((str(_FORMAT), searched.kinds, *searched.anchors, ""))
    return hashlib.blake2b(head.encode("utf-8", "surrogatepass") + units, digest_size=5).hexdigest()


def _script(kind: str, name: str, data: bytes) -> OutputFile:
    """A file that hands its data to a function of `static/search.js`."""
    content = b'bijiSearch.%s("%s",%s)\n' % (kind.encode(), name.encode(), data)
    return OutputFile(f"{FOLDER}{kind}/{name}.js", content)


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
