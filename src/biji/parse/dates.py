"""Dates as front matter has them, read as Ruby's `Time.parse` reads them for Jekyll.

>>> read_date("11 Jul 2019 3:05 pm", dt.UTC).isoformat()
'2019-07-11T15:05:00+00:00'
"""

from __future__ import annotations

import datetime as dt
import re
from math import ceil

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"

#: A date somewhere near the beginning; each form as Ruby's Date._parse takes it apart, in its order of preference.
_DATE_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"(?:[a-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{4}})\b",
        rf"(?:[a-z]{{3,9}},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)",
        r"(?P<year>\d{2,3})(?P<sep>-)(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
    )
)
_TIME = re.compile(
    r"(?:\s*,?\s*(?:at\s+)?|t)(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2}))?(?::(?P<second>\d{1,2})(?:[.,]\d{0,30})?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>z\b|(?:gmt|utc)?[-+]\d{1,2}(?::?\d{2})?(?!\d)|[a-z]{3,4}\b)?",
    re.IGNORECASE | re.ASCII,
)
_OFFSET = re.compile(r"(?P<sign>[-+])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
#: The zones that Ruby's Time knows by name; others it passes over.
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7}
_ZONES["pst"] = -8
#: What YAML itself takes for a moment: in UTC when it names no zone, and with short offsets such as +8.
_YAML_MOMENT = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d{0,30})?\s*(?P<zone>Z|[-+]\d{1,2}(?::?\d\d)?)?",
    re.ASCII,
)


def read_date(text: str, timezone: dt.tzinfo, *, plain: bool = False) -> dt.datetime | None:
    """A date with its time and zone, moved to the site's time zone.

    Args:
        text: as written: `2019-07-11`, `2019-7-1 10:00:00 +0800`, `July 11, 2019`, …
        timezone: the site's; that of the result, and of a text without a zone.
        plain: the text stands in YAML without quotes: then `2019-07-11 23:00:00` is UTC, as Jekyll has it.

    Returns:
        A moment with a fixed offset from UTC, or None when the text is no date. A 30 February becomes 1 or 2 March,
        as in Ruby.
    """
    text = text.strip()
    for form in _DATE_FORMS:
        if match := form.match(text):
            break
    else:
        return None
    groups = match.groupdict()
    month = _MONTHS.index(groups["name"][:3].lower()) + 1 if groups.get("name") else int(groups["month"])
    time = _TIME.match(text, match.end())
    if plain and (moment := _YAML_MOMENT.fullmatch(text)):
        zone: dt.tzinfo | None = _offset(moment["zone"] or "utc", shortest=1)
    else:
        zone = _offset((time["zone"] if time else "") or "", shortest=2)
    return _moment(groups, month, time, zone or timezone, timezone)


def _moment(
    date: dict[str, str], month: int, time: re.Match[str] | None, zone: dt.tzinfo, timezone: dt.tzinfo
) -> dt.datetime | None:
    hour, minute, second = (int(time[name] or 0) if time else 0 for name in ("hour", "minute", "second"))
    if time and time["half"]:
        hour = hour % 12 + 12 * time["half"].lower().startswith("p")
    day = int(date["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour <= 24 and minute < 60 and second <= 60):
        return None
    try:
        first = dt.datetime(_full_year(date["year"]), month, 1, tzinfo=zone)
        moment = first + dt.timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
        return fixed(moment.astimezone(timezone))
    except (ValueError, OverflowError):
        return None


def fixed(moment: dt.datetime) -> dt.datetime:
    """The same moment with a plain offset instead of a zone's rules: a value that a cache gives back unchanged."""
    offset = moment.utcoffset() or dt.timedelta()
    # Offsets before standard time have seconds, which no interchange format knows; upwards, so that midnight stays.
    whole = dt.timedelta(minutes=ceil(offset.total_seconds() / 60))
    return moment.astimezone(dt.timezone(whole) if whole else dt.UTC)


def _full_year(digits: str) -> int:
    year = int(digits)
    return year + (1900 if year >= 69 else 2000) if len(digits) == 2 else year


def _offset(zone: str, shortest: int) -> dt.tzinfo | None:
    """The zone that a name or an offset, with so many digits at least for its hours, means."""
    match = _OFFSET.fullmatch(zone)
    if not match:
        hours = _ZONES.get(zone.lower())
        return None if hours is None else dt.timezone(dt.timedelta(hours=hours))
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    if len(match["hours"]) < shortest or minutes >= 24 * 60:
        return None
    return dt.timezone(dt.timedelta(minutes=-minutes if match["sign"] == "-" else minutes))
