"""Which results of a page have a place on its map."""

from collections.abc import Sequence
from typing import NamedTuple

from catalog.facts import PlaceOfWork
from catalog.query import Query
from directory.cards import Card
from providers.geography import distance_miles


class Placed(NamedTuple):
    """A result with its place; `miles` is how far that is from the place searched, where there is one."""

    number: int
    name: str
    place: PlaceOfWork
    miles: float | None


def placed(cards: Sequence[Card], query: Query) -> list[Placed]:
    """The results in the circle, in the one state searched, or anywhere.

    A provider found by telehealth may work far off, or have no place at all: they are in the list and not on the map.
    """
    found = [
        Placed(card.number, card.facts.name, card.place, _miles(card.place, query))
        for card in cards
        if card.place is not None
    ]
    if query.place is not None:
        return [each for each in found if each.miles is not None and each.miles <= query.within]
    return [each for each in found if query.state in (None, each.place.state)]


def _miles(place: PlaceOfWork, query: Query) -> float | None:
    if query.place is None:
        return None
    here = query.place
    return distance_miles(here.latitude, here.longitude, place.latitude, place.longitude)
