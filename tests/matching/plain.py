"""Listings as plain data, without a database: what the rule of ordering reads."""

import datetime as dt
from typing import Any

from catalog.facts import Facts, Offer, PlaceOfWork, Standing
from matching.criteria import Candidate, Way

DAY = dt.date(2026, 11, 23)
FACETS = [
    "molecule",
    "route",
    "model",
    "therapy",
    "format",
    "condition",
    "orientation",
    "insurance",
    "pay",
    "language",
    "hours",
    "ages",
    "community",
    "access",
    "phase",
    "profession",
    "gender",
    "cost",
    "accepting",
    "experience",
    "verified",
]
HERE = PlaceOfWork("", "Portland", "OR", "97201", 45.5, -122.7)


def offer(model: str = "medical", **facts: Any) -> Offer:
    """A service in person."""
    made: dict[str, Any] = {
        "molecule": "ketamine",
        "route": "iv",
        "therapy": "none",
        "format": "in_person",
        "phases": (),
        "course_low": None,
        "course_high": None,
    }
    return Offer(model=model, **made | facts)


def facts(pk: int = 1, **fields: Any) -> Facts:
    """A listing in Portland that prescribes on its own authority and states nothing more; facets come as sets by name."""
    options = {facet: fields.pop(facet, None) for facet in FACETS}
    made: dict[str, Any] = {
        "pk": pk,
        "slug": f"listing-{pk}",
        "name": f"Listing {pk}",
        "post_nominals": "",
        "kind": "individual",
        "offers": (offer(),),
        "places": (HERE,),
        "standing": standing(),
        "telehealth_states": frozenset(),
        "verified": True,
        "stale": False,
        "availability": "open",
        "next_opening_days": None,
        "course_low": None,
        "course_high": None,
    }
    return Facts(options=options, **made | fields)


def standing(**fields: Any) -> Standing:
    """A prescriber in Oregon."""
    made: dict[str, Any] = {
        "prescribing": {"OR": "own"},
        "licensed_states": frozenset({"OR"}),
        "checked_on": DAY,
    }
    return Standing(**made | fields)


def therapist(**fields: Any) -> Standing:
    """A therapist in Oregon who does not prescribe."""
    return standing(**{"prescribing": {"OR": "no"}, "therapist_states": frozenset({"OR"})} | fields)


def candidate(pk: int = 1, fresh: int = 0, ways: Any = None, **fields: Any) -> Candidate:
    """The listing, seen three miles away in Oregon."""
    return Candidate(facts(pk, **fields), ways or {"OR": Way(True, False, 3.0)}, fresh)


def by_number(*candidates: Candidate) -> dict[int, Candidate]:
    """As the catalog hands them over."""
    return {each.facts.pk: each for each in candidates}
