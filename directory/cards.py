"""A result as the list shows it: who, where, in which models, checked when, and what of the search it meets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from catalog.facts import Facts, PlaceOfWork
from catalog.query import Query
from directory.addresses import listing_address
from directory.asked import Asked, Reason
from directory.fact_links import Fact, place_to_search
from directory.roles import Roles
from directory.wording import Wording, wording
from providers.geography import distance_miles
from providers.vocabulary.practice import Accepting, Availability, Cost
from providers.vocabulary.treatment import Format, Route, TreatmentModel

ACCEPTING = {Availability.OPEN: Accepting.NOW, Availability.WAITLIST: Accepting.WAITLIST}
MODELS = [model.value for model in TreatmentModel]
ROUTES = [route.value for route in Route]


class Way(NamedTuple):
    """A model with the routes of its own services: a drip in one model says nothing of another."""

    model: str
    label: str
    routes: tuple[Fact, ...]

    def __str__(self) -> str:
        return f"{self.label}: {', '.join([route.text for route in self.routes])}"


class Check(NamedTuple):
    """What is known of the licenses in a few words; `kind` is ok, warn or danger."""

    kind: str
    fact: Fact


@dataclass(slots=True)
class Card:
    """One result, in words; the facts are those of this very day."""

    number: int
    facts: Facts
    address: str
    name: str
    practice: bool
    place: PlaceOfWork | None
    miles: str
    professions: tuple[Fact, ...]
    where: tuple[Fact, ...]
    ways: list[Way]
    checks: list[Check]
    roles: list[Reason]
    reasons: list[Reason]
    cost: Fact
    model_costs: list[str]
    room: Fact

    @property
    def models(self) -> list[str]:
        """The models offered."""
        return [way.model for way in self.ways]


def cards_of(
    pks: Sequence[int],
    facts: Mapping[int, Facts],
    query: Query,
    chosen: Mapping[str, Sequence[str]],
    first: int,
) -> list[Card]:
    """The cards of the listings that there are facts of, numbered from `first`; `chosen` are the values asked for, by facet."""
    deck = Deck(query, chosen, wording())
    return [deck.card(number, facts[pk]) for number, pk in enumerate(pks, first) if pk in facts]


class Deck:
    """What the cards of one search have in common."""

    def __init__(self, query: Query, chosen: Mapping[str, Sequence[str]], wording: Wording) -> None:
        self.query = query
        self.models = chosen.get("model", ())
        self.wording = wording
        self.roles = Roles(query, chosen, wording)
        self.asked = Asked(query, chosen, wording)

    def card(self, number: int, facts: Facts) -> Card:
        """The card of one listing."""
        place, miles = self._nearest(facts)
        labels = self.wording.labels["profession"]
        return Card(
            number=number,
            facts=facts,
            address=listing_address(facts.slug),
            name=f"{facts.name}, {facts.post_nominals}" if facts.post_nominals else facts.name,
            practice=facts.kind == "organization",
            place=place,
            miles="" if miles is None else self.wording.number(miles),
            professions=tuple(
                [Fact(labels[each], (("profession", each),)) for each in facts.standing.professions]
            ),
            where=self._where(facts, place, miles),
            ways=self._ways(facts),
            checks=self._checks(facts),
            roles=self.roles.reasons(facts),
            reasons=self.asked.reasons(facts),
            cost=self._cost(facts),
            model_costs=self._model_costs(facts) if self.models else [],
            room=self._room(facts),
        )

    def _nearest(self, facts: Facts) -> tuple[PlaceOfWork | None, float | None]:
        """The place to show: the nearest one, or else the first in the state asked for, or the first.

        Nobody travels to somebody outside the circle, who is here for those they see by telehealth: no distance then.
        """
        here = self.query.place
        if not facts.places:
            return None, None
        if here is None:
            for place in facts.places:
                if place.state == self.query.state:
                    return place, None
            return facts.places[0], None
        away = [
            distance_miles(here.latitude, here.longitude, place.latitude, place.longitude)
            for place in facts.places
        ]
        miles = min(away)
        return facts.places[away.index(miles)], miles if miles <= self.query.within else None

    def _where(
        self, facts: Facts, place: PlaceOfWork | None, miles: float | None
    ) -> tuple[Fact, ...]:
        _ = self.wording.gettext
        where = []
        if place:
            city = place_to_search(place.city, place.state)
            where.append(Fact(place.city, (("near", city),) if city else ()))
            where.append(Fact(place.state, (("state", place.state),)))
        if miles is None and (self.query.place or not place):
            offered = Format.TELEHEALTH in (facts.options["format"] or ())
            changes = (("format", Format.TELEHEALTH.value),) if offered else ()
            where.append(Fact(_("By telehealth"), changes))
        return tuple(where)

    def _ways(self, facts: Facts) -> list[Way]:
        offered: dict[str, set[str]] = {}
        for offer in facts.offers:
            offered.setdefault(offer.model, set()).add(offer.route)
        models, labels = self.wording.labels["model"], self.wording.labels["route"]
        return [
            Way(
                model,
                models[model],
                tuple(
                    [
                        Fact(labels[route], (("route", route),))
                        for route in ROUTES
                        if route in offered[model]
                    ]
                ),
            )
            for model in MODELS
            if model in offered
        ]

    def _checks(self, facts: Facts) -> list[Check]:
        _ = self.wording.gettext
        checks = []
        if facts.standing.disciplined:
            checks.append(Check("danger", Fact(_("A board has acted against a license"))))
        looked = facts.standing.checked_on
        if looked is None:
            checks.append(Check("warn", Fact(_("No valid license check"))))
        elif facts.verified:
            month = self.wording.month(looked.year, looked.month)
            text = _("License checked %(month)s") % {"month": month}
            checks.append(Check("ok", Fact(text, (("verified", "yes"),))))
        else:
            checks.append(Check("warn", Fact(_("Not confirmed by its owner lately"))))
        return checks

    def _cost(self, facts: Facts) -> Fact:
        """The lowest price of a whole course: what the list is ordered and filtered by."""
        _ = self.wording.gettext
        if facts.course_low is None:
            return Fact(_("Cost not stated"), (("cost", Cost.NOT_STATED.value),))
        text = _("Whole course from $%(low)s") % {"low": self.wording.number(facts.course_low)}
        return Fact(text, tuple(("cost", band) for band in facts.options["cost"] or ()))

    def _model_costs(self, facts: Facts) -> list[str]:
        """The prices of the models asked for, where they are not the lowest of all."""
        _ = self.wording.gettext
        said = []
        for model in MODELS:
            offers = [offer for offer in facts.offers if offer.model == model]
            if model not in self.models or not offers or facts.course_low is None:
                continue
            lows = [offer.course_low for offer in offers if offer.course_low is not None]
            words = {"model": self.wording.labels["model"][model]}
            if not lows:
                said.append(_("%(model)s: not stated") % words)
            elif min(lows) != facts.course_low:
                low = self.wording.number(min(lows))
                said.append(_("%(model)s from $%(low)s") % {**words, "low": low})
        return said

    def _room(self, facts: Facts) -> Fact:
        """Room for a new client in a few words, with the wait where it was stated."""
        _, said = self.wording.gettext, Availability(facts.availability)
        if said == Availability.UNKNOWN:
            return Fact(_("Room for new clients: not stated"))
        changes = (("accepting", ACCEPTING[said].value),) if said in ACCEPTING else ()
        if said != Availability.OPEN or facts.next_opening_days is None:
            return Fact(self.wording.availability[said], changes)
        days = facts.next_opening_days
        text = self.wording.ngettext(
            "Taking new clients, first visit in about %(days)s day",
            "Taking new clients, first visit in about %(days)s days",
            days,
        )
        return Fact(text % {"days": days}, changes)
