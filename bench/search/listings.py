"""Invented listings as arrays: what `catalog_entry` would say of them, column by column."""

import datetime as dt
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from bench.search.people import People, people
from bench.search.statements import Pairs, Spans, statements
from bench.search.world import world

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
# Everything that expires is asked on this day, so that a run next year measures the same.
DAY = dt.date(2026, 1, 15)
EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
TODAY = DAY.toordinal() - EPOCH_DAY
NONE = -(10**6)
# How many places listings have: none (by telehealth only), one, two, three.
PLACES = (0.06, 0.66, 0.19, 0.09)
OPEN, WAITLIST, OTHER = 0, 1, 2


@dataclass(frozen=True)
class Places:
    """Each with the listing it belongs to, in the order of listings."""

    of: Ints
    latitude: Floats
    longitude: Floats
    zip: Ints


@dataclass(frozen=True)
class Listings:
    """In the order of the day's rotation. Days count from 1970-01-01; NONE stands for "not stated"."""

    people: People
    places: Places
    home: Ints
    options: Pairs
    spans: Spans
    attested_on: Ints
    available: npt.NDArray[np.int8]
    availability_on: Ints
    practicing_since: Ints
    next_opening_days: Ints
    course_low: Ints
    words: list[str]

    def __len__(self) -> int:
        return len(self.people.pk)

    def keys(self, turns: list[int]) -> list[int]:
        """The keys of the listings at these places of the order."""
        pks: list[int] = self.people.pk[turns].tolist() if turns else []
        return pks


def listings(count: int, seed: int) -> Listings:
    """The same listings for the same seed; a million take about half a minute."""
    rng = np.random.default_rng(seed)
    them = people(rng, count, DAY)
    home, places = _places(rng, count)
    options, spans = statements(rng, them.role, world().state[home], places, TODAY)
    available = rng.choice(3, count, p=(0.5, 0.2, 0.3)).astype(np.int8)
    opening = np.where(available == OPEN, rng.integers(1, 31, count), rng.integers(14, 151, count))
    opening[(available == OTHER) | (rng.random(count) < 0.25)] = NONE
    lows = np.round(rng.lognormal(7.5, 0.75, count), -1)
    lows[rng.random(count) < 0.28] = NONE
    since = rng.integers(DAY.year - 35, DAY.year + 1, count)
    since[rng.random(count) < 0.1] = NONE
    attested = TODAY - rng.integers(0, 86, count)
    attested[rng.random(count) < 0.06] -= 95
    said = TODAY - rng.integers(0, 30, count)
    said[rng.random(count) < 0.12] -= 40
    return Listings(
        people=them,
        places=places,
        home=home,
        options=options,
        spans=spans,
        attested_on=attested.astype(np.int32),
        available=available,
        availability_on=said.astype(np.int32),
        practicing_since=since.astype(np.int32),
        next_opening_days=opening.astype(np.int32),
        course_low=lows.astype(np.int32),
        words=_words(them, places, home),
    )


def _places(rng: np.random.Generator, count: int) -> tuple[Ints, Places]:
    """The ZIP code that each is at home in, and their places: the first there, the others near it."""
    here = world()
    home = here.draw(rng, count)
    times = rng.choice(len(PLACES), count, p=PLACES)
    of = np.repeat(np.arange(count, dtype=np.int32), times)
    first = np.ones(len(of), np.bool_)
    first[1:] = of[1:] != of[:-1]
    zips = np.where(first, home[of], here.nearby(rng, home[of])).astype(np.int32)
    return home, Places(of, *here.points(rng, zips), zips)


def _words(them: People, places: Places, home: Ints) -> list[str]:
    """Name, letters and credential, and the cities of the places."""
    city = world().city
    found = [f"{name}\n{words}" for name, words in zip(them.name, them.other_words, strict=True)]
    for listing, number in zip(places.of.tolist(), places.zip.tolist(), strict=True):
        found[listing] += f"\n{city[number]}"
    return found


def megabytes(them: Listings) -> float:
    """What the numbers among the columns take."""
    arrays = [
        value for part in (them, them.places, them.options, them.spans) for value in _arrays(part)
    ]
    return sum(array.nbytes for array in arrays) / 1e6


def _arrays(part: object) -> list[np.ndarray]:
    values = [getattr(part, field.name) for field in fields(part)]  # type: ignore[arg-type]
    return [value for value in values if isinstance(value, np.ndarray)]
