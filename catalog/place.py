"""A place to search around, and what is said of a text that names none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from catalog.cities import City
from providers.vocabulary.state import State


@dataclass(frozen=True)
class Place:
    """A point with a name; `near` is the value of the parameter that leads here again."""

    label: str
    latitude: float
    longitude: float
    state: str
    near: str

    @classmethod
    def of(cls, city: City) -> Self:
        """A city under its name with the state's code."""
        name = f"{city.name}, {city.state}"
        return cls(name, city.latitude, city.longitude, city.state, name)

    @property
    def in_full(self) -> str:
        """A city with its state's name instead of the code: more easily told apart in a list."""
        return f"{self.label.rpartition(', ')[0]}, {State(self.state).label}"


class PlaceError(ValueError):
    """The text names no place we know; the message says what to type instead."""


class UnclearPlaceError(PlaceError):
    """It may mean one of several places; the client picks one of `choices`, the likeliest first."""

    def __init__(self, cities: Iterable[City], message: str) -> None:
        super().__init__(message)
        self.choices = tuple(Place.of(city) for city in cities)
