"""The index as files: small enough that a query loads a few of them, and scripts, which a page may load from a disk.

search/articles.js           what is loaded when search is opened: titles, addresses, which terms stand in which shard
search/terms/3f2a91c04b.js   a range of terms with their postings
search/texts/b0c9e1577d.js   the text of an article, to check phrases on and to quote from

All but the first are named by what they hold: after an edit most of them are the same, and none is taken for another.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence

import msgspec

from biji.model import OutputFile
from biji.render.search.documents import Document, settled
from biji.render.strings import SearchStrings

FOLDER = "search/"

#: Changes with what the files mean; `static/search.js` has the same.
_FORMAT = 3

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
    made: set[str] = set()
    for file in _files(searched, words):
        # What is the same twice has one name.
        if file.path not in made:
            yield file
        made.add(file.path)


def _files(searched: Sequence[Document], words: SearchStrings) -> Iterator[OutputFile]:
    os.environ.setdefault(*_ONE_THREAD)
    from biji.render.search.shards import shards  # noqa: PLC0415 - numpy takes a tenth of a second to load

    kinds: list[str] = []
    units: list[list[str]] = []
    texts: list[str] = []
    sizes: list[int] = []
    for document in searched:
        sections = list(document.sections())
        kinds.append("".join(kind for _, pieces in sections for kind, _ in pieces))
        units.append([text for _, pieces in sections for _, text in pieces])
        name, content = _script("texts", [section for section, _ in sections])
        texts.append(name)
        sizes.append(len(content) // 100)
        yield OutputFile(f"{FOLDER}texts/{name}.js", content)
    old = settled(len(searched))
    terms = []
    for start, some, (least, most) in (0, units[:old], _SIZES[0]), (old, units[old:], _SIZES[1]):
        firsts: list[str] = []
        names: list[str] = []
        for shard in shards(some, least, most):
            name, content = _script("terms", shard.entries)
            firsts.append(shard.first)
            names.append(name)
            yield OutputFile(f"{FOLDER}terms/{name}.js", content)
        terms.append({"start": start, "firsts": firsts, "names": " ".join(names)})
    index = {
        "words": msgspec.to_builtins(words),
        "titles": [document.title for document in searched],
        "hrefs": [document.href for document in searched],
        "sizes": sizes,
        "kinds": " ".join(kinds),
        "texts": " ".join(texts),
        "terms": terms,
    }
    root = f"bijiSearch.articles({_FORMAT},{_json(index)})\n".encode("utf-8", "replace")
    yield OutputFile(f"{FOLDER}articles.js", root)


def _script(kind: str, data: object) -> tuple[str, bytes]:
    """A file that hands its data to a function of `static/search.js`: its name, and what it holds."""
    text = _json(data).encode("utf-8", "replace")
    name = hashlib.blake2b(text, digest_size=5).hexdigest()
    return name, b'bijiSearch.%s("%s",%s)\n' % (kind.encode(), name.encode(), text)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
