"""Where old addresses lead: those that `aliases:` names, and those of articles with `redirect_to:`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from biji.diagnostics import Diagnostic, Span
from biji.link.places import Places
from biji.link.written import Reader
from biji.model import Article

_WHOLE = re.compile(r"https?://[^\s/]", re.IGNORECASE)


class Redirects(Struct, frozen=True):
    """Old URL to URL, or to a whole address of another site."""

    found: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


def follow(
    moved: Iterable[Article], urls: Mapping[str, str], aliases: Mapping[str, str], places: Places, reader: Reader
) -> Redirects:
    """Where every old address leads in the end: a browser is sent on once.

    Args:
        moved: articles with `redirect_to`.
        urls: of all articles by source.
        aliases: old URL to that of an article.
        places: finds what an address means.
        reader: reads it.
    """
    problems: list[Diagnostic] = []
    next_of = dict(aliases)
    written: dict[str, Span] = {}
    for article in moved:
        url = urls[article.source]
        target = _target(article, url, places, reader)
        if target:
            next_of[url], written[url] = target, _place(article)
        else:
            guess = next(iter(map(places.suggest, reader.read(article.metadata.redirect))), "")
            hint = guess or "name a page of this site, or another site with https://"
            message = f'"{article.metadata.redirect}" is nothing that can be led to'
            problems.append(Diagnostic("redirect", _place(article), message, hint))
    found = {old: end for old in next_of if (end := _end(old, next_of))}
    problems += _remarks(written, next_of, found)
    return Redirects(found, tuple(problems))


def _place(article: Article) -> Span:
    return Span(article.source, article.metadata.lines.get("redirect_to", 0))


def _target(article: Article, url: str, places: Places, reader: Reader) -> str:
    written = article.metadata.redirect
    readings = reader.read(written)
    if not readings:
        return written if _WHOLE.match(written) else ""
    return next((there for each in readings if (there := places.find(each, article.source, url))), "")


def _end(old: str, next_of: Mapping[str, str]) -> str:
    """The last address of a chain; "" of one that goes in a circle."""
    seen = {old}
    here = next_of[old]
    while here in next_of:
        if here in seen:
            return ""
        seen.add(here)
        here = next_of[here]
    return here


def _remarks(
    written: Mapping[str, Span], next_of: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[Diagnostic]:
    for old, span in written.items():
        following, end = next_of[old], found.get(old, "")
        if not end:
            message, hint = f'"{old}" leads in a circle through "{following}"', "let one of them lead to a page"
            yield Diagnostic("redirect", span, message, hint)
        elif end != following:
            message = f'"{old}" leads to "{following}", which leads on to "{end}"'
            yield Diagnostic("redirect", span, message, f'write "redirect_to: {end}"')
