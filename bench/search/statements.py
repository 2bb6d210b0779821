"""What invented listings say: options that stand, and those that hold for a span of days because licenses expire."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bench.search.professions import (
    COLLABORATING,
    GENDERS,
    NEVER_EMPTY,
    OTHER_LANGUAGE,
    OWN_FOR_NURSES,
    ROLES,
    SERVICES,
    STATED,
)
from bench.search.world import world
from catalog.options import BADGE, ROWS
from providers.vocabulary.people import Language

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
ALWAYS = 10**6
# The share of licenses that have run out, and of those that have a second one in a state next door.
EXPIRED, SECOND_STATE, BADGES = 0.04, 0.18, 0.9
REMOTE = ("format:telehealth", "format:at_home")


class Located(Protocol):
    """Places with their listings and ZIP codes."""

    @property
    def of(self) -> Ints: ...
    @property
    def zip(self) -> Ints: ...


@dataclass(frozen=True)
class Pairs:
    """Which option (row of `catalog.options`) holds for which listing, in the order of listings."""

    of: Ints
    row: npt.NDArray[np.int16]


@dataclass(frozen=True)
class Spans(Pairs):
    """The same, from one day through another."""

    begin: Ints
    end: Ints


class _Said:
    """Collects (listing, option) a whole option at a time."""

    def __init__(self) -> None:
        self.of: list[Ints] = []
        self.row: list[npt.NDArray[np.int16]] = []

    def add(self, key: str, listings: Flags | Ints) -> None:
        found = np.flatnonzero(listings) if listings.dtype == np.bool_ else listings
        self.of.append(found.astype(np.int32))
        self.row.append(np.full(len(found), ROWS[key], np.int16))

    def sorted(self) -> tuple[Ints, npt.NDArray[np.int16]]:
        of, row = np.concatenate(self.of), np.concatenate(self.row)
        # A place and a second place in one state say the same.
        once = np.unique(of.astype(np.int64) * len(ROWS) + row)
        return (once // len(ROWS)).astype(np.int32), (once % len(ROWS)).astype(np.int16)


def statements(
    rng: np.random.Generator, role: Ints, home_state: Ints, places: Located, today: int
) -> tuple[Pairs, Spans]:
    """What each listing says; `home_state` are numbers of `world().states`."""
    count = len(role)
    said, held = _Said(), _Said()
    offered = _services(rng, role, said)
    for key, share in STATED.items():
        said.add(key, rng.random(count, np.float32) < share)
    for language in Language.values:
        if f"language:{language}" not in STATED:
            said.add(f"language:{language}", rng.random(count, np.float32) < OTHER_LANGUAGE)
    _genders(rng, role, said)
    states = world().states
    of_place = world().state[places.zip]
    for number, state in enumerate(states):
        said.add(f"state:{state}", places.of[of_place == number])
    remote = offered[REMOTE[0]] | offered[REMOTE[1]]
    _licenses(rng, role, home_state, remote, held)
    of, row = held.sorted()
    begin = today - rng.integers(1, 700, len(of))
    end = today + rng.integers(0, 91, len(of))
    end[rng.random(len(of)) < EXPIRED] = today - 1
    end[rng.random(len(of)) < 0.05] = ALWAYS
    return Pairs(*said.sorted()), Spans(of, row, begin.astype(np.int32), end.astype(np.int32))


def _services(rng: np.random.Generator, role: Ints, said: _Said) -> dict[str, Flags]:
    kind = np.array([0 if not r.therapy else 1 if r.prescribes else 2 for r in ROLES])[role]
    offered = {
        key: rng.random(len(role), np.float32) < np.array(shares, np.float32)[kind]
        for key, shares in SERVICES.items()
    }
    for facet in NEVER_EMPTY:
        keys = [key for key in offered if key.startswith(f"{facet}:")]
        empty = ~np.any([offered[key] for key in keys], axis=0)
        likeliest = np.array(
            [[SERVICES[key][number] for key in keys] for number in range(3)]
        ).argmax(1)
        for number, key in enumerate(keys):
            offered[key] |= empty & (likeliest[kind] == number)
    for key, flags in offered.items():
        said.add(key, flags)
    return offered


def _genders(rng: np.random.Generator, role: Ints, said: _Said) -> None:
    person = ~np.array([each.practice for each in ROLES])[role]
    drawn = rng.random(len(role))
    floor = 0.0
    for key, share in GENDERS.items():
        said.add(key, person & (drawn >= floor) & (drawn < floor + share))
        floor += share


def _licenses(
    rng: np.random.Generator, role: Ints, home_state: Ints, remote: Flags, held: _Said
) -> None:
    count = len(role)
    held.add(BADGE, rng.random(count) < BADGES)
    for profession in sorted({each for one in ROLES for each in one.professions}):
        held.add(
            f"profession:{profession}",
            np.array([profession in one.professions for one in ROLES])[role],
        )
    states = world().states
    second = (home_state + rng.integers(1, len(states), count)) % len(states)
    twice = rng.random(count) < SECOND_STATE
    prescribes = np.array([one.prescribes for one in ROLES])[role]
    nurse = np.array([not COLLABORATING.isdisjoint(one.professions) for one in ROLES])[role]
    complete = np.array([one.prescribes and one.therapy for one in ROLES])[role]
    partner = rng.random(count) < 0.05
    for number, state in enumerate(states):
        here = (home_state == number) | (twice & (second == number))
        own = np.full(count, state in OWN_FOR_NURSES) | ~nurse
        held.add(f"own@{state}", here & prescribes & own)
        # A practice can have both; the reader lets own authority speak.
        held.add(f"collab@{state}", here & prescribes & nurse & (~own | (role % 3 == 0)))
        held.add(f"team@{state}", here & (complete | partner))
        held.add(f"telehealth@{state}", here & remote)
        held.add(f"state:{state}", here & remote)
