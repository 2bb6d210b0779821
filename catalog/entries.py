"""Facts of listings from their entries: one query, however much there is to say."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from catalog.facts import Facts, Offer, PlaceOfWork, Standing
from catalog.load import SERVICE_FACTS, STATED_LISTS, accepting, cost_band, experience
from catalog.standing import standing_of
from providers.dates import today
from providers.vocabulary.checking import Authority
from providers.vocabulary.city import city_name
from providers.vocabulary.practice import Availability

EPOCH = dt.date(1970, 1, 1)
# As plain texts: members of an enumeration are slow to come by, and a page of cards asks hundreds of times.
NO: str = Authority.NO.value
NOT_CONFIRMED: str = Authority.NOT_CONFIRMED.value
NOTHING: frozenset[str] = frozenset()
YES = frozenset({"yes"})
# The provider's own row is asked as well: an entry can be older than the moment at which a listing ceased to be public. Of an
# entry that the process has read before, at the same epoch, nothing but that travels.
ROWS = """
    SELECT
      entry.provider_id, entry.epoch, fresh.slug, fresh.name, fresh.attested_on, fresh.availability,
      fresh.availability_on, fresh.practicing_since, fresh.next_opening_days, fresh.course_low, fresh.options,
      fresh.places, fresh.facts, fresh.availability_until
    FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY AS wanted (id, epoch, place)
    JOIN catalog_entry AS entry ON entry.provider_id = wanted.id AND entry.listed
    JOIN providers_provider AS provider ON provider.id = wanted.id AND provider.listing_state = 'published'
    LEFT JOIN catalog_entry AS fresh ON fresh.provider_id = wanted.id AND fresh.epoch <> wanted.epoch
    ORDER BY wanted.place
"""
# How many listings' facts a process keeps at hand: some kilobytes each.
MOST_KNOWN = 1000


class Row(NamedTuple):
    """An entry as the query gives it."""

    pk: int
    epoch: int
    slug: str
    name: str
    attested_on: dt.date | None
    availability: str
    availability_on: dt.date | None
    practicing_since: int | None
    next_opening_days: int | None
    course_low: int | None
    options: str
    places: str
    facts: str
    availability_until: dt.date | None


class Day(NamedTuple):
    """The day that is asked about, and the oldest words that still count on it."""

    on: dt.date
    number: int
    attested: dt.date
    available: dt.date

    @classmethod
    def of(cls, on: dt.date) -> "Day":
        """What `Provider.is_stale` and `Provider.availability_today` compare with."""
        return cls(
            on=on,
            number=(on - EPOCH).days,
            attested=on - dt.timedelta(days=settings.ATTESTATION_DAYS),
            available=on - dt.timedelta(days=settings.AVAILABILITY_DAYS),
        )


class HeldLicense(NamedTuple):
    """A license on one day, as catalog.standing reads it."""

    state: str
    profession: str | None
    verdict: str | None
    looked_at: dt.datetime
    compact_states: list[str] | None
    badge: bool
    speaks: bool
    therapist: bool
    authority: str
    rule_routes: list[str] | None


def facts_of_entries(pks: Collection[int], on: dt.date | None = None) -> dict[int, Facts]:
    """The facts of each published listing among `pks`, in their order, as they are `on` that day (today by default).

    What `catalog.load.load_facts` says, from the rows that the database keeps for search. Listings that are not public any
    more are left out, whatever the caller believed.
    """
    day = Day.of(on or today())
    # Another thread may forget them at any moment.
    known = {pk: each for pk in pks if (each := _known.get(pk)) is not None and each.day == day}
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [list(pks), [known[pk].epoch if pk in known else 0 for pk in pks]])
        rows = cursor.fetchall()
    # The guide asks for everybody in reach at once, which would fill the memory and turn out what pages of results need.
    remembering = len(rows) <= MOST_KNOWN
    if remembering and len(_known) + len(rows) > MOST_KNOWN:
        _known.clear()
    found = {}
    for row in map(Row._make, rows):
        if row.slug is None:
            found[row.pk] = known[row.pk].facts
        else:
            found[row.pk] = _facts(row, day)
            if remembering:
                _known[row.pk] = Known(row.epoch, day, found[row.pk])
    return found


class Known(NamedTuple):
    """The facts of an entry at an epoch, on a day: they stay true for as long as both stay."""

    epoch: int
    day: Day
    facts: Facts


# By the key of the listing; what the public may read, and nothing of who read it.
_known: dict[int, Known] = {}


def forget() -> None:
    """After a database was set back, its epochs come again with other contents."""
    _known.clear()


def _facts(row: Row, day: Day) -> Facts:
    said: dict[str, Any] = json.loads(row.facts)
    standing = _standing(said, day.number)
    offers = tuple(
        Offer(molecule, route, model, therapy, format_, tuple(phases), low, high)
        for molecule, route, model, therapy, format_, phases, low, high in said.get("offers", ())
    )
    highs = [offer.course_high for offer in offers if offer.course_high is not None]
    said_on = row.availability_on
    over = row.availability_until is not None and row.availability_until < day.on
    known = said_on is not None and said_on >= day.available and not over
    availability = Availability(row.availability) if known else Availability.UNKNOWN
    stale = row.attested_on is None or row.attested_on < day.attested
    verified = standing.checked_on is not None and not stale
    held = _held(row.options)
    stated = said.get("stated", ())
    options: dict[str, frozenset[str] | None] = {
        fact: held.get(fact) for fact in (*SERVICE_FACTS, "phase", "gender")
    }
    options |= {
        facet: held.get(facet, NOTHING) if facet in stated else None for facet in STATED_LISTS
    }
    options |= {
        "profession": frozenset(standing.professions) or None,
        "cost": None if row.course_low is None else frozenset({cost_band(row.course_low)}),
        "accepting": accepting(availability),
        "experience": experience(row.practicing_since, "trained" in held, day.on),
        "verified": YES if verified else NOTHING,
    }
    return Facts(
        pk=row.pk,
        slug=row.slug,
        name=row.name,
        post_nominals=said.get("post_nominals", ""),
        kind=said["kind"],
        options=options,
        offers=offers,
        places=_places(said.get("places", ()), row.places),
        standing=standing,
        telehealth_states=standing.licensed_states.intersection(said.get("telehealth", ())),
        verified=verified,
        stale=stale,
        availability=availability,
        next_opening_days=row.next_opening_days,
        course_low=row.course_low,
        course_high=max(highs, default=None),
        safety_told="safety" in said,
    )


def _held(options: str) -> dict[str, frozenset[str]]:
    """The option keys by their facets: "model:medical" is `medical` of `model`."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in options.split(" "):
        facet, _, value = key.partition(":")
        found[facet].append(value)
    return {facet: frozenset(values) for facet, values in found.items()}


def _places(rows: Iterable[list[str]], coordinates: str) -> tuple[PlaceOfWork, ...]:
    numbers = [float(each) for each in coordinates.split()]
    return tuple(
        PlaceOfWork(name, city_name(city, state), state, code, latitude, longitude)
        for (name, city, state, code), latitude, longitude in zip(
            rows, numbers[::2], numbers[1::2], strict=True
        )
    )


def _standing(said: dict[str, Any], day: int) -> Standing:
    """What follows from the licenses and partnerships that an entry lists (catalog/sql/standing.sql says how)."""
    licenses = [_license(each, day) for each in said.get("licenses", ())]
    partners: dict[int, set[str]] = defaultdict(set)
    for partner, state, first, last in said.get("partners", ()):
        if first <= day <= last:
            partners[partner].add(state)
    return standing_of(licenses, {pk: frozenset(states) for pk, states in partners.items()})


def _license(said: list[Any], day: int) -> HeldLicense:
    state, profession, verdict, last_day, looked_at, compact, therapist, silent_until, rules = said
    badge = last_day is not None and day <= last_day
    authority, routes = authority_on(rules, badge, day)
    return HeldLicense(
        state=state,
        profession=profession,
        verdict=verdict,
        looked_at=dt.datetime.fromtimestamp(looked_at or 0, dt.UTC),
        compact_states=compact,
        badge=badge,
        speaks=badge or day > silent_until,
        therapist=therapist and badge,
        authority=authority,
        rule_routes=routes,
    )


def authority_on(rules: list[list[Any]], badge: bool, day: int) -> tuple[str, list[str] | None]:
    """What the law in force that day lets the holder do, and for which routes alone.

    As LicenseQuerySet.with_authority says it: without a law or a badge nothing is confirmed, except that a no is a no; a law
    for routes that the holder does not offer is one, too.
    """
    for authority, first, last, of_use, routes in rules:
        if first <= day <= last:
            if authority == NO or (badge and not of_use):
                return NO, routes
            return (authority if badge else NOT_CONFIRMED), routes
    return NOT_CONFIRMED, None
