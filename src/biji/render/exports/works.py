"""The outside works that articles cite, as entries of a bibliography: one for each work, cited once or often."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from html import unescape

from msgspec import Struct

from biji.model import Inline, Resource, Site
from biji.render.exports.selection import Selection

_WORD = re.compile("[A-Za-z0-9]+")
_TAG = re.compile("<[^>]*>")
_FORMULA = re.compile("\x02f([0-9]+)\x03")

#: Words of a title in a citation key, and their length together.
_WORDS, _LENGTH = 3, 32

#: Labels of a host that say nothing about it: `zhihu.com`, `ubc.ac.uk`.
_COMMON = frozenset(("ac", "co", "com", "edu", "gov", "net", "org"))


class Work(Struct, frozen=True, gc=False):
    """An entry of a bibliography.

    Attributes:
        id: ASCII, the same in every export and every build: made from the host, the Latin words of the title and the
            key of the oldest citation.
        title: text and TeX in turns, beginning with text.
        url: as written; "" of a paper that is named by its title alone.
        host: the web site, or "".
        kind: of the resource.
        note: what the author says about it, or "".
        topics: of the articles that cite it.
        seen: the day of the newest article that cites it.
        doi: the Digital Object Identifier, or "".
        arxiv: the number in arXiv, or "".
    """

    id: str
    title: tuple[str, ...]
    url: str
    host: str
    kind: str
    note: str = ""
    topics: tuple[str, ...] = ()
    seen: dt.date | None = None
    doi: str = ""
    arxiv: str = ""

    @property
    def plain_title(self) -> str:
        """The title as one line of text, TeX between dollar signs."""
        return _in_dollars(self.title)


class Works(Struct, frozen=True):
    """All works of a site.

    Attributes:
        by_key: every work under the key of its resource and those of all references to it.
    """

    by_key: dict[str, Work]

    @property
    def distinct(self) -> Iterable[Work]:
        """Every work once."""
        return {work.id: work for work in self.by_key.values()}.values()

    def of(self, selection: Selection) -> list[Work]:
        """The works that the chosen articles cite, each once, in order of the text."""
        found = {
            work.id: work
            for article in selection.articles
            for _, _, references in article.outline.works
            for reference in references
            if (work := self.by_key.get(reference.key))
        }
        return list(found.values())


def works_of(site: Site) -> Works:
    """Every resource of a site as a work."""
    by_key: dict[str, Work] = {}
    for resource in site.resources:
        work = by_key[resource.key] = _work(resource, site)
        for citation in resource.citations:
            by_key[citation.reference.key] = work
    return Works(by_key)


def citation_key(resource: Resource) -> str:
    """The name under which a bibliography knows a resource: `github-fast-attention-1f0c7a52be`.

    It is made from the oldest citation, so that a new article never changes it.
    """
    oldest = resource.citations[-1].reference
    mark = blake2b(oldest.key.encode("utf-8", "replace"), digest_size=5).hexdigest()
    words = _WORD.findall(oldest.name) if oldest.title or not oldest.url else ()
    named = f"{'-'.join(words[:_WORDS]).lower()[:_LENGTH].strip('-')}-" if words else ""
    return f"{_site(resource.host)}-{named}{mark}"


def one_line(text: str) -> str:
    """A text without line breaks and repeated blanks."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def _site(host: str) -> str:
    """What a host is called: `zhihu` of `zhuanlan.zhihu.com`."""
    labels = [label for label in host.lower().split(".")[:-1] if label not in _COMMON]
    return ("".join(_WORD.findall(labels[-1])) if labels else "") or "web"


def _work(resource: Resource, site: Site) -> Work:
    title = note = None
    topics: dict[str, None] = {}
    for citation in resource.citations:
        reference = citation.reference
        if title is None and reference.name == resource.name:
            title = reference.title
        note = note or reference.note
        topics |= dict.fromkeys(site.topics_of.get(citation.source, ()))
    newest = site.articles[resource.citations[0].source].metadata.date
    host, _, number = resource.key.partition("/")
    return Work(
        id=citation_key(resource),
        title=_parts(title) if title and title.fragment.formulas else (one_line(resource.name),),
        url=resource.url,
        host=resource.host,
        kind=resource.kind,
        note=_in_dollars(_parts(note)) if note else "",
        topics=tuple(topics),
        seen=newest.date() if newest else None,
        doi=number if host == "doi.org" and number.startswith("10.") else "",
        arxiv=number.removeprefix("abs/") if host == "arxiv.org" and number.startswith("abs/") else "",
    )


def _in_dollars(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return "".join(f"${part}$" if index % 2 else part for index, part in enumerate(parts)).strip()


def _parts(inline: Inline) -> tuple[str, ...]:
    """Text and TeX in turns; the plain text of a fragment leaves formulas out."""
    fragment = inline.fragment
    if not fragment.formulas:
        return (one_line(fragment.text),)
    pieces = _FORMULA.split(fragment.html)
    return tuple(
        fragment.formulas[int(piece)].tex if index % 2 else re.sub(r"\s+", " ", unescape(_TAG.sub("", piece)))
        for index, piece in enumerate(pieces)
    )
