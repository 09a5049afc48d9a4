"""The vocabulary of permalinks (https://jekyllrb.com/docs/permalinks/), and the file behind a page's URL."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from biji.model.metadata import Metadata
from biji.text import slugify

_NO_NAMES = frozenset(("", ".", ".."))

#: The styles and what they stand for.
PERMALINK_STYLES: Mapping[str, str] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}

#: What a page's file may end in.
HTML_SUFFIXES = (".html", ".htm", ".xhtml")

#: What may stand after a colon in the permalink of a post.
PERMALINK_PLACEHOLDERS = frozenset(
    (
        *("year", "short_year", "month", "i_month", "short_month", "long_month", "day", "i_day", "y_day", "w_year"),
        *("week", "w_day", "short_day", "long_day", "hour", "minute", "second", "title", "slug", "name", "path"),
        *("collection", "categories", "slugified_categories", "output_ext"),
    )
)

#: Jekyll takes the longest run of letters and underscores; a final underscore need not belong to the name.
PLACEHOLDER = re.compile(r":([a-z_]+)")


#: Names that Windows keeps for devices, whatever follows the first full stop. Elsewhere old URLs may have them.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
    if os.name == "nt"
    else ()
)
#: What file systems allow for one name, in bytes of UTF-8.
_MAX_NAME = 255

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\\]")


def unknown_placeholders(template: str) -> tuple[str, ...]:
    """The names after colons in a template that stand for nothing.

    >>> unknown_placeholders("/:year_:month/:tilte")
    ('tilte',)
    """
    names = PLACEHOLDER.findall(template)
    return tuple(name for name in names if not {name, name.removesuffix("_")} & PERMALINK_PLACEHOLDERS)


#: The placeholders of nearly all permalinks; see `usual_values`.
USUAL_PLACEHOLDERS = ("categories", "year", "month", "day", "title", "output_ext")


def usual_values(source: str, metadata: Metadata) -> tuple[str, ...]:
    """What stands for `USUAL_PLACEHOLDERS` in the URL of an article.

    Args:
        source: its path.
        metadata: of the article; without date there are no parts of one.
    """
    date = metadata.date
    return (
        "/".join(dict.fromkeys([slugify(category, "none") for category in metadata.categories])),
        *((f"{date.year:04d}", f"{date.month:02d}", f"{date.day:02d}") if date else ("", "", "")),
        slugify(metadata.slug, "pretty", cased=True),
        output_extension(source),
    )


def output_extension(source: str) -> str:
    """What the file of an article ends in: as its source, where that is HTML."""
    return (posixpath.splitext(source)[1] or ".html") if source.endswith(HTML_SUFFIXES) else ".html"


def output_path(url: str) -> str:
    """The file behind a page's URL, relative to the output folder, as in Jekyll (`Jekyll::Page#destination`).

    A final `/` means `index.html`; the file is HTML by name even when its URL is not. It stays inside the output
    folder whatever the URL is.

    Args:
        url: decoded, from the site's root, without query and fragment.

    >>> output_path("/nlp/2019/07/11/bert.html"), output_path("/about/"), output_path("/about")
    ('nlp/2019/07/11/bert.html', 'about/index.html', 'about.html')
    """
    if url[:1] == "/" and url.endswith(HTML_SUFFIXES) and "//" not in url and "/." not in url:
        return url[1:]  # nearly all
    names = [name for name in url.split("/") if name not in _NO_NAMES]
    if url.endswith("/") or not names:
        return "/".join((*names, "index.html"))
    path = "/".join(names)
    return path if path.endswith(HTML_SUFFIXES) else path + ".html"


def are_harmless(urls: Sequence[str]) -> bool:
    """Whether nothing in these can be a problem (`name_problem`): a look at all of them at once, as nearly always."""
    text = "/".join(urls)
    longest = _MAX_NAME - len(".html") if text.isascii() else _MAX_NAME // 4 - len(".html")
    return (
        text.isprintable()
        and "\\" not in text
        and ".." not in text
        and max(map(len, urls), default=0) <= longest
        and _DEVICES.isdisjoint(text.lower().replace(".", "/").split("/"))
    )


@lru_cache(maxsize=4096)
def name_problem(name: str) -> str:
    """Why no file can have a name; "" when one can.

    Args:
        name: of a page's file, perhaps without its ending, or of a folder.
    """
    if name == "..":
        return "it leads out of the site"
    if name.partition(".")[0].lower() in _DEVICES:
        return f'"{name}" is the name of a device on this system'
    if _UNPRINTABLE.search(name):
        return f'"{name}" holds a backslash or a control character'
    if len(name.encode()) > _MAX_NAME - len(".html"):
        return f'"{name[:20]}…" is longer than file systems allow'
    return ""
