"""A result as the list shows it: who, where, in which models, checked when, and what of the search it meets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.facts import Facts, PlaceOfWork
from catalog.load import load_facts
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
    routes: list[str]
    roles: list[Reason]
    reasons: list[Reason]
    room: str


def cards_of(
    pks: Sequence[int], query: Query, chosen: Mapping[str, Sequence[str]], first: int = 1
) -> list[Card]:
    """The cards of listings, numbered from `first`; `chosen` are the values asked for, by facet."""
    facts = load_facts(pks, query.on)
    return [
        _card(number, facts[pk], query, chosen)
        for number, pk in enumerate(pks, first)
        if pk in facts
    ]


def _card(number: int, facts: Facts, query: Query, chosen: Mapping[str, Sequence[str]]) -> Card:
    place, miles = _nearest(facts, query)
    return Card(
        number=number,
        facts=facts,
        place=place,
        miles=miles,
        professions=[str(Profession(each).label) for each in facts.standing.professions],
        models=[each for each in TreatmentModel.values if each in (facts.options["model"] or ())],
        routes=[str(each.label) for each in Route if each.value in (facts.options["route"] or ())],
        roles=[_prescribing(facts, query.client_state), *_team(facts, query.client_state)],
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
    """Who may prescribe, for the client's state where there is one, else for the states of the licenses."""
    given = facts.standing.prescribing or {}
    if state:
        return _prescribing_in(given.get(state, Authority.NO), [state])
    for authority in (Authority.OWN, Authority.COLLABORATING, Authority.NOT_CONFIRMED):
        states = sorted(each for each, value in given.items() if value == authority)
        if states:
            return _prescribing_in(authority, states)
    return _prescribing_in(Authority.NO, [])


def _team(facts: Facts, state: str | None) -> list[Reason]:
    """Whether both roles are filled; said where talk therapy is part of what is offered."""
    if facts.standing.has_team(state):
        if facts.standing.prescribes("yes", state) and facts.standing.therapist_states:
            return [Reason("met", _("A prescriber and a therapist in one place"))]
        return [Reason("met", _("Care team: works with a partner for the other part"))]
    if facts.standing.prescribes("yes", state) or facts.options["model"] is None:
        return []
    return [Reason("unknown", _("Needs a prescriber: none named here"))]


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


def _room(facts: Facts) -> str:
    """Room for a new client in a few words, with the wait where it was stated."""
    if facts.availability == Availability.OPEN and facts.next_opening_days is not None:
        return _("Taking new clients, first visit in about %(days)s days") % {
            "days": facts.next_opening_days
        }
    if facts.availability == Availability.UNKNOWN:
        return _("Room for new clients: not stated")
    return str(Availability(facts.availability).label)
