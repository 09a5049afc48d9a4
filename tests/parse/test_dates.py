"""Dates as Ruby's Time.parse reads them; the expected values come from Ruby 3.1."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.parse.dates import read_date

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-07-11", "2019-07-11T00:00:00+08:00"),
        ("2019-7-1", "2019-07-01T00:00:00+08:00"),
        ("2019-07-11 10:00", "2019-07-11T10:00:00+08:00"),
        ("2019-07-11 23:00:00 +0000", "2019-07-12T07:00:00+08:00"),
        ("2019-07-11 23:00 Z", "2019-07-12T07:00:00+08:00"),
        ("2019-07-11T23:00:00Z", "2019-07-12T07:00:00+08:00"),
        ("2019-07-11T10:00+0800", "2019-07-11T10:00:00+08:00"),
        ("2019-07-11 23:00:00 +08:00", "2019-07-11T23:00:00+08:00"),
        ("2019-07-11 23:00:00.123 -05:30", "2019-07-12T12:30:00+08:00"),
        ("2019-07-11 10:00 PST", "2019-07-12T02:00:00+08:00"),
        ("2019-07-11 3pm", "2019-07-11T15:00:00+08:00"),
        ("2019-07-11 12:00 AM", "2019-07-11T00:00:00+08:00"),
        ("2019-07-11, 10:00", "2019-07-11T10:00:00+08:00"),
        ("2019-07-11 24:00", "2019-07-12T00:00:00+08:00"),
        ("2019/07/11", "2019-07-11T00:00:00+08:00"),
        ("2019.07.11", "2019-07-11T00:00:00+08:00"),
        ("20190711", "2019-07-11T00:00:00+08:00"),
        ("11/07/2019", "2019-07-11T00:00:00+08:00"),
        ("July 11, 2019", "2019-07-11T00:00:00+08:00"),
        ("11th Jul 2019", "2019-07-11T00:00:00+08:00"),
        ("Jul 11 2019 3:05 pm", "2019-07-11T15:05:00+08:00"),
        ("Thu, 11 Jul 2019 10:00:00 +0800", "2019-07-11T10:00:00+08:00"),
        ("19-7-11", "2019-07-11T00:00:00+08:00"),
        ("70-1-1", "1970-01-01T00:00:00+08:00"),
        ("2019-02-30", "2019-03-02T00:00:00+08:00"),
        ("2019年7月11日", "2019-07-11T00:00:00+08:00"),
    ],
)
def test_dates_mean_what_they_mean_to_jekyll(text: str, expected: str) -> None:
    date = read_date(text, SHANGHAI)
    assert date is not None
    assert date.isoformat() == expected


@pytest.mark.parametrize(
    "text", ["", "foo", "2020-13-45", "2019-1-32", "2019", "2019-07", "10:00", "2019-07-11 25:00"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, SHANGHAI) is None


def test_without_quotes_yaml_reads_a_full_moment_as_utc() -> None:
    text = "2019-07-11 23:00:00"
    assert str(read_date(text, SHANGHAI, plain=True)) == "2019-07-12 07:00:00+08:00"
    assert str(read_date(text, SHANGHAI)) == "2019-07-11 23:00:00+08:00"


def test_the_result_has_a_plain_offset_that_a_cache_can_hold() -> None:
    date = read_date("1890-01-01", SHANGHAI)
    assert date is not None
    assert isinstance(date.tzinfo, dt.timezone)
    offset = date.utcoffset()
    assert offset is not None
    assert offset.seconds % 60 == 0


@given(st.text(), st.booleans())
def test_no_text_raises(text: str, plain: bool) -> None:
    read_date(text, SHANGHAI, plain=plain)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_is_read_as_itself(day: dt.date) -> None:
    date = read_date(day.isoformat(), SHANGHAI)
    assert date is not None
    assert date.date() == day


@given(st.integers(-2_000_000_000, 4_000_000_000))
def test_a_moment_stays_the_same_moment_in_the_sites_zone(seconds: int) -> None:
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    assert read_date(moment.isoformat(), SHANGHAI) == moment
