"""A result as the list shows it: who, where, in which models, checked when, and what of the search it meets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.facts import Facts, PlaceOfWork
from catalog.query import Query
from directory.asked import Asked, Reason
from directory.fact_links import Fact, place_to_search
from directory.profiles import MODELS, Profile, profile_of
from directory.roles import Roles
from directory.wording import Wording, wording
from providers.geography import distance_miles
from providers.vocabulary.treatment import Format


@dataclass(slots=True)
class Card:
    """One result, in words; the facts are those of this very day."""

    number: int
    profile: Profile
    place: PlaceOfWork | None
    miles: str
    where: tuple[Fact, ...]
    roles: list[Reason]
    reasons: list[Reason]
    model_costs: list[str]

    @property
    def facts(self) -> Facts:
        """What is known of the listing."""
        return self.profile.facts


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
        return Card(
            number,
            profile_of(facts, self.wording),
            place,
            "" if miles is None else self.wording.miles(miles),
            self._where(facts, place, miles),
            self.roles.reasons(facts, place),
            self.asked.reasons(facts),
            self._model_costs(facts) if self.models else [],
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
