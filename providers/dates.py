"""What day it is, for every deadline: a date is valid through its last day in the site's time zone."""

import datetime as dt

from django.utils import timezone


def today() -> dt.date:
    """The date in the site's time zone."""
    return timezone.localdate()
