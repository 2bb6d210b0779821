"""The holidays of the federal government, by rule (5 U.S.C. 6103): no list that somebody has to keep up."""

import datetime as dt
from functools import cache

MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
A_DAY = dt.timedelta(days=1)


@cache
def federal_holidays(year: int) -> frozenset[dt.date]:
    """The days of a year on which federal offices are closed; one on a Saturday is kept the Friday before, on a Sunday the Monday after."""
    fixed = [
        dt.date(year, 6, 19),
        dt.date(year, 7, 4),
        dt.date(year, 11, 11),
        dt.date(year, 12, 25),
    ]
    # New Year's Day can be kept on the last day of the year before.
    fixed += [dt.date(year, 1, 1), dt.date(year + 1, 1, 1)]
    days = {_kept_on(day) for day in fixed}
    days |= {
        _nth(3, MONDAY, year, 1),
        _nth(3, MONDAY, year, 2),
        _last(MONDAY, year, 5),
        _nth(1, MONDAY, year, 9),
        _nth(2, MONDAY, year, 10),
        _nth(4, THURSDAY, year, 11),
    }
    return frozenset(day for day in days if day.year == year)


def is_business_day(day: dt.date) -> bool:
    """Monday to Friday, and no federal holiday."""
    return day.weekday() < SATURDAY and day not in federal_holidays(day.year)


def _kept_on(day: dt.date) -> dt.date:
    if day.weekday() == SATURDAY:
        return day - A_DAY
    return day + A_DAY if day.weekday() == SUNDAY else day


def _nth(number: int, weekday: int, year: int, month: int) -> dt.date:
    first = dt.date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return first + dt.timedelta(days=ahead + 7 * (number - 1))


def _last(weekday: int, year: int, month: int) -> dt.date:
    day = dt.date(year, month + 1, 1) - A_DAY
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)
