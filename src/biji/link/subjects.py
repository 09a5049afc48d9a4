"""The subjects that headings of several articles name, and where they do: one look at all headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from biji.model import Article, OutlineHeading


class Found(Struct, frozen=True, gc=False):
    """A heading where it stands, with its number among those of its article."""

    article: Article
    number: int
    heading: OutlineHeading


class Subjects(Struct, frozen=True, gc=False):
    """The subjects that recur, in order of articles and text.

    Attributes:
        found: key to the headings about it.
        keys_of: source to the keys, for the articles that have any.
    """

    found: Mapping[str, Sequence[Found]]
    keys_of: Mapping[str, Sequence[str]]


def find_subjects(articles: Sequence[Article]) -> Subjects:
    """What headings of several of these articles are about."""
    seen: set[str] = set()
    keys: set[str] = set()
    for article in articles:
        subjects = article.digest.subjects
        keys.update(seen.intersection(subjects))
        seen.update(subjects)
    found: dict[str, list[Found]] = {key: [] for key in keys - {""}}
    keys_of: dict[str, list[str]] = {}
    for article in articles:
        subjects = article.digest.subjects
        places = [number for number, key in enumerate(subjects) if key in found]
        for number in places:
            found[subjects[number]].append(Found(article, number, article.outline.headings[number]))
        if places:
            keys_of[article.source] = [subjects[number] for number in places]
    return Subjects(found, keys_of)
