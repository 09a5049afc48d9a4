"""The URL of an article, exactly as Jekyll 4 chooses it, so that old links live on.

https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from urllib.parse import unquote

from biji.diagnostics import Diagnostic, Span
from biji.model import Article, SourceKind
from biji.model.permalinks import HTML_SUFFIXES, PERMALINK_STYLES, PLACEHOLDER
from biji.text import slugify

# English whatever the locale: the names are parts of addresses.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATE_VALUES: Mapping[str, Callable[[dt.datetime], str]] = {
    "year": lambda date: f"{date.year:04d}",
    "short_year": lambda date: f"{date.year % 100:02d}",
    "month": lambda date: f"{date.month:02d}",
    "i_month": lambda date: str(date.month),
    "short_month": lambda date: _MONTHS[date.month - 1][:3],
    "long_month": lambda date: _MONTHS[date.month - 1],
    "day": lambda date: f"{date.day:02d}",
    "i_day": lambda date: str(date.day),
    "y_day": lambda date: f"{date.timetuple().tm_yday:03d}",
    "w_year": lambda date: f"{date.isocalendar().year:04d}",
    "week": lambda date: f"{date.isocalendar().week:02d}",
    "w_day": lambda date: str(date.isoweekday()),
    "short_day": lambda date: _DAYS[date.weekday()][:3],
    "long_day": lambda date: _DAYS[date.weekday()],
    "hour": lambda date: f"{date.hour:02d}",
    "minute": lambda date: f"{date.minute:02d}",
    "second": lambda date: f"{date.second:02d}",
}

#: Names that Windows keeps for devices, whatever follows the first full stop.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
#: What file systems allow for one name, in bytes of UTF-8.
_MAX_NAME = 255


def permalink(article: Article, style: str) -> str:
    """The URL of an article.

    Args:
        article: its own `permalink:` goes before the site's.
        style: one of `PERMALINK_STYLES`, or a template such as `/:categories/:year/:title:output_ext`.

    Returns:
        The URL from the site's root, decoded, NFC; a final `/` means `index.html`. It never holds `..`, and no
        placeholder of the date for a draft without one.
    """
    if article.kind is SourceKind.PAGE:
        url = _page_url(article, style)
    else:
        url = _expand(article.metadata.permalink or PERMALINK_STYLES.get(style, style), article)
    return unicodedata.normalize("NFC", _sanitize(url))


def output_problem(url: str, span: Span) -> Diagnostic | None:
    """Why a URL cannot be written as a file everywhere; None when it can.

    Args:
        url: as `permalink` returns it.
        span: the article's place, for the diagnostic.
    """
    reason = next((reason for name in url.split("/") if (reason := _name_problem(name))), "")
    if not reason:
        return None
    return Diagnostic("output-path", span, f'"{url}" cannot be a file: {reason}', "change its permalink or category")


def _name_problem(name: str) -> str:
    if name == "..":
        return "it leads out of the site"
    if name.partition(".")[0].lower() in _DEVICES:
        return f'"{name}" is the name of a device on Windows'
    if len(name.encode()) > _MAX_NAME - len(".html"):
        return f'"{name[:20]}…" is longer than file systems allow'
    if "\\" in name or any(ord(character) < 32 or ord(character) == 127 for character in name):
        return f'"{name}" holds a backslash or a control character'
    return ""


def _page_url(article: Article, style: str) -> str:
    """Pages know three placeholders only, and take nothing but the ending from the site's style."""
    path = PurePosixPath(article.source)
    folder = "" if str(path.parent) == "." else str(path.parent)
    name, extension = path.stem.rstrip("."), _output_extension(article)
    template = article.metadata.permalink
    if not template:
        template = "/:path/" if name == "index" else f"/:path/:basename{_page_ending(style)}"
    values = {"path": folder, "basename": name, "output_ext": extension}
    # One pass: a folder may be called ":basename".
    return re.sub(":(path|basename|output_ext)", lambda match: values[match[1]], unquote(template))


def _page_ending(style: str) -> str:
    if style == "pretty" or style.endswith("/"):
        return "/"
    # `weekdate` is missing here in Jekyll too: its pages have URLs without an extension.
    return ":output_ext" if style in {"date", "ordinal", "none"} or style.endswith(":output_ext") else ""


def _expand(template: str, article: Article) -> str:
    if article.metadata.date is None and template in PERMALINK_STYLES.values():
        template = PERMALINK_STYLES["none"] if template.endswith(":output_ext") else "/:categories/:title/"

    def value(match: re.Match[str]) -> str:
        name = match[1]
        known = _value(name, article)
        if known is None and name.endswith("_"):
            name, known = name[:-1], _value(name[:-1], article)
        return match[0] if known is None else known + match[1][len(name) :]

    return PLACEHOLDER.sub(value, unquote(template))


def _value(name: str, article: Article) -> str | None:
    """What a placeholder stands for in the URL of a post; None for one that Jekyll does not know."""
    if date_value := _DATE_VALUES.get(name):
        return date_value(article.metadata.date) if article.metadata.date else ""
    other = _OTHER_VALUES.get(name)
    return other(article) if other else None


def _categories(article: Article, convert: Callable[[str], str]) -> str:
    return "/".join(dict.fromkeys(convert(category) for category in article.metadata.categories))


def _stem(article: Article) -> str:
    return PurePosixPath(article.source).stem


def _output_extension(article: Article) -> str:
    suffix = PurePosixPath(article.source).suffix
    return suffix if suffix in HTML_SUFFIXES else ".html"


def _path_below_posts(article: Article) -> str:
    return article.source.removesuffix(PurePosixPath(article.source).suffix).replace("_posts", "", 1).rstrip(".")


_OTHER_VALUES: Mapping[str, Callable[[Article], str]] = {
    "title": lambda article: slugify(article.metadata.slug, "pretty", cased=True),
    "slug": lambda article: slugify(article.metadata.slug),
    "name": lambda article: slugify(_stem(article)),
    "path": _path_below_posts,
    "collection": lambda _: "posts",
    "categories": lambda article: _categories(article, lambda name: slugify(name, "none")),
    "slugified_categories": lambda article: _categories(article, slugify),
    "output_ext": _output_extension,
}


def _sanitize(url: str) -> str:
    """Jekyll's way to keep URLs inside the site, until nothing is left to do."""
    url = f"/{url}"
    while (cleaned := re.sub("/+", "/", url.replace("..", "/").replace("./", ""))) != url:
        url = cleaned
    return url
