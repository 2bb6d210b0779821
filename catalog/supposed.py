"""What listings would be shown as under other prescribing rules: the functions that keep entries, asked without writing one; and what they
are shown as now, which the entries say already."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from catalog.entries import NOT_CONFIRMED, authority_on
from catalog.snapshot.columns import day_number
from catalog.standing import PRESCRIBERS, STRENGTH_OF

PRESCRIBING = frozenset(each.value for each in PRESCRIBERS)
# Listings whose entries the rule reaches, as catalog/sql/refresh.sql reaches them when it changes; what follows from their licenses.
ROWS = """
    SELECT provider.id, provider.slug, provider.name, standing.licenses::text, standing.partners::text
    FROM unnest(catalog_reached(ARRAY(
      SELECT DISTINCT provider_id FROM providers_license WHERE license_type = %s AND state = %s
    ))) AS reached (id)
    JOIN providers_provider AS provider ON provider.id = reached.id AND provider.listing_state = 'published'
    CROSS JOIN LATERAL catalog_standing(provider.id, NULL, '{}') AS standing
"""
# The same, as it was written down when it last changed.
KEPT = """
    SELECT provider.id, provider.slug, provider.name, (entry.facts -> 'licenses')::text, (entry.facts -> 'partners')::text
    FROM catalog_entry AS entry
    JOIN providers_provider AS provider ON provider.id = entry.provider_id AND provider.listing_state = 'published'
    WHERE entry.listed AND entry.provider_id = ANY (%s)
"""


@dataclass(frozen=True, order=True)
class Said:
    """What a listing is shown as in one state: its authority, the only routes it holds for (empty: all), and its care team."""

    authority: str = NOT_CONFIRMED
    routes: tuple[str, ...] = ()
    team: bool = False

    @property
    def prescribes(self) -> bool:
        """On own authority, or with a collaborating physician."""
        return self.authority in PRESCRIBING


@dataclass(frozen=True)
class Reached:
    """One public listing, and what it is shown as on each of the days that were asked about."""

    pk: int
    slug: str
    name: str
    said: Mapping[dt.date, Said | None]


def said_by_listings(
    license_type: str, state: str, on: dt.date, days: Collection[dt.date]
) -> dict[int, Reached]:
    """Every public listing that can depend on the rule for `license_type` in `state`, with what it is shown as there.

    The law is that of each of `days`, the licenses and partnerships those of `on`: of a day to come nobody knows which licenses will
    have been checked again, and who has them today has to know. None where a listing counts no license of that state.
    """
    # As plain rows for the planner: a few listings are looked up one by one.
    return _told(ROWS, [license_type, state], state, on, days)


def said_by_entries(
    pks: Collection[int], state: str, on: dt.date, days: Collection[dt.date]
) -> dict[int, Reached]:
    """The same for these listings as the law is, from their entries, which this transaction has not made old: nothing is computed."""
    return _told(KEPT, [list(pks)], state, on, days)


def bring_entries_up_to_date() -> None:
    """What this transaction has changed so far is written into the entries now, and not only at its end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS catalog_refresh IMMEDIATE")
        cursor.execute("SET CONSTRAINTS catalog_refresh DEFERRED")


def _told(
    query: str, values: list[Any], state: str, on: dt.date, days: Collection[dt.date]
) -> dict[int, Reached]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        rows = cursor.fetchall()
    today = day_number(on)
    found = {}
    for pk, slug, name, licenses, partners in rows:
        held = [each for each in json.loads(licenses or "[]") if each[0] == state]
        team = _team(held, json.loads(partners or "[]"), state, today)
        said = {day: _said(held, today, day_number(day), team) for day in days}
        found[pk] = Reached(pk, slug, name, said)
    return found


def _said(held: Sequence[list[Any]], today: int, law_day: int, team: bool) -> Said | None:
    """As catalog.standing.standing_of tells it of a state."""
    strongest: str | None = None
    limits: list[list[str]] = []
    for _, _, _, last_day, _, _, _, _, rules in held:
        badge = last_day is not None and today <= last_day
        given, routes = authority_on(rules, badge, law_day)
        if strongest is None or STRENGTH_OF[given] > STRENGTH_OF[strongest]:
            strongest = given
        if given in PRESCRIBING:
            limits.append(routes or [])
    if strongest is None:
        return None
    only = {route for routes in limits for route in routes} if all(limits) else set()
    return Said(strongest, tuple(sorted(only)), team)


def _team(held: Sequence[list[Any]], partners: Sequence[list[Any]], state: str, today: int) -> bool:
    """A therapist and a prescriber are both there for the state today: among its own, or with a partner."""
    with_partner = any(
        where == state and first <= today <= last for _, where, first, last in partners
    )
    own = _said(held, today, today, False)
    therapist = any(each[6] and each[3] is not None and today <= each[3] for each in held)
    return with_partner or (therapist and own is not None and own.prescribes)
