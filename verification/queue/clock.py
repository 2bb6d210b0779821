"""When waiting work is due.

Business days are Monday to Friday without federal holidays, in the site's time zone. What arrives on one of them is due at the same time
of day so many business days later; what arrives in between arrives when the next one begins. No business days at all means by
midnight, on whatever day it is: a report about safety or misconduct does not wait for Monday.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from verification.queue.holidays import A_DAY, is_business_day

MIDNIGHT = dt.time()
A_MOMENT = dt.timedelta(microseconds=1)


def due_at(since: dt.datetime, business_days: int) -> dt.datetime:
    """The moment by which something that has waited since `since` is to be done."""
    arrived = timezone.localtime(since, _zone())
    if business_days == 0:
        return end_of(arrived.date())
    day, clock = arrived.date(), arrived.time()
    if not is_business_day(day):
        day, clock = _step(day, A_DAY), MIDNIGHT
    for _each in range(business_days):
        day = _step(day, A_DAY)
    return _at(day, clock)


def latest_overdue(now: dt.datetime, business_days: int) -> dt.datetime:
    """What has waited since this moment or longer is overdue: `due_at` turned around, for the database to compare with."""
    here = timezone.localtime(now, _zone())
    if business_days == 0:
        return _at(here.date(), MIDNIGHT) - A_MOMENT
    day = here.date()
    if is_business_day(day):
        return _at(_back(day, business_days), here.time())
    # Nothing falls due in between: what arrives as the next business day begins is the first that is not overdue.
    return _at(_back(_step(day, A_DAY), business_days), MIDNIGHT) - A_MOMENT


def end_of(day: dt.date) -> dt.datetime:
    """The first moment after a day."""
    return _at(day + A_DAY, MIDNIGHT)


def _step(day: dt.date, by: dt.timedelta) -> dt.date:
    """The next business day, or the one before."""
    day += by
    while not is_business_day(day):
        day += by
    return day


def _back(day: dt.date, business_days: int) -> dt.date:
    for _each in range(business_days):
        day = _step(day, -A_DAY)
    return day


def _at(day: dt.date, clock: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, clock.replace(tzinfo=None), tzinfo=_zone())


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
