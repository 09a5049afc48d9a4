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

# numpy starts a thread for each processor, for algebra that nobody does here, and a process with threads cannot be
# copied (`biji.workers`).
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "1")


def search_files(searched: Sequence[Document], words: SearchStrings) -> Iterator[OutputFile]:
    """Everything that a search loads.

    Args:
        searched: all documents, in the order in which they are numbered.
        words: what the interface says.
    """
    os.environ.setdefault(*_ONE_THREAD)
    from biji.render.search.shards import shards  # noqa: PLC0415 - numpy takes a tenth of a second to load

    kinds: list[str] = []
    units: list[list[str]] = []
    texts: list[OutputFile] = []
    for document in searched:
        sections = list(document.sections())
        kinds.append("".join(kind for _, pieces in sections for kind, _ in pieces))
        units.append([text for _, pieces in sections for _, text in pieces])
        texts.append(_script("texts", [section for section, _ in sections]))
    files = {file.path: file for file in texts}
    old = settled(len(searched))
    found = []
    for start, some, (least, most) in (0, units[:old], _SIZES[0]), (old, units[old:], _SIZES[1]):
        made = list(shards(some, least, most))
        scripts = [_script("terms", shard.entries) for shard in made]
        files |= {file.path: file for file in scripts}
        found.append({"start": start, "firsts": [one.first for one in made], "names": _names(scripts)})
    names = {
        "words": msgspec.to_builtins(words),
        "titles": [document.title for document in searched],
        "hrefs": [document.href for document in searched],
        "sizes": [len(text.content) // 100 for text in texts if isinstance(text.content, bytes)],
        "kinds": " ".join(kinds),
        "texts": _names(texts),
        "terms": found,
    }
    root = f"bijiSearch.articles({_FORMAT},{_json(names)})\n".encode("utf-8", "replace")
    yield OutputFile(f"{FOLDER}articles.js", root)
    yield from files.values()


def _script(kind: str, *data: object) -> OutputFile:
    """A file that hands its data to a function of `static/search.js`."""
    text = ",".join(map(_json, data)).encode("utf-8", "replace")
    name = hashlib.blake2b(text, digest_size=5).hexdigest()
    return OutputFile(f"{FOLDER}{kind}/{name}.js", b'bijiSearch.%s("%s",%s)\n' % (kind.encode(), name.encode(), text))


def _names(scripts: Sequence[OutputFile]) -> str:
    return " ".join(file.path.rpartition("/")[2].removesuffix(".js") for file in scripts)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
