"""Articles whose inside is kept as bytes: all articles of a site fit into memory, and few are read from end to end.

What others know of an article, its facts (source, metadata, anchors, outline, digest), lies open. What only its own
pages show is its inside, which is opened whenever somebody asks for it:

    with opening() as opened:
        article.body  # read from bytes once, here
    opened            # what was asked for, by source, with the digests of the bytes
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from biji.model.articles import Article, said_of
from biji.model.gists import Gist
from biji.model.outlines import OutlineHeading
from biji.model.running_text import RunningText
from biji.model.searched import Searched
from biji.model.sections import Section


class Inside(Struct, frozen=True, gc=False, array_like=True):
    """What only the pages of an article itself show: fields of `Article`."""

    body: Section = Section()
    words: int = 0
    text: str = ""


class KeptArticle(Article, frozen=True, gc=False):
    """An article whose inside is opened when it is asked for.

    Attributes:
        running: its texts as bytes.
        searchable: what search reads, as bytes.
        gist: its gists as bytes.
        inside: an `Inside` as bytes. Where they are none, somebody has forged them, and there is nothing inside.
        facts_digest: of all that lies open, as parse left it, but lines: only their order counts. Who shows the line
            of something has to `tell` so, as it changes with the inside.
        inside_digest: of the inside.
        reread: the outline says other things of the headings than the inside.
    """

    running: memoryview = memoryview(b"")
    searchable: memoryview = memoryview(b"")
    gist: memoryview = memoryview(b"")
    inside: memoryview = memoryview(b"")
    facts_digest: bytes = b""
    inside_digest: bytes = b""
    reread: bool = False

    def __post_init__(self) -> None:
        """Nothing is to be made: outline and digest were kept."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Article):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in Article.__struct_fields__)

    __hash__ = None  # type: ignore[assignment] # as of every article, whose front matter may hold lists

    @property  # type: ignore[misc] # a field of those that lie open
    def body(self) -> Section:
        """The root of the section tree."""
        return _open(self).body

    @property  # type: ignore[misc] # likewise
    def texts(self) -> tuple[RunningText, ...]:
        """What its prose says: for link, which asks once."""
        return _part(self, self.running, _TEXTS, ())

    @property  # type: ignore[misc] # likewise
    def searched(self) -> Searched:
        """What search reads of it, and asks for once."""
        return _part(self, self.searchable, _SEARCHED, Searched())

    @property  # type: ignore[misc] # likewise
    def gists(self) -> tuple[Gist, ...]:
        """What other pages say of its sections."""
        return _part(self, self.gist, _GISTS, ())

    @property  # type: ignore[misc] # likewise
    def words(self) -> int:
        """Reading length."""
        return _open(self).words

    @property  # type: ignore[misc] # likewise
    def text(self) -> str:
        """Below the front matter, as the dialect reads it."""
        return _open(self).text

    def with_headings(self, headings: Sequence[OutlineHeading]) -> KeptArticle:
        """The same, of whose headings other things are said."""
        return replace(
            self,
            outline=replace(self.outline, headings=tuple(headings)),
            digest=self.digest.with_headings(headings),
            reread=True,
        )


#: Of insides, by source and digest of each; None where only a part of it was opened that is kept by itself.
Opened = Mapping[tuple[str, bytes], Inside | None]

_Part = TypeVar("_Part")

_TEXTS = msgspec.msgpack.Decoder(tuple[RunningText, ...])
_SEARCHED = msgspec.msgpack.Decoder(Searched)
_GISTS = msgspec.msgpack.Decoder(tuple[Gist, ...])
_INSIDE = msgspec.msgpack.Decoder(Inside)
_OPENED: ContextVar[dict[tuple[str, bytes], Inside | None] | None] = ContextVar("_OPENED", default=None)


@contextmanager
def opening() -> Iterator[Opened]:
    """For as long as this lasts, what is opened stays open, and is told: sources and digests of insides."""
    opened: dict[tuple[str, bytes], Inside | None] = {}
    token = _OPENED.set(opened)
    try:
        yield opened
    finally:
        _OPENED.reset(token)


def _open(article: KeptArticle) -> Inside:
    opened = _OPENED.get()
    if opened is None:
        return _read(article)
    name = article.source, article.inside_digest
    inside = opened.get(name) or _read(article)
    opened[name] = inside
    return inside


def _part(article: KeptArticle, content: memoryview, decoder: msgspec.msgpack.Decoder[_Part], none: _Part) -> _Part:
    """What stands in an inside too, and is kept by itself, because other pages than its own read it."""
    tell(article)
    try:
        return decoder.decode(content)
    except msgspec.DecodeError:
        return none


def tell(article: Article) -> None:
    """Tell that an inside was opened, where another copy of a part of it is read."""
    opened = _OPENED.get()
    if opened is not None and isinstance(article, KeptArticle):
        opened.setdefault((article.source, article.inside_digest))


def _read(article: KeptArticle) -> Inside:
    try:
        inside = _INSIDE.decode(article.inside)
    except (msgspec.DecodeError, RecursionError):
        return Inside()
    if article.reread:
        return replace(inside, body=said_of(inside.body, iter(article.outline.headings)))
    return inside
