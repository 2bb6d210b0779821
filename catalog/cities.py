"""The cities of the ZIP code table, by name and state, with the boroughs and neighborhoods that it knows."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from catalog.zips import Row, ZipCodes, rows

SHORTENED = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
# How people call a city → what it is in the table.
NICKNAMES = {
    "dc": ("Washington", "DC"),
    "districtofcolumbia": ("Washington", "DC"),
    "la": ("Los Angeles", "CA"),
    "newyorkcity": ("New York", "NY"),
    "nola": ("New Orleans", "LA"),
    "nyc": ("New York", "NY"),
    "philly": ("Philadelphia", "PA"),
    "sf": ("San Francisco", "CA"),
    "slc": ("Salt Lake City", "UT"),
    "thebronx": ("Bronx", "NY"),
    "vegas": ("Las Vegas", "NV"),
}
# A name that a city bears and elsewhere is only one of the names for mail means the city, when it is that much larger.
MUCH_LARGER = 10
# Names of mail that are shorter are abbreviations of offices.
SHORTEST_NICKNAME = 4


@dataclass(frozen=True, slots=True)
class City:
    """A name in a state, at the middle of the ZIP codes that know it.

    `own` when it is the name of the place itself, `mailed` when mail may bear it; else the Postal Service only has heard of it.
    """

    name: str
    state: str
    latitude: float
    longitude: float
    zip_codes: int
    own: bool
    mailed: bool


Points = list[tuple[float, float]]


class _Spot:
    """Where a name is known in a state; `own` are the points that have it as their city."""

    __slots__ = ("everywhere", "mailed", "name", "own")

    def __init__(self, name: str) -> None:
        self.name = name
        self.own: Points = []
        self.everywhere: Points = []
        self.mailed = False

    def city(self, state: str) -> City:
        """At the middle of the points under its own name, or of all: a far post office may share the name."""
        latitude, longitude = _middle(self.own or self.everywhere)
        size = len(self.everywhere)
        return City(self.name, state, latitude, longitude, size, bool(self.own), self.mailed)


def city_key(name: str) -> str:
    """One spelling for how people type a name: no case, accents, dots, hyphens or spaces; "Saint" is "St"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = "".join(sign if sign.isalnum() or sign == "'" else " " for sign in name.lower()).split()
    return "".join(SHORTENED.get(word, word) for word in words).replace("'", "")


@cache
def _tables() -> tuple[ZipCodes, dict[str, tuple[City, ...]]]:
    spots: dict[str, dict[str, _Spot]] = defaultdict(dict)
    key_of = cache(city_key)

    def noted() -> Iterator[Row]:
        for row in rows():
            if row.placed:
                _note(row, spots, key_of)
            yield row

    table = ZipCodes(noted())
    return table, {
        key: tuple(
            sorted(
                (spot.city(state) for state, spot in by_state.items()),
                key=lambda city: (-city.zip_codes, city.state),
            )
        )
        for key, by_state in spots.items()
    }


def _note(row: Row, spots: dict[str, dict[str, _Spot]], key_of: Callable[[str], str]) -> None:
    """Put the row's point under each of its names."""
    names = [row.city, *row.good, *(name for name in row.avoided if len(name) >= SHORTEST_NICKNAME)]
    for number, name in enumerate(names):
        by_state = spots[key_of(name)]
        spot = by_state.get(row.state) or by_state.setdefault(row.state, _Spot(name))
        spot.everywhere.append(row.point)
        if number == 0:
            spot.name = name
            spot.own.append(row.point)
        spot.mailed |= number <= len(row.good)


def _middle(points: Points) -> tuple[float, float]:
    """Medians, so that one far post office does not move a city."""
    latitudes = sorted(latitude for latitude, _ in points)
    longitudes = sorted(longitude for _, longitude in points)
    return latitudes[len(points) // 2], longitudes[len(points) // 2]


def cities_by_key() -> dict[str, tuple[City, ...]]:
    """Cities under their keys, those with most ZIP codes first."""
    return _tables()[1]


def cities_named(name: str, state: str = "") -> tuple[City, ...]:
    """The cities that a client can mean by a name, the largest first; with a state only that one's.

    Without a state those names are left out that the Postal Service only has heard of, unless there is no other, and so is
    everything beside a city that is much larger: "San Francisco" is not a corner of Colorado.
    """
    cities = cities_by_key().get(city_key(name), ())
    if state:
        return tuple(city for city in cities if city.state == state)
    cities = tuple(city for city in cities if city.mailed) or cities
    others = cities[1:]
    elsewhere = sum(city.zip_codes for city in others)
    if (
        others
        and not any(city.own for city in others)
        and cities[0].zip_codes >= MUCH_LARGER * elsewhere
    ):
        return cities[:1]
    return cities


def zip_codes() -> ZipCodes:
    """The ZIP codes."""
    return _tables()[0]


def warm() -> None:
    """Read the tables now, at start-up: it takes a second, which the first visitor would wait."""
    _tables()
