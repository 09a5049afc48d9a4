"""The next part of a series: its title, numbered as the parts before it are, and its link to the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Struct

from biji.author.counting import next_title
from biji.author.folder import Post
from biji.link.series import Claim, read_claims
from biji.model.titles import read_title, series_key
from biji.text import format_numeral, has_cjk, parse_numeral

_BRACKETED = re.compile(r"(.*[（(]\s*)([^（(）)]*?)(\s*[）)])", re.DOTALL)
_LARGEST = 999
#: How far from the ends of a body a link to the part before stands.
_NEAR = 6


class NextPart(Struct, frozen=True):
    """What follows from the parts that are there.

    Attributes:
        title: of the new post.
        number: of the part.
        parts: that are there, in reading order.
        in_front_matter: the front matter has to name the series, as the title does not.
    """

    title: str
    number: int
    parts: tuple[Post, ...]
    in_front_matter: bool


def next_part(series: str, title: str, posts: Sequence[Post]) -> NextPart:
    """The part of a series that comes next.

    Args:
        series: its name, as the author writes it.
        title: what the part is about; the series' own name says nothing more.
        posts: of the folder.
    """
    key = series_key(series)
    claims = _claims(key, posts)
    by_source = {post.article.source: post for post in posts}
    parts = tuple(by_source[claim.article.source] for claim in claims)
    number = max([len(parts), *(claim.item.ordinal or 0 for claim in claims)]) + 1
    subject = "" if series_key(title) == key else title
    if any(series_key(item.name) == key and item.claims for item in read_title(title)):
        return NextPart(title, number, parts, in_front_matter=False)
    named = any(post.article.metadata.series for post in parts[-1:])
    numbered = [claim for claim in claims if claim.item.claims]
    if numbered:
        head, dash = _head(numbered[-1], number), _dash(numbered)
    elif named:
        before = parts[-2].title if len(parts) > 1 else ""
        counted = next_title(before, parts[-1].title, len(parts), subject)
        return NextPart(counted or subject or series, number, parts, in_front_matter=True)
    elif has_cjk(series + title) or any(claim.item.claims for claim in _all_claims(posts)):
        name = claims[0].item.name if claims else series
        head, dash = f"{name}（{_numeral(number)}）", "——"
    else:
        return NextPart(subject or series, number, parts, in_front_matter=True)
    return NextPart(f"{head}{dash}{subject}" if subject else head, number, parts, in_front_matter=named)


def links_to_last(parts: Sequence[Post]) -> tuple[str, ...]:
    """The lines with which the last part links to the one before, turned into links to the last part.

    Args:
        parts: in reading order.
    """
    if len(parts) < 2:
        return ()
    before, last = parts[-2], parts[-1]
    places = {
        PurePosixPath(before.article.source).stem: PurePosixPath(last.article.source).stem,
        before.url: last.url,
        quote(before.url): quote(last.url),
    }
    lines = [line for line in last.body if line.strip()]
    near = dict.fromkeys((*lines[:_NEAR], *lines[-_NEAR:]))
    return tuple(
        _turned(line, {**places, **_names(before.title, last.title)})
        for line in near
        if any(place in line for place in places)
    )


def _names(before: str, last: str) -> dict[str, str]:
    """What the last part may call the one before: by its title, or by the series' item of it."""
    return {before: last, read_title(before)[0].text: read_title(last)[0].text} if before and last else {}


def _turned(line: str, places: dict[str, str]) -> str:
    """The line with one name in the place of another; in one pass, the longest first."""
    wanted = sorted(filter(None, places), key=len, reverse=True)
    return re.sub("|".join(map(re.escape, wanted)), lambda found: places[found[0]], line)


def _all_claims(posts: Sequence[Post]) -> list[Claim]:
    claims = read_claims(post.article for post in posts)
    return [*claims.lone, *(claim for series in claims.series.values() for claim in series)]


def _claims(key: str, posts: Sequence[Post]) -> tuple[Claim, ...]:
    """The parts that are there; a title that is the bare name is the first one of a series that begins."""
    claims = read_claims(post.article for post in posts)
    found = claims.series.get(key) or tuple(claim for claim in claims.lone if series_key(claim.item.name) == key)
    return found or tuple(
        Claim(post.article, item)
        for post in reversed(posts)
        for item in read_title(post.title)
        if series_key(item.name) == key
    )


def _head(last: Claim, number: int) -> str:
    """`Attention（四）` as `Attention（五）`; what counts by years is only named."""
    found = _BRACKETED.fullmatch(last.item.text)
    if last.item.ordinal is None or not found or parse_numeral(found[2]) is None:
        return last.item.name
    return f"{found[1]}{_numeral(number)}{found[3]}"


def _dash(numbered: Sequence[Claim]) -> str:
    """What stands between the numeral and the subject of the latest part that has one."""
    for claim in reversed(numbered):
        _, _, rest = claim.article.metadata.title.partition(claim.item.text)
        if claim.item.subtitle and rest.endswith(claim.item.subtitle):
            return rest.removesuffix(claim.item.subtitle)
    return "——"


def _numeral(number: int) -> str:
    return format_numeral(number) if number <= _LARGEST else str(number)
