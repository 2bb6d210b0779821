"""Where the invented listings are: ZIP codes as often as people live there."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from directory.demo.places import POPULATION, atlas

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
# Half the width of the square around a ZIP code's middle in which its addresses lie, in degrees.
SPREAD = 0.04


@dataclass(frozen=True)
class World:
    """ZIP codes in rows, those of a state side by side and in the order of their digits."""

    latitude: Floats
    longitude: Floats
    state: Ints
    city: list[str]
    states: list[str]
    first: Ints
    last: Ints
    share: Floats

    def draw(self, rng: np.random.Generator, count: int) -> Ints:
        """Rows of ZIP codes: more in large states, and more in large cities."""
        return np.searchsorted(self.share, rng.random(count)).astype(np.int32)

    def nearby(self, rng: np.random.Generator, rows: Ints) -> Ints:
        """For each row another of its state, close by in the order of the digits, and so mostly on the map."""
        moved = rows + rng.integers(-15, 16, len(rows))
        states = self.state[rows]
        return np.clip(moved, self.first[states], self.last[states]).astype(np.int32)

    def points(self, rng: np.random.Generator, rows: Ints) -> tuple[Floats, Floats]:
        """Latitudes and longitudes of addresses in these ZIP codes."""
        up, east = rng.uniform(-SPREAD, SPREAD, (2, len(rows)))
        return np.round(self.latitude[rows] + up, 5), np.round(self.longitude[rows] + east, 5)


@cache
def world() -> World:
    """The one world; it takes about a second to read."""
    states = sorted(POPULATION)
    zips = [(number, zip_) for number, code in enumerate(states) for zip_ in _zips(code)]
    state = np.array([number for number, _ in zips], np.int32)
    city = [zip_.city for _, zip_ in zips]
    _, of, times = np.unique(
        [f"{number} {zip_.city}" for number, zip_ in zips], return_inverse=True, return_counts=True
    )
    # A city with many ZIP codes is a large one, and each of its codes counts for as many.
    weight = times[of].astype(np.float64)
    people = np.array([POPULATION[code] for code in states])
    weight *= people[state] / np.bincount(state, weight, len(states))[state]
    numbers = np.arange(len(states))
    return World(
        latitude=np.array([zip_.latitude for _, zip_ in zips]),
        longitude=np.array([zip_.longitude for _, zip_ in zips]),
        state=state,
        city=city,
        states=states,
        first=np.searchsorted(state, numbers, "left").astype(np.int32),
        last=(np.searchsorted(state, numbers, "right") - 1).astype(np.int32),
        share=np.cumsum(weight) / weight.sum(),
    )


def _zips(state: str) -> list:
    return sorted(atlas().by_state[state], key=lambda zip_: zip_.code)
