"""The saved listings that are public, read in a number of queries that does not grow with them."""

from collections.abc import Sequence

from catalog.entries import facts_of_entries
from catalog.keys import members
from directory.listing.page import listing_page
from directory.listing.record import records_of
from directory.saved.listing import SavedListing
from providers.dates import today
from providers.models import Provider


def saved_listings(keys: Sequence[int]) -> list[SavedListing]:
    """The public listings among `keys`, in their order, as they are today."""
    if not keys:
        return []
    rows, on = public(keys), today()
    records = records_of([rows[key] for key in keys if key in rows], on)
    facts = facts_of_entries(list(records), on)
    return [
        SavedListing(on, facts[pk], listing_page(record))
        for pk, record in records.items()
        if pk in facts
    ]


def public(keys: Sequence[int]) -> dict[int, Provider]:
    """The public listings among `keys`, by key."""
    if not keys:
        return {}
    return {row.pk: row for row in Provider.objects.published().filter(pk__in=members(keys))}
