"""A result as the list shows it: who, where, in which models, checked when, and what of the search it meets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.facts import Facts, PlaceOfWork
from catalog.query import Query
from directory.facets import FACETS
from providers.geography import distance_miles
from providers.vocabulary.checking import Authority
from providers.vocabulary.license import Profession
from providers.vocabulary.practice import Availability
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Route, TreatmentModel

MOST_MET, MOST_OTHER = 3, 2
# The card says these anyway.
SAID_ANYWAY = {"model", "route", "profession", "state", "verified", "prescribes", "team"}


@dataclass(frozen=True)
class Reason:
    """One thing the client asked for; `kind` is met, unmet or unknown."""

    kind: str
    text: str


@dataclass(frozen=True)
class Card:
    """One result, in words; the facts are those of this very day."""

    number: int
    facts: Facts
    place: PlaceOfWork | None
    miles: float | None
    professions: list[str]
    models: list[str]
    ways: list[str]
    course_low: int | None
    roles: list[Reason]
    reasons: list[Reason]
    room: str


def cards_of(
    pks: Sequence[int],
    facts: Mapping[int, Facts],
    query: Query,
    chosen: Mapping[str, Sequence[str]],
    first: int,
) -> list[Card]:
    """The cards of the listings that there are facts of, numbered from `first`; `chosen` are the values asked for, by facet."""
    return [
        _card(number, facts[pk], query, chosen)
        for number, pk in enumerate(pks, first)
        if pk in facts
    ]


def _card(number: int, facts: Facts, query: Query, chosen: Mapping[str, Sequence[str]]) -> Card:
    place, miles = _nearest(facts, query)
    state = query.client_state
    models = [each for each in TreatmentModel.values if each in (facts.options["model"] or ())]
    return Card(
        number=number,
        facts=facts,
        place=place,
        miles=miles,
        professions=[str(Profession(each).label) for each in facts.standing.professions],
        models=models,
        ways=[_ways(facts, model) for model in models],
        course_low=_cost(facts, chosen.get("model", ())),
        roles=[_prescribing(facts, state), *_team(facts, _team_states(facts, state))],
        reasons=_reasons(facts, query, chosen),
        room=_room(facts),
    )


def _nearest(facts: Facts, query: Query) -> tuple[PlaceOfWork | None, float | None]:
    """The place to show: the nearest one, or else the first in the state asked for, or the first."""
    if not facts.places:
        return None, None
    if query.place is None:
        in_state = [place for place in facts.places if place.state == query.state]
        return (in_state or list(facts.places))[0], None
    here = query.place

    def away(place: PlaceOfWork) -> float:
        return distance_miles(here.latitude, here.longitude, place.latitude, place.longitude)

    nearest = min(facts.places, key=away)
    return nearest, away(nearest)


def _reasons(facts: Facts, query: Query, chosen: Mapping[str, Sequence[str]]) -> list[Reason]:
    """Of what was asked for, up to three things met and two that are not, or that nobody said."""
    found = [
        _reason(facts.holds(facet.name, value, query.client_state), str(facet.label), str(label))
        for facet in FACETS
        if facet.name not in SAID_ANYWAY
        for value, label in facet.choices.choices
        if value in chosen.get(facet.name, ())
    ]
    met = [reason for reason in found if reason.kind == "met"]
    other = [reason for reason in found if reason.kind != "met"]
    return [*met[:MOST_MET], *other[:MOST_OTHER]]


def _reason(holds: bool | None, facet: str, option: str) -> Reason:
    words = {"facet": facet, "option": option}
    if holds is None:
        return Reason("unknown", _("%(facet)s: %(option)s – not stated") % words)
    if holds:
        return Reason("met", _("%(facet)s: %(option)s") % words)
    return Reason("unmet", _("%(facet)s: not %(option)s") % words)


def _prescribing(facts: Facts, state: str | None) -> Reason:
    """Who may prescribe in the client's state; where no license is held there, in the states of the licenses, by name."""
    given = facts.standing.prescribing or {}
    if state and state in given:
        return _prescribing_in(given[state], [state])
    for authority in (Authority.OWN, Authority.COLLABORATING, Authority.NOT_CONFIRMED):
        states = sorted(each for each, value in given.items() if value == authority)
        if states:
            return _prescribing_in(authority, states)
    return _prescribing_in(Authority.NO, []) if given else Reason("unknown", _("No license named"))


def _team(facts: Facts, states: Collection[str]) -> list[Reason]:
    """Whether both roles are filled, in the state of the client or else of the places."""
    standing = facts.standing
    prescribing = [state for state in states if standing.prescribes("yes", state)]
    if standing.therapist_states.intersection(prescribing):
        return [Reason("met", _("A prescriber and a therapist in one place"))]
    if standing.team_states.intersection(states):
        return [Reason("met", _("Care team: works with a partner for the other part"))]
    # Where nobody has confirmed who prescribes, the line above says so: unknown is not no.
    surely_not = set((standing.prescribing or {}).values()) == {Authority.NO}
    return [Reason("unknown", _("Needs a prescriber: none named here"))] if surely_not else []


def _team_states(facts: Facts, state: str | None) -> Collection[str]:
    """The client's state where a license is held there; else those in which the provider works."""
    if state in (facts.standing.prescribing or {}):
        return [state] if state else []
    return facts.states() or facts.standing.licensed_states


def _prescribing_in(authority: str, states: Iterable[str]) -> Reason:
    words = {"states": ", ".join(str(State(each).label) for each in states)}
    if authority == Authority.OWN:
        return Reason("met", _("Can prescribe in %(states)s") % words)
    if authority == Authority.COLLABORATING:
        return Reason(
            "met", _("Can prescribe in %(states)s with a collaborating physician") % words
        )
    if authority == Authority.NOT_CONFIRMED:
        return Reason("unknown", _("Prescribing in %(states)s: not confirmed") % words)
    return Reason("unmet", _("Does not prescribe"))


def _ways(facts: Facts, model: str) -> str:
    """A model with the routes of its own services: a drip in one model says nothing of another."""
    offered = {offer.route for offer in facts.offers if offer.model == model}
    routes = ", ".join(str(route.label) for route in Route if route.value in offered)
    return f"{TreatmentModel(model).label}: {routes}"


def _cost(facts: Facts, models: Sequence[str]) -> int | None:
    """The lowest price of a whole course, of the models asked for where some were."""
    offers = [offer for offer in facts.offers if not models or offer.model in models]
    return min((each.course_low for each in offers if each.course_low is not None), default=None)


def _room(facts: Facts) -> str:
    """Room for a new client in a few words, with the wait where it was stated."""
    if facts.availability == Availability.OPEN and facts.next_opening_days is not None:
        days = facts.next_opening_days
        said = ngettext(
            "Taking new clients, first visit in about %(days)s day",
            "Taking new clients, first visit in about %(days)s days",
            days,
        )
        return said % {"days": days}
    if facts.availability == Availability.UNKNOWN:
        return _("Room for new clients: not stated")
    return str(Availability(facts.availability).label)
