"""What search and matching know of a provider: plain data, true on one day.

Every fact that a client can filter by stands in `options` under the facet's name. A facet maps to the values that hold, or to
None where the provider has not said: unknown is not no.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

Options = Mapping[str, frozenset[str] | None]
# What a listing says about the safety of a session, in its own words: fields of the provider. The database knows them too
# (catalog/sql/compute_with_safety.sql).
SAFETY = (
    "who_is_in_the_room",
    "monitoring",
    "emergency_plan",
    "ride_home",
    "touch_policy",
    "consent_policy",
)


@dataclass(frozen=True)
class PlaceOfWork:
    """Where the provider sees clients."""

    name: str
    city: str
    state: str
    zip: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Offer:
    """One service; costs in whole US dollars for a whole course, None where a phase has no price."""

    molecule: str
    route: str
    model: str
    therapy: str
    format: str
    phases: tuple[str, ...]
    course_low: int | None
    course_high: int | None


@dataclass(frozen=True)
class Standing:
    """What follows from the licenses of a listing, its members' and its partners' on one day."""

    professions: tuple[str, ...] = ()
    # State code → own, collaborating, no or not_confirmed, for each state with a license.
    prescribing: Mapping[str, str] | None = None
    # State code → the only routes for which that holds; a state that is not here has no such limit.
    prescribing_routes: Mapping[str, frozenset[str]] | None = None
    disciplined: bool = False
    licensed_states: frozenset[str] = frozenset()
    therapist_states: frozenset[str] = frozenset()
    # States whose clients find a therapist and a prescriber here, and with which partners (by key).
    team_states: frozenset[str] = frozenset()
    partners: Mapping[int, frozenset[str]] | None = None
    checked_on: dt.date | None = None

    def prescribes(
        self, authority: str, state: str | None, routes: frozenset[str] = frozenset()
    ) -> bool:
        """As the `prescribes` filter means it: "yes", "own" or "collaborating", in a state or anywhere.

        With `routes`, for one of them at least, where the law limits everybody's authority here to some routes.
        """
        wanted = {"own", "collaborating"} if authority == "yes" else {authority}
        given = self.prescribing or {}
        there = [state] if state else list(given)
        return any(given.get(each) in wanted and self._covers(each, routes) for each in there)

    def _covers(self, state: str, routes: frozenset[str]) -> bool:
        only = (self.prescribing_routes or {}).get(state)
        return not routes or only is None or not only.isdisjoint(routes)

    def has_team(self, state: str | None) -> bool:
        """A therapist and a prescriber are both there, for clients of the state or of any."""
        return state in self.team_states if state else bool(self.team_states)


@dataclass(frozen=True)
class Facts:
    """One listing as the rooms above read it."""

    pk: int
    slug: str
    name: str
    post_nominals: str
    kind: str
    options: Options
    offers: tuple[Offer, ...]
    places: tuple[PlaceOfWork, ...]
    standing: Standing
    telehealth_states: frozenset[str]
    verified: bool
    stale: bool
    availability: str
    next_opening_days: int | None
    course_low: int | None
    course_high: int | None
    # Whether it leaves none of SAFETY blank.
    safety_told: bool = False

    def holds(
        self,
        facet: str,
        value: str,
        state: str | None = None,
        routes: frozenset[str] = frozenset(),
    ) -> bool | None:
        """Whether a client's filter `facet=value` fits, in `state` and for one of `routes` where the facet depends on them.

        None when not stated.
        """
        if facet == "prescribes":
            return self.standing.prescribes(value, state, routes)
        if facet == "team":
            return self.standing.has_team(state)
        if facet == "state":
            return value in self.states()
        if facet == "cost" and value == "not_stated":
            return self.options["cost"] is None
        stated = self.options[facet]
        return None if stated is None else value in stated

    def states(self) -> frozenset[str]:
        """Where clients can be seen: places, and telehealth with a license."""
        return frozenset(place.state for place in self.places) | self.telehealth_states
