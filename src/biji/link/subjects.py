"""The subjects that headings of several articles name, and where they do: one look at all headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biji.model import Article, OutlineHeading

#: A heading where it stands: its article, and its number among the article's headings.
Found = tuple[Article, int, OutlineHeading]

#: Key to the headings about it, in order of articles and text.
Subjects = Mapping[str, Sequence[Found]]


def find_subjects(articles: Sequence[Article]) -> Subjects:
    """What headings of several of these articles are about."""
    first: dict[str, Found] = {}
    found: dict[str, list[Found]] = {}
    for article in articles:
        headings = article.outline.headings
        for number, key in enumerate(article.digest.subjects):
            if key not in first:
                first[key] = article, number, headings[number]
            elif key in found:
                found[key].append((article, number, headings[number]))
            else:
                found[key] = [first[key], (article, number, headings[number])]
    return {key: places for key, places in found.items() if key and places[0][0] is not places[-1][0]}
