"""How long work may wait: two business days are two days on which somebody works."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verification.queue.clock import due_at, latest_overdue
from verification.queue.clock_words import due_words
from verification.queue.holidays import federal_holidays, is_business_day

NEW_YORK = ZoneInfo("America/New_York")


def at(text: str) -> dt.datetime:
    """A moment on the wall clock of the site."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


# As the Office of Personnel Management publishes them.
OPM = {
    2026: "0101 0119 0216 0525 0619 0703 0907 1012 1111 1126 1225",
    2027: "0101 0118 0215 0531 0618 0705 0906 1011 1111 1125 1224 1231",
    2028: "0117 0221 0529 0619 0704 0904 1009 1110 1123 1225",
}


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_holidays_are_those_of_the_federal_government(year: int) -> None:
    days = sorted(day.strftime("%m%d") for day in federal_holidays(year))
    assert days == OPM[year].split()


@pytest.mark.parametrize(
    ("arrived", "days", "due"),
    [
        # Monday to Wednesday, at the same time of day.
        ("2026-12-07 15:00", 2, "2026-12-09 15:00"),
        ("2026-12-07 15:00", 1, "2026-12-08 15:00"),
        # Over a weekend.
        ("2026-12-11 15:00", 2, "2026-12-15 15:00"),
        # On a weekend: as if it came when Monday begins.
        ("2026-12-12 15:00", 2, "2026-12-16 00:00"),
        ("2026-12-13 23:59", 1, "2026-12-15 00:00"),
        # Over Thanksgiving, and over Christmas with a weekend behind it.
        ("2026-11-25 09:00", 2, "2026-11-30 09:00"),
        ("2026-12-24 09:00", 2, "2026-12-29 09:00"),
        # On a holiday.
        ("2026-11-26 09:00", 1, "2026-11-30 00:00"),
        # The clocks go forward in between, and the wall clock counts.
        ("2026-03-06 15:00", 1, "2026-03-09 15:00"),
        # The same day is the same day, also on a Sunday.
        ("2026-12-13 09:00", 0, "2026-12-14 00:00"),
        ("2026-12-07 23:59", 0, "2026-12-08 00:00"),
    ],
)
def test_when_work_is_due(arrived: str, days: int, due: str) -> None:
    assert due_at(at(arrived), days) == at(due)


def test_the_site_s_own_time_zone_counts() -> None:
    """Saturday, 2 a.m. in London is Friday evening here."""
    arrived = dt.datetime(2026, 12, 12, 2, tzinfo=dt.UTC)
    assert due_at(arrived, 1) == at("2026-12-14 21:00")


FIRST, LAST = (dt.datetime.fromisoformat(day) for day in ("2026-01-01", "2029-12-31"))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.just(dt.UTC))


@given(
    since=MOMENTS,
    waited=st.timedeltas(dt.timedelta(), dt.timedelta(days=9)),
    days=st.integers(0, 3),
)
def test_the_database_calls_overdue_exactly_what_is_past_its_due_moment(
    since: dt.datetime, waited: dt.timedelta, days: int
) -> None:
    now = since + waited
    assert (due_at(since, days) <= now) == (since <= latest_overdue(now, days))


@given(since=MOMENTS, days=st.integers(1, 3))
def test_nothing_falls_due_before_its_days_are_over(since: dt.datetime, days: int) -> None:
    due, arrived = due_at(since, days), since.astimezone(NEW_YORK)
    between = (due.date() - arrived.date()).days
    # The day it came does not count; the one it is due on does, unless it is due as that one begins.
    worked = sum(
        is_business_day(arrived.date() + dt.timedelta(days=each)) for each in range(1, between + 1)
    )
    assert worked >= days


@pytest.mark.parametrize(
    ("due", "now", "words"),
    [
        ("2026-12-07 12:00", "2026-12-07 15:20", "overdue by 3 hours"),
        ("2026-12-07 12:00", "2026-12-07 12:00", "overdue by 1 minute"),
        ("2026-12-07 12:00", "2026-12-07 12:59", "overdue by 59 minutes"),
        ("2026-12-07 12:00", "2026-12-08 12:00", "overdue by 24 hours"),
        ("2026-12-07 12:00", "2026-12-10 11:00", "overdue by 2 days"),
        ("2026-12-07 16:30", "2026-12-07 09:00", "due today at 4:30 p.m."),
        ("2026-12-08 00:00", "2026-12-07 09:00", "due by the end of today"),
        ("2026-12-08 09:00", "2026-12-07 23:00", "due tomorrow"),
        ("2026-12-09 00:00", "2026-12-07 23:00", "due tomorrow"),
        ("2026-12-09 00:00", "2026-12-06 23:00", "due Tuesday"),
        ("2026-12-15 15:00", "2026-12-11 15:00", "due Tuesday"),
        ("2026-12-28 09:00", "2026-12-07 09:00", "due December 28"),
    ],
)
def test_how_due_it_is_in_words(due: str, now: str, words: str) -> None:
    assert due_words(at(due), at(now)) == words
