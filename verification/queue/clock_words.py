"""How due something is, in words."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verification.queue.clock import A_MOMENT

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


def due_words(due: dt.datetime, now: dt.datetime) -> str:
    """ "overdue by 3 hours", "due today at 4:30 p.m.", "due Tuesday", "due Dec. 28"."""
    if due <= now:
        return _("overdue by %(time)s") % {"time": _length(now - due)}
    # What is due as a day begins is due by the end of the one before.
    last = timezone.localtime(due - A_MOMENT)
    days = (last.date() - timezone.localdate(now)).days
    if days == 0:
        if timezone.localtime(due).date() != last.date():
            return _("due by the end of today")
        return _("due today at %(time)s") % {"time": date_format(last + A_MOMENT, "P")}
    if days == 1:
        return _("due tomorrow")
    if days < 7:
        return _("due %(day)s") % {"day": date_format(last, "l")}
    return _("due %(day)s") % {"day": date_format(last, "F j")}


def _length(time: dt.timedelta) -> str:
    """In the largest unit that fits: whole minutes up to an hour, hours up to two days, days."""
    if time < HOUR:
        minutes = max(1, time // MINUTE)
        return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
    if time < 2 * DAY:
        hours = time // HOUR
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = time // DAY
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
