"""Until when a listing keeps its badge if nobody looks again and its owner says nothing."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings


def badge_until(
    license_days: Iterable[dt.date], attested_on: dt.date | None, on: dt.date
) -> dt.date | None:
    """The last day of the badge, or None where there is none `on` that day.

    `license_days` are the last days of the licenses that are verified that day: one that holds is enough, so the longest
    counts. The owner's word ends the badge too, `ATTESTATION_DAYS` after it was given.
    """
    licensed = max(license_days, default=None)
    if licensed is None or attested_on is None:
        return None
    confirmed = attested_on + dt.timedelta(days=settings.ATTESTATION_DAYS)
    last = min(licensed, confirmed)
    return last if last >= on else None
