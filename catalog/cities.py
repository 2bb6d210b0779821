"""The cities of the ZIP code table, by name and state."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import zipcodes

from providers.vocabulary.state import State

SHORTENED = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


@dataclass(frozen=True)
class City:
    """A city of a state, at the middle of its ZIP codes."""

    name: str
    state: str
    latitude: float
    longitude: float
    zip_codes: int


def city_key(name: str) -> str:
    """One spelling for how people type a name: no case, accents, dots, hyphens or spaces; "Saint" is "St"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() or sign == "'" else " " for sign in plain).split()
    return "".join(SHORTENED.get(word, word) for word in words).replace("'", "")


@cache
def cities_by_key() -> dict[str, tuple[City, ...]]:
    """Cities under their keys, those with most ZIP codes first; about half a second, once a process."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for state in State.values:
        for row in zipcodes.filter_by(state=state):
            latitude, longitude = float(row["lat"] or 0), float(row["long"] or 0)
            if not (latitude or longitude):
                continue
            for name in (row["city"], *row["acceptable_cities"]):
                points[city_key(name), state, name].append((latitude, longitude))
    found: dict[str, dict[str, City]] = defaultdict(dict)
    for (key, state, name), places in points.items():
        known = found[key].get(state)
        if known is None or len(places) > known.zip_codes:
            found[key][state] = _city(name, state, places)
    return {
        key: tuple(sorted(by_state.values(), key=lambda city: (-city.zip_codes, city.state)))
        for key, by_state in found.items()
    }


def _city(name: str, state: str, points: list[tuple[float, float]]) -> City:
    """Medians, so that one far post office does not move a city."""
    latitudes = sorted(latitude for latitude, _ in points)
    longitudes = sorted(longitude for _, longitude in points)
    middle = len(points) // 2
    return City(name, state, latitudes[middle], longitudes[middle], len(points))
