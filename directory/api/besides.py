"""What an object says besides the facts of a search: credentials, and the last day of the badge."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from catalog.facts import Facts
from catalog.keys import members
from catalog.query import Query
from directory.api.objects import listing_object
from directory.badge import badge_until
from providers.models import Credential, License, Membership, Provider


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
    """The last day of each badge, by its own licenses and those of its confirmed people."""
    if not pks:
        return {}
    holders: dict[int, list[int]] = {pk: [pk] for pk in pks}
    people = Membership.objects.active().filter(practice__in=members(pks)).order_by()
    for practice, member in people.values_list("practice", "member"):
        holders[practice].append(member)
    everybody = {person for group in holders.values() for person in group}
    days: dict[int, list[dt.date]] = defaultdict(list)
    for row in License.objects.verified(on).filter(provider__in=members(everybody)).order_by():
        days[row.provider_id].append(
            min(row.look_valid_until, row.expires_on or row.look_valid_until)
        )
    attested = Provider.objects.filter(pk__in=members(pks)).order_by()
    return {
        pk: badge_until((day for each in holders[pk] for day in days[each]), attested_on, on)
        for pk, attested_on in attested.values_list("pk", "attested_on")
    }
