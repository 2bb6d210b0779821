"""Whether there is room for new clients, as the provider says it."""

import datetime as dt

from django.db import transaction

from providers.dates import today
from providers.models import Provider
from providers.vocabulary.practice import Availability

WITH_A_WAIT = (Availability.OPEN, Availability.WAITLIST)


def say(
    *,
    listing: Provider,
    availability: str,
    next_opening_days: int | None = None,
    until: dt.date | None = None,
) -> None:
    """Said today; it counts through `until`, and in any case no longer than `AVAILABILITY_DAYS`."""
    known = availability != Availability.UNKNOWN
    with transaction.atomic():
        Provider.objects.select_for_update(of=("self",)).get(pk=listing.pk)
        listing.availability = availability
        listing.availability_on = today() if known else None
        listing.availability_until = until if known else None
        listing.next_opening_days = next_opening_days if availability in WITH_A_WAIT else None
        listing.save(
            update_fields=[
                "availability",
                "availability_on",
                "availability_until",
                "next_opening_days",
                "changed_at",
            ]
        )
