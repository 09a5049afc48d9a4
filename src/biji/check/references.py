"""References that a reader can do little with, that stand twice, or that travel unencrypted."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from biji.check.answers import Answer
from biji.diagnostics import Diagnostic, Span
from biji.model import Article, Reference, ReferenceList, Section

#: Hosts of the author's own computer or network, and names that stand for any or are not in the
#: public system of names (RFC 2606, 7686): not everybody reaches them.
_OWN = re.compile(
    r"https?://(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)"
    r"|https?://(?:[^/?#]*\.)?(?:example\.(?:com|net|org)|example|test|invalid|local|localhost|internal|lan|onion|i2p)(?=[:/?#]|$)"
    r"|https?://[^/?#.]*(?=[:/?#]|$)",
    re.IGNORECASE,
)

_SCHEME = re.compile("https?://", re.IGNORECASE)
_CODE = re.compile(r"<code\b[^<>]*>([^<>]*)")


def is_public(url: str) -> bool:
    """Whether an address may lead to a host that everybody can reach.

    >>> is_public("http://arxiv.org/abs/1706.03762"), is_public("http://localhost:4000"), is_public("mailto:a@b.org")
    (True, False, False)
    """
    return url.lower().startswith(("http://", "https://")) and not _OWN.match(url)


def untitled_references(article: Article) -> Iterator[Diagnostic]:
    """Entries of reference lists of which nothing is known but the address.

    What stands directly below a heading is named by it, and a source by the sentence above it.
    """
    for section in article.sections:
        for number, block in enumerate(section.blocks):
            below_heading = section.heading and not number and not any(one.title for one in block.references)
            if below_heading or not isinstance(block, ReferenceList):
                continue
            for one in block.references:
                if not (one.title or one.label or one.note) and one.role != "source" and is_public(one.url):
                    hint = "write its title on a line of its own below it"
                    yield Diagnostic("untitled-reference", one.span, f'"{one.url}" has no title', hint)


def duplicate_references(article: Article) -> Iterator[Diagnostic]:
    """Addresses that stand twice in the lists of one article; several addresses of one work may each be of use."""
    first: dict[str, Reference] = {}
    for section in article.sections:
        for block in section.blocks:
            for one in block.references if isinstance(block, ReferenceList) else ():
                known = first.setdefault(_SCHEME.sub("", one.url).rstrip("/"), one)
                if known is not one:
                    message = f'"{one.url}" stands in line {known.span.line} already'
                    yield Diagnostic("duplicate-reference", one.span, message, "keep one of them")


def plain(url: str) -> str:
    """An address as it is asked: what stands behind `#` is the browser's own matter."""
    return url.partition("#")[0]


def plain_http(article: Article, answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """Addresses with `http:`, each once for an article, but for those of which an answer says more."""
    for url, spans in addresses(article).items():
        answer = answers.get(plain(url))
        is_open = answer is None or answer.state == "unknown"
        if is_open and url.lower().startswith("http:") and is_public(url):
            yield Diagnostic(
                "http-link", spans[0], f'"{url}" is not encrypted', "write https: if its host answers to it"
            )


def addresses(article: Article) -> dict[str, list[Span]]:
    """Every outside address of an article with the lines in which it stands, in order."""
    found: dict[str, dict[int, Span]] = {}
    for section in article.sections:
        places = [(link.target, link.span) for fragment in section.fragments for link in fragment.links]
        places += [(one.url, one.span) for one in _shown(section)]
        for url, span in places:
            if url[:8].lower().startswith(("http://", "https://")):
                found.setdefault(url, {}).setdefault(span.line, span)
    return {url: sorted(spans.values()) for url, spans in found.items()}


def _shown(section: Section) -> Iterator[Reference]:
    """The references of a section but for addresses in code, which lead nowhere."""
    yield from section.heading.references if section.heading else ()
    for block in section.blocks:
        code = html.unescape("\n".join(_CODE.findall(block.fragment.html))) if block.references else ""
        yield from (one for one in block.references if one.url not in code)
