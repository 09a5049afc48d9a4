"""How a new post is called in its URL: as the others of its folder are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from biji.link.permalinks import output_problem
from biji.text import slugify

_WORDS = re.compile(r"[A-Za-z0-9]+")
_NUMBERED = re.compile(r"(.*?)([_-]?)(\d+)", re.DOTALL)
_SEPARATORS = re.compile(r"(?<=[^\W_])[_-](?=[^\W_])")
_MOST_WORDS = 6
_LONGEST = 60


def slug_of(title: str, topic: str, others: Sequence[str]) -> str:
    """A slug that no other post has: of the title's ASCII words, else of the topic's, with a number.

    Args:
        title: of the post.
        topic: its category, or "".
        others: the slugs of the folder's posts.
    """
    separator = separator_of(others)
    words = _words(title)
    if words:
        slug = _cased(separator.join(words[:_MOST_WORDS]), others)
    elif 2 * sum(not slug.isascii() for slug in others) > len(others):
        slug = slugify(title, "pretty") or "post"
    else:
        return next_number(_cased(separator.join(_words(topic)) or "post", others), separator, others)
    slug = slug[:_LONGEST]
    if output_problem(f"/{slug}"):  # a name that Windows keeps for a device
        slug = f"post{separator}{slug}"
    return _free(slug, separator, others)


def slug_of_part(last: str, number: int, parts: Iterable[str], others: Sequence[str]) -> str:
    """The slug of a series' next part: that of the last one with the next number.

    Args:
        last: slug of the last part.
        number: of the new part, for a series whose slugs have no numbers.
        parts: the slugs of all parts; titles and slugs may count differently.
        others: the slugs of the folder's posts.
    """
    found = _NUMBERED.fullmatch(last)
    if found and found[1]:
        return next_number(found[1], found[2], (*parts, *others))
    return _free(f"{last}{separator_of(others)}{number}", separator_of(others), others)


def separator_of(slugs: Iterable[str]) -> str:
    """What stands between the words of most slugs; a hyphen where that does not show."""
    counts = Counter(mark for slug in slugs for mark in _SEPARATORS.findall(slug))
    return "_" if counts["_"] > counts["-"] else "-"


def next_number(stem: str, separator: str, others: Iterable[str]) -> str:
    """The stem with a number that is greater than all that it has had.

    Args:
        stem: what stands before the number.
        separator: what stands between the two.
        others: all slugs of the folder.
    """
    numbers = [
        int(found[3])
        for slug in others
        if (found := _NUMBERED.fullmatch(slug)) and found[1].lower() == stem.lower() and len(found[3]) < 6
    ]
    return f"{stem}{separator}{max(numbers, default=0) + 1}"


def _words(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFKC", text))


def _cased(slug: str, others: Iterable[str]) -> str:
    """In small letters, unless the others are not."""
    lettered = [other for other in others if _WORDS.search(other)]
    capital = sum(other != other.lower() for other in lettered)
    return slug if 2 * capital > len(lettered) else slug.lower()


def _free(slug: str, separator: str, others: Iterable[str]) -> str:
    others = tuple(others)
    taken = {other.lower() for other in others}
    return slug if slug.lower() not in taken else next_number(slug, separator, (*others, f"{slug}{separator}1"))
