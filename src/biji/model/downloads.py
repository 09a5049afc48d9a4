"""The data files beside the pages of a site: link keeps their names free, render fills them."""

from __future__ import annotations

from collections.abc import Mapping

#: How the file of each format ends.
DOWNLOADS: Mapping[str, str] = {
    "bibtex": ".bib",
    "csl-json": ".csl.json",
    "ris": ".ris",
    "csv": ".csv",
    "bookmarks": ".bookmarks.htm",
    "json": ".json",
    "markdown": ".md",
}

#: Formats of the references beside the page of a topic or a series, and beside an article.
GROUP_DOWNLOADS = ("bibtex", "csl-json", "ris", "csv", "bookmarks")
ARTICLE_DOWNLOADS = ("bibtex", "csl-json")

#: Formats of an article itself.
TEXT_DOWNLOADS = ("markdown", "json")

#: How the feeds beside the page of a topic end.
FEEDS: Mapping[str, str] = {"atom": ".xml", "json": ".feed.json"}
