"""Real ZIP codes with invented streets and telephone numbers in them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

import zipcodes

from directory.demo.chance import Chance
from directory.demo.people import surname
from providers.geography import distance_miles
from providers.vocabulary.state import State

# Millions of people, census of 2020, rounded: more listings where more people live.
POPULATION = {
    **{"CA": 39.5, "TX": 29.1, "FL": 21.5, "NY": 20.2, "PA": 13.0, "IL": 12.8, "OH": 11.8},
    **{"GA": 10.7, "NC": 10.4, "MI": 10.1, "NJ": 9.3, "VA": 8.6, "WA": 7.7, "AZ": 7.2, "MA": 7.0},
    **{"TN": 6.9, "IN": 6.8, "MD": 6.2, "MO": 6.2, "WI": 5.9, "CO": 5.8, "MN": 5.7, "SC": 5.1},
    **{"AL": 5.0, "LA": 4.7, "KY": 4.5, "OR": 4.2, "OK": 4.0, "CT": 3.6, "PR": 3.3, "UT": 3.3},
    **{"IA": 3.2, "NV": 3.1, "AR": 3.0, "MS": 3.0, "KS": 2.9, "NM": 2.1, "NE": 2.0, "ID": 1.8},
    **{"WV": 1.8, "HI": 1.5, "NH": 1.4, "ME": 1.4, "RI": 1.1, "MT": 1.1, "DE": 1.0, "SD": 0.9},
    **{"ND": 0.8, "AK": 0.7, "DC": 0.7, "VT": 0.6, "WY": 0.6, "GU": 0.15, "VI": 0.09},
    **{"AS": 0.05, "MP": 0.05},
}
STREETS = ("Street", "Avenue", "Lane", "Road", "Way", "Court", "Place", "Drive", "Terrace")


@dataclass(frozen=True, slots=True)
class Zip:
    """A ZIP code with its middle."""

    code: str
    city: str
    state: str
    latitude: float
    longitude: float
    area_codes: tuple[str, ...]


class Atlas:
    """The ZIP codes of every state, cities more often than the country."""

    def __init__(self) -> None:
        states = set(State.values)
        streets: dict[str, list[Zip]] = defaultdict(list)
        boxes: dict[str, list[Zip]] = defaultdict(list)
        for row in zipcodes.list_all():
            if row["state"] in states and row["active"] and row["area_codes"]:
                kind = streets if row["zip_code_type"] == "STANDARD" else boxes
                kind[row["state"]].append(_zip(row))
        # A few territories have nothing but post office boxes.
        self.by_state = {state: streets.get(state) or boxes[state] for state in State.values}
        # No population comes with the codes. A city with many of them is large, and counting a code as often as its city
        # has codes makes large cities dense.
        codes = Counter((zip_.state, zip_.city) for zips in self.by_state.values() for zip_ in zips)
        self._weights = {
            state: list(accumulate(codes[state, zip_.city] for zip_ in zips))
            for state, zips in self.by_state.items()
        }

    def draw(self, state: str, chance: Chance) -> Zip:
        """A ZIP code of the state, more likely in a large city."""
        return chance.choices(self.by_state[state], cum_weights=self._weights[state])[0]

    def find(self, code: str) -> Zip:
        """The ZIP code with these digits; raises KeyError when there is none to put a listing in."""
        return self._by_code[code]

    def nearby(self, zip_: Zip, chance: Chance) -> Zip:
        """Another ZIP code of the state, the nearest of some; the same one where the state has no other."""
        others = [self.draw(zip_.state, chance) for _ in range(25)]
        others = [other for other in others if other.code != zip_.code]
        return min(others, key=lambda other: _miles(zip_, other), default=zip_)

    def neighbors(self, state: str) -> list[str]:
        """The four states whose middles are closest, where people often hold a second license."""
        here = self._middles[state]
        others = [other for other in self._middles if other != state]
        return sorted(others, key=lambda other: _square(here, self._middles[other]))[:4]

    @cached_property
    def _by_code(self) -> dict[str, Zip]:
        return {zip_.code: zip_ for zips in self.by_state.values() for zip_ in zips}

    @cached_property
    def _middles(self) -> dict[str, tuple[float, float]]:
        return {
            state: (
                sum(zip_.latitude for zip_ in zips) / len(zips),
                sum(zip_.longitude for zip_ in zips) / len(zips),
            )
            for state, zips in self.by_state.items()
        }


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The one atlas; reading the ZIP codes takes a second."""
    return Atlas()


def street(chance: Chance) -> str:
    """An address in a street that no town has."""
    line = f"{chance.randint(12, 4980)} {surname(chance)} {chance.choice(STREETS)}"
    return f"{line}, Suite {chance.randint(100, 490)}" if chance.often(0.4) else line


def telephone(zip_: Zip, chance: Chance) -> str:
    """A number of the area from 555-0100 to 555-0199, which are set aside for invention and reach nobody.

    Empty in American Samoa, which has no numbers that begin with 555.
    """
    if zip_.state == State.AS:
        return ""
    return f"+1{chance.choice(zip_.area_codes)}55501{chance.randint(0, 99):02}"


def _zip(row: dict) -> Zip:
    return Zip(
        row["zip_code"],
        row["city"],
        row["state"],
        float(row["lat"]),
        float(row["long"]),
        tuple(row["area_codes"]),
    )


def _miles(one: Zip, other: Zip) -> float:
    return distance_miles(one.latitude, one.longitude, other.latitude, other.longitude)


def _square(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
