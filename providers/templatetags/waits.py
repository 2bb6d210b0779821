"""How long somebody has been waiting, in words."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

HOUR = dt.timedelta(hours=1)


@register.filter
def wait(since: dt.datetime) -> str:
    """From `since` until now in whole hours, and from two days on in whole days."""
    hours = int((timezone.now() - since) / HOUR)
    if hours < 1:
        return _("less than an hour")
    if hours < 48:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = hours // 24
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
