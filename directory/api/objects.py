"""A listing in JSON. What was not stated is null, and what was stated to be none is an empty list: unknown is not no."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from catalog.facts import Facts
from catalog.query import Query
from directory.facets import FACETS_BY_NAME
from providers.geography import distance_miles
from providers.vocabulary.practice import Availability

# What the object calls the facets whose values it lists, before the credentials and after them.
WORK = {
    "professions": "profession",
    "models": "model",
    "routes": "route",
    "molecules": "molecule",
    "therapy": "therapy",
    "formats": "format",
    "conditions": "condition",
    "orientations": "orientation",
    "phases": "phase",
}
WAYS = {
    "hours": "hours",
    "languages": "language",
    "insurance": "insurance",
    "pay": "pay",
}
LISTS = WORK | WAYS
ACCEPTING = {
    Availability.OPEN: "now",
    Availability.WAITLIST: "waitlist",
    Availability.FULL: "no",
    Availability.AWAY: "no",
    Availability.UNKNOWN: None,
}


def listing_object(
    facts: Facts,
    query: Query,
    credentials: Sequence[dict[str, Any]],
    verified_until: dt.date | None,
) -> dict[str, Any]:
    """One listing as a search for `query` gives it: the team is the one for clients of the state that the search is about."""
    found: dict[str, Any] = {
        "slug": facts.slug,
        "name": facts.name,
        "kind": facts.kind,
        "url": f"{settings.BASE_URL}/providers/{facts.slug}/",
        **{name: _values(facts, facet) for name, facet in WORK.items()},
        "credentials": list(credentials),
        **{name: _values(facts, facet) for name, facet in WAYS.items()},
        "accepting": ACCEPTING[Availability(facts.availability)],
        "prescribing": {
            state: str(authority)
            for state, authority in sorted((facts.standing.prescribing or {}).items())
        },
        "team": facts.standing.has_team(query.client_state),
        "verified": facts.verified,
        "verified_until": verified_until.isoformat() if verified_until else None,
        "locations": [
            {
                "city": place.city,
                "state": place.state,
                "zip": place.zip,
                "lat": place.latitude,
                "lon": place.longitude,
            }
            for place in facts.places
        ],
        "distance_miles": _distance(facts, query),
        "course_cost": None,
    }
    if facts.course_low is not None:
        found["course_cost"] = {"low": facts.course_low, "high": facts.course_high}
    return found


def _values(facts: Facts, facet: str) -> list[str] | None:
    """The values in the order of the filters."""
    held = facts.options[facet]
    if held is None:
        return None
    return [value for value in FACETS_BY_NAME[facet].choices.values if value in held]


def _distance(facts: Facts, query: Query) -> float | None:
    """Miles to the nearest place in the circle; who is here for those they see by telehealth has none."""
    here = query.place
    if here is None or not facts.places:
        return None
    miles = min(
        distance_miles(here.latitude, here.longitude, place.latitude, place.longitude)
        for place in facts.places
    )
    return round(miles, 1) if miles <= query.within else None
