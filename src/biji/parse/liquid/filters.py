"""The filters that Jekyll adds to Liquid's own, as far as they need nothing but their input.

https://jekyllrb.com/docs/liquid/filters/
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

from biji.parse.dates import read_date
from biji.parse.liquid.links import SOURCE
from biji.text import slugify

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
# python-liquid's own reads HTML, and hostile HTML takes it long.
_TAG = re.compile(r"<!--.{0,2000}?-->|<[^<>]*>", re.DOTALL)
_DIRECTIVE = re.compile(r"%([-^0_]?)([A-Za-z%])")
_LONGEST_FORMAT = 200
_LONGEST_DATE = 64
_WORDS_JOIN = 2

Filter = Callable[..., Any]


def jekyll_filters(site: Mapping[str, Any], timezone: dt.tzinfo, *, in_full: bool = False) -> dict[str, Filter]:
    """Filters by name.

    Args:
        site: what `site` stands for; its `url` and `baseurl` make absolute addresses.
        timezone: the site's, in which dates are shown.
        in_full: nobody renders the text, so that relative addresses begin with the base path.
    """
    base = _text(site.get("baseurl")).rstrip("/")

    def relative(value: object) -> str:
        path = relative_url(value)
        return base + path if in_full and path.startswith("/") else path

    def absolute_url(value: object) -> str:
        path = relative_url(value)
        url = _text(site.get("url")).rstrip("/")
        if not url or not path.startswith("/"):
            return relative(value)
        return url + base + path

    def date(value: object, template: object = "") -> str:
        moment = _read(value, timezone)
        return format_date(moment, _text(template)) if moment and _text(template) else _text(value)

    def date_to_xmlschema(value: object) -> str:
        moment = _read(value, timezone)
        return moment.isoformat(timespec="seconds") if moment else _text(value)

    return _PLAIN_FILTERS | {
        "absolute_url": absolute_url,
        "relative_url": relative,
        "date": date,
        "date_to_long_string": lambda value: date(value, "%d %B %Y"),
        "date_to_rfc822": lambda value: date(value, "%a, %d %b %Y %H:%M:%S %z"),
        "date_to_string": lambda value: date(value, "%d %b %Y"),
        "date_to_xmlschema": date_to_xmlschema,
    }


def relative_url(value: object) -> str:
    """A path from the site's root; the base path is added when the page is rendered, not here."""
    path = _text(value)
    if not path or path.startswith(SOURCE) or _SCHEME.match(path):
        return path
    return path if path.startswith("/") else "/" + path


def format_date(date: dt.datetime, template: str) -> str:
    """A date by a template of Ruby's `strftime`, the same on every system.

    Args:
        date: with its time zone.
        template: with directives such as `%-d`.
    """

    def directive(found: re.Match[str]) -> str:
        flag, letter = found[1], found[2]
        if letter == "s":
            return str(int(date.timestamp()))
        if letter in {"e", "k", "l"}:
            hour = (date.hour - 1) % 12 + 1
            number = {"e": date.day, "k": date.hour, "l": hour}[letter]
            return str(number) if flag == "-" else f"{number:2d}"
        if letter not in "aAbBcCdDFGHIjmMnpPrRSTtuUVwWxXyYzZ%":
            return found[0]
        text = date.strftime("%p").lower() if letter == "P" else date.strftime(f"%{letter}")
        if flag == "-":
            return text.lstrip("0") or "0"
        return text.upper() if flag == "^" else text

    return _DIRECTIVE.sub(directive, template[:_LONGEST_FORMAT])


def _read(value: object, timezone: dt.tzinfo) -> dt.datetime | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**11:
        return dt.datetime.fromtimestamp(value, timezone)
    text = _text(value)
    return read_date(text, timezone) if 0 < len(text) <= _LONGEST_DATE else None


def _sentence(value: object, connector: object = "and") -> str:
    words = [_text(word) for word in value] if isinstance(value, list | tuple) else [_text(value)]
    if len(words) <= _WORDS_JOIN:
        return f" {_text(connector)} ".join(words)
    return f"{', '.join(words[:-1])}, {_text(connector)} {words[-1]}"


def _slug(value: object, mode: object = "default") -> str:
    for known in ("raw", "default", "pretty", "ascii", "latin", "none"):
        if mode == known:
            return slugify(_text(value), known)
    return _text(value)


def _integer(value: object) -> int:
    found = re.match(r"\s*[-+]?[0-9]{1,18}", _text(value), re.ASCII)
    return int(found[0]) if found else int(value is True)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _text(value: object) -> str:
    if value is None or value is False:
        return "" if value is None else "false"
    return "true" if value is True else str(value)


#: The filters that depend on nothing but their value.
_PLAIN_FILTERS: dict[str, Filter] = {
    "array_to_sentence_string": _sentence,
    "cgi_escape": lambda value: quote_plus(_text(value)),
    "jsonify": lambda value: json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), default=str),
    "normalize_whitespace": lambda value: " ".join(_text(value).split()),
    "number_of_words": lambda value: len(_text(value).split()),
    "slugify": _slug,
    "strip_html": lambda value: _TAG.sub("", _text(value)),
    "strip_index": lambda value: re.sub(r"/index\.html?$", "/", _text(value)),
    "to_integer": _integer,
    "uri_escape": lambda value: quote(_text(value), safe="!#$&'()*+,/:;=?@[]~"),
    "xml_escape": lambda value: html.escape(_text(value)),
}
