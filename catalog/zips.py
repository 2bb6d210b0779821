"""The ZIP codes of the United States, each with a point, in arrays that are read once a process."""

import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import zipcodes

from providers.geography import EARTH_RADIUS_MILES
from providers.vocabulary.city import city_name
from providers.vocabulary.state import State

# Mail for the armed forces (Americas, Europe, Pacific), and the free associated states that the US Postal Service reaches.
ELSEWHERE = ("AA", "AE", "AP", "FM", "MH", "PW")
# A box at a post office is placed less exactly than the area of a street; it counts where no street is as near.
FAR_FROM_STREETS = 50.0


@dataclass(frozen=True, slots=True)
class ZipCode:
    """One code; its point is None where the table has none."""

    code: str
    city: str
    state: str
    point: tuple[float, float] | None
    military: bool


class Row(NamedTuple):
    """A row of the table as it comes, its names as people write them: "good" and "avoided" are the other names that mail may and should not bear."""

    code: str
    city: str
    good: list[str]
    avoided: list[str]
    state: str
    point: tuple[float, float]
    kind: str

    @property
    def placed(self) -> bool:
        """Has a point in a state; the table writes 0, 0 for none."""
        return any(self.point) and self.state not in ELSEWHERE


def rows() -> Iterator[Row]:
    """The table, a state at a time: all of it at once would take 100 MB."""
    for state in (*State.values, *ELSEWHERE):
        for row in zipcodes.filter_by(state=state):
            point = (float(row["lat"] or 0), float(row["long"] or 0))
            yield Row(
                row["zip_code"],
                city_name(row["city"], state),
                [city_name(name, state) for name in row["acceptable_cities"]],
                [city_name(name, state) for name in row["unacceptable_cities"]],
                state,
                point,
                row["zip_code_type"],
            )


class ZipCodes:
    """The table in arrays, sorted by code."""

    def __init__(self, table: Iterable[Row]) -> None:
        codes, points, kinds = array("i"), array("d"), []
        cities, states = [], []
        for row in table:
            codes.append(int(row.code))
            points.extend(row.point)
            kinds.append(row.kind)
            cities.append(sys.intern(row.city))
            states.append(row.state)
        order = np.argsort(codes)
        self._codes = np.array(codes, np.int32)[order]
        self._points = np.array(points).reshape(-1, 2)[order]
        self._cities = [cities[row] for row in order]
        self._states = [states[row] for row in order]
        kind = np.array(kinds)[order]
        self._military = kind == "MILITARY"
        placed = self._points.any(axis=1) & ~np.isin(self._states, ELSEWHERE)
        streets = np.flatnonzero(placed & (kind == "STANDARD"))
        boxes = np.flatnonzero(placed & (kind != "STANDARD"))
        self._vectors = [(rows, _vectors(self._points[rows])) for rows in (streets, boxes)]

    def find(self, code: str) -> ZipCode | None:
        """The code's row, if the Postal Service knows it."""
        row = int(np.searchsorted(self._codes, int(code)))
        known = row < len(self._codes) and self._codes[row] == int(code)
        return self._at(row) if known else None

    def nearest(self, latitude: float, longitude: float) -> tuple[ZipCode, float]:
        """The code whose point is nearest on the globe, and how many miles away it is."""
        here = _vectors(np.array([[latitude, longitude]]))[0]
        found = []
        for rows, vectors in self._vectors:
            near = int(np.argmax(vectors @ here))
            chord = float(np.linalg.norm(vectors[near] - here))
            found.append((2 * EARTH_RADIUS_MILES * np.arcsin(min(1.0, chord / 2)), int(rows[near])))
        street, other = found
        miles, row = street if street[0] <= FAR_FROM_STREETS else min(street, other)
        return self._at(row), float(miles)

    def _at(self, row: int) -> ZipCode:
        latitude, longitude = self._points[row].tolist()
        return ZipCode(
            f"{self._codes[row]:05}",
            self._cities[row],
            self._states[row],
            (latitude, longitude) if latitude or longitude else None,
            bool(self._military[row]),
        )


def _vectors(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Points on a globe of radius 1; distances between them do not break at 180 degrees."""
    latitudes, longitudes = np.radians(points).T
    across = np.cos(latitudes)
    return np.stack(
        (across * np.cos(longitudes), across * np.sin(longitudes), np.sin(latitudes)), axis=1
    )
