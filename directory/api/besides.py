"""What an object says besides the facts of a search: credentials, and the last day of the badge."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from catalog.entries import EPOCH
from catalog.facts import Facts
from catalog.keys import members
from catalog.models import Entry
from catalog.query import Query
from directory.api.objects import listing_object
from directory.badge import badge_until
from providers.models import Credential


def listing_objects(listings: Iterable[Facts], query: Query) -> list[dict[str, Any]]:
    """The objects of listings, in their order, in a number of queries that does not grow with them."""
    rows = list(listings)
    credentials = _credentials([facts.pk for facts in rows], query.on)
    until = _verified_until([facts.pk for facts in rows if facts.verified], query.on)
    return [
        listing_object(facts, query, credentials[facts.pk], until.get(facts.pk)) for facts in rows
    ]


def _credentials(pks: list[int], on: dt.date) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in Credential.objects.with_checked(on).filter(provider__in=members(pks)):
        shown = {"kind": row.kind, "name": row.name, "checked": row.checked}
        found[row.provider_id].append(shown)
    return found


def _verified_until(pks: list[int], on: dt.date) -> dict[int, dt.date | None]:
    """The last day of each badge, from what the entries say of the licenses: the listing's own and those of its people."""
    rows = Entry.objects.filter(provider_id__in=members(pks)).order_by()
    return {
        pk: badge_until(_license_days(spans, on), attested_on, on)
        for pk, spans, attested_on in rows.values_list("provider_id", "spans", "attested_on")
    }


def _license_days(spans: str, on: dt.date) -> list[dt.date]:
    """The last day of the span in which some license is verified, where one is that day (see catalog/models/entry.py)."""
    words, today = spans.split(), (on - EPOCH).days
    return [
        EPOCH + dt.timedelta(days=int(last))
        for key, first, last in zip(words[::3], words[1::3], words[2::3], strict=True)
        if key == "badge" and int(first) <= today <= int(last)
    ]
