"""The URL of an article, exactly as Jekyll 4 chooses it, so that old links live on.

https://jekyllrb.com/docs/permalinks/
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote

from biji.model import Article, LinkOptions, SourceKind, StaticFile
from biji.model.permalinks import (
    PERMALINK_STYLES,
    PLACEHOLDER,
    USUAL_PLACEHOLDERS,
    name_problem,
    output_extension,
)
from biji.text import slugify

# English whatever the locale: the names are parts of addresses.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATE_VALUES: Mapping[str, Callable[[dt.datetime], str]] = {
    "short_year": lambda date: f"{date.year % 100:02d}",
    "i_month": lambda date: str(date.month),
    "short_month": lambda date: _MONTHS[date.month - 1][:3],
    "long_month": lambda date: _MONTHS[date.month - 1],
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


def permalink(article: Article, style: str, collections: Mapping[str, str] = MappingProxyType({})) -> str:
    """The URL of an article.

    Args:
        article: its own `permalink:` goes before the site's.
        style: one of `PERMALINK_STYLES`, or a template such as `/:categories/:year/:title:output_ext`.
        collections: templates of the collections that have their own, by name; `posts` is one of them.

    Returns:
        The URL from the site's root, decoded, NFC; a final `/` means `index.html`. It never holds `..`, and no
        placeholder of the date for a draft without one.
    """
    if article.kind is SourceKind.PAGE:
        url = _page_url(article, style)
    else:
        template = article.metadata.permalink or _template(article, style, collections)
        url = _expand(template, article)
    return _sanitize(_composed(url))


def permalinks(articles: Iterable[Article], style: str, collections: Mapping[str, str]) -> list[str]:
    """The URLs of several articles (`permalink`), in their order."""
    template = _template_of_posts(style, collections)
    text, values = _pieces(template)
    return [
        _sanitize(_composed(text % values(one)))
        if one.kind is SourceKind.POST and one.metadata.date and not one.metadata.permalink
        else permalink(one, style, collections)
        for one in articles
    ]


def static_url(file: StaticFile, options: LinkOptions) -> str:
    """The URL of a file that is copied: its path, or a place in its collection (`Jekyll::StaticFile#url`)."""
    path = file.path
    if file.url:
        return _sanitize(unicodedata.normalize("NFC", file.url))
    place = path.removeprefix(f"{options.collections_dir}/") if options.collections_dir else path
    name, _, rest = place.removeprefix("_").partition("/")
    if name not in options.collections or not rest or not place.startswith("_"):
        return f"/{path}"
    stem, extension = posixpath.splitext(rest)
    values = {"collection": name, "path": f"/{stem.rstrip('.')}", "name": posixpath.basename(stem)}
    template = options.collections[name] or "/:collection/:path"
    url = PLACEHOLDER.sub(lambda found: values.get(found[1], ""), template)
    return _sanitize(unicodedata.normalize("NFC", url.removesuffix("/") + extension))


def output_problem(url: str) -> str:
    """Why a URL cannot be written as a file everywhere; "" when it can.

    Args:
        url: as `permalink` returns it.
    """
    return next(filter(None, map(name_problem, url.split("/"))), "")


def _page_url(article: Article, style: str) -> str:
    """Pages know three placeholders only, and take nothing but the ending from the site's style."""
    path = PurePosixPath(article.source)
    folder = "" if str(path.parent) == "." else str(path.parent)
    name, extension = path.stem.rstrip("."), output_extension(article.source)
    template = article.metadata.permalink
    if not template:
        template = "/:path/" if name == "index" else f"/:path/:basename{_page_ending(style)}"
    values = {"path": folder, "basename": name, "output_ext": extension}
    # One pass: a folder may be called ":basename".
    return re.sub(":(path|basename|output_ext)", lambda match: values[match[1]], unquote(template))


def _template(article: Article, style: str, collections: Mapping[str, str]) -> str:
    """That of the collection or of the site; documents take nothing but the ending from a style."""
    if article.kind is SourceKind.DOCUMENT:
        return collections.get(article.metadata.collection) or f"/:collection/:path{_page_ending(style)}"
    return _template_of_posts(style, collections)


def _template_of_posts(style: str, collections: Mapping[str, str]) -> str:
    style = collections.get("posts") or style
    return PERMALINK_STYLES.get(style, style)


def _page_ending(style: str) -> str:
    if style == "pretty" or style.endswith("/"):
        return "/"
    # `weekdate` is missing here in Jekyll too: its pages have URLs without an extension.
    return ":output_ext" if style in {"date", "ordinal", "none"} or style.endswith(":output_ext") else ""


def _expand(template: str, article: Article) -> str:
    if article.metadata.date is None and template in PERMALINK_STYLES.values():
        template = PERMALINK_STYLES["none"] if template.endswith(":output_ext") else "/:categories/:title/"
    text, values = _pieces(template)
    return text % values(article)


@lru_cache(maxsize=256)
def _pieces(template: str) -> tuple[str, Callable[[Article], str | tuple[str, ...]]]:
    """A template as text with `%s`, and what stands there; a placeholder that Jekyll does not know is text."""
    decoded, text, end = unquote(template), "", 0
    names: list[str] = []
    for match in PLACEHOLDER.finditer(decoded):
        name = match[1] if match[1] in _VALUES or not match[1].endswith("_") else match[1][:-1]
        if name in _VALUES:
            text += decoded[end : match.start()].replace("%", "%%") + "%s"
            names.append(name)
            end = match.start() + 1 + len(name)
    return text + decoded[end:].replace("%", "%%"), _values(names)


def _values(names: Sequence[str]) -> Callable[[Article], str | tuple[str, ...]]:
    """What stands for placeholders in the URL of an article."""
    if names and set(names).issubset(USUAL_PLACEHOLDERS):
        pick = itemgetter(*map(USUAL_PLACEHOLDERS.index, names))
        return lambda article: pick(article.digest.permalink)
    values = [_VALUES[name] for name in names]
    return lambda article: tuple([value(article) for value in values])


def _usual(place: int) -> Callable[[Article], str]:
    return lambda article: article.digest.permalink[place]


def _of_date(convert: Callable[[dt.datetime], str]) -> Callable[[Article], str]:
    """The value of a placeholder of the date: nothing for an article without one."""
    return lambda article: convert(article.metadata.date) if article.metadata.date else ""


def _slugified_categories(article: Article) -> str:
    return "/".join(dict.fromkeys(map(slugify, article.metadata.categories)))


def _stem(article: Article) -> str:
    return PurePosixPath(article.source).stem


def _path_below_collection(article: Article) -> str:
    stem = article.source.removesuffix(PurePosixPath(article.source).suffix).rstrip(".")
    collection = article.metadata.collection
    return stem.partition(f"_{collection}")[2] if collection else stem.replace("_posts", "", 1)


#: What stands for a placeholder in the URL of a post.
_VALUES: Mapping[str, Callable[[Article], str]] = {
    **{name: _usual(place) for place, name in enumerate(USUAL_PLACEHOLDERS)},
    **{name: _of_date(convert) for name, convert in _DATE_VALUES.items()},
    "slug": lambda article: slugify(article.metadata.slug),
    "name": lambda article: slugify(_stem(article)),
    "path": _path_below_collection,
    "collection": lambda article: article.metadata.collection or "posts",
    "slugified_categories": _slugified_categories,
}


def _composed(url: str) -> str:
    return url if url.isascii() else unicodedata.normalize("NFC", url)


def _sanitize(url: str) -> str:
    """Jekyll's way to keep URLs inside the site, until nothing is left to do."""
    url = url if url.startswith("/") else f"/{url}"
    while "//" in url or ".." in url or "./" in url:
        url = re.sub("/+", "/", url.replace("..", "/").replace("./", ""))
    return url
