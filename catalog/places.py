"""Where a client is: a ZIP code, a city or rounded coordinates, understood without asking anyone."""

import re
from dataclasses import dataclass

import zipcodes
from django.utils.translation import gettext as _

from catalog.cities import City, cities_by_key, city_key
from providers.geography import distance_miles
from providers.vocabulary.state import State

LONGEST = 80
ZIP = re.compile(r"([0-9]{5})(?:[- ]?[0-9]{4})?")
COORDINATES = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]+)?) *, *(-?[0-9]{1,3}(?:\.[0-9]+)?)")
# How people write a state, as city_key spells it → its code.
STATES_BY_KEY = {city_key(str(state.label)): state.value for state in State} | {
    state.value.lower(): state.value for state in State
}


@dataclass(frozen=True)
class Place:
    """A point with a name; `near` is the value of the parameter that leads here again."""

    label: str
    latitude: float
    longitude: float
    state: str
    near: str


def state_named(text: str) -> State | None:
    """The state that is all of `text`, by name or code."""
    code = STATES_BY_KEY.get(city_key(text))
    return State(code) if code else None


class PlaceError(ValueError):
    """The text names no place we know; the message says what to type instead."""


class UnclearPlaceError(PlaceError):
    """Several places have the name; the client picks one of `choices`, the largest first."""

    def __init__(self, choices: tuple[Place, ...]) -> None:
        super().__init__(_("Several places have this name. Choose yours, or add the state."))
        self.choices = choices


def find_place(text: str) -> Place:
    """The place that `text` names: ZIP, ZIP+4, "City", "City, ST", "city state", or "45.5,-122.7".

    Raises UnclearPlaceError when several states have the city, PlaceError when nothing fits.
    """
    text = " ".join(text.split())
    if not text or len(text) > LONGEST:
        raise PlaceError(_("Type a ZIP code, or a city and its state, such as “Portland, OR”."))
    if matched := ZIP.fullmatch(text):
        return _zip_place(matched[1])
    if matched := COORDINATES.fullmatch(text):
        return _point(float(matched[1]), float(matched[2]))
    return _city_place(text)


def _zip_place(code: str) -> Place:
    rows = zipcodes.matching(code)
    if not rows:
        raise PlaceError(
            _("We do not know the ZIP code %(code)s. Check the digits, or type a city and state.")
            % {"code": code}
        )
    row = rows[0]
    latitude, longitude = float(row["lat"] or 0), float(row["long"] or 0)
    if not (latitude or longitude) or row["state"] not in State.values:
        raise PlaceError(
            _(
                "%(code)s is a ZIP code without a place on the US map, such as a military one. "
                "Type the city or ZIP code you can travel to."
            )
            % {"code": code}
        )
    return Place(f"{row['city']}, {row['state']} {code}", latitude, longitude, row["state"], code)


def _point(latitude: float, longitude: float) -> Place:
    """A point rounded to a tenth of a degree, some 7 miles: close enough to search, too coarse to tell a home."""
    latitude, longitude = round(latitude, 1), round(longitude, 1)
    nearest = min(
        (city for cities in cities_by_key().values() for city in cities),
        key=lambda city: (city.latitude - latitude) ** 2 + (city.longitude - longitude) ** 2,
    )
    away = distance_miles(latitude, longitude, nearest.latitude, nearest.longitude)
    if abs(latitude) > 90 or abs(longitude) > 180 or away > 100:
        raise PlaceError(_("That point is not in the United States. Type a ZIP code or a city."))
    return Place(
        _("a point near %(city)s, %(state)s") % {"city": nearest.name, "state": nearest.state},
        latitude,
        longitude,
        nearest.state,
        f"{latitude},{longitude}",
    )


def _city_place(text: str) -> Place:
    name, state = _split_state(text)
    cities = cities_by_key().get(city_key(name), ())
    if state:
        cities = tuple(city for city in cities if city.state == state)
    if not cities:
        raise PlaceError(
            _(
                "We could not find “%(text)s”. Check the spelling, add the state as in "
                "“Portland, OR”, or type a ZIP code."
            )
            % {"text": text}
        )
    if len(cities) > 1:
        raise UnclearPlaceError(tuple(_place(city) for city in cities))
    return _place(cities[0])


def _place(city: City) -> Place:
    name = f"{city.name}, {city.state}"
    return Place(name, city.latitude, city.longitude, city.state, name)


def _split_state(text: str) -> tuple[str, str]:
    """The city and, when the text ends in a state's name or code, that state."""
    head, comma, tail = text.rpartition(",")
    if comma:
        return (head, STATES_BY_KEY.get(city_key(tail), "")) if head else (tail, "")
    words = text.split()
    for size in (1, 2, 3):
        state = STATES_BY_KEY.get(city_key(" ".join(words[-size:])))
        if state and len(words) > size:
            return " ".join(words[:-size]), state
    return text, ""
