"""Which option holds for which invented listing on the day: worked out apart from the product, so that the two can disagree."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.search.listings import DAY, NONE, OPEN, TODAY, WAITLIST, Listings
from bench.search.world import world
from catalog.options import KEYS

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
# The rules of the product as its settings have them by default.
ATTESTED_FOR, SAID_FOR = 90, 30
BANDS = {"under_1000": (0, 1000), "1000_2500": (1000, 2500), "2500_5000": (2500, 5000)}
BANDS["over_5000"] = (5000, 10**9)


@dataclass(frozen=True)
class Resolved:
    """For each key of `catalog.options` the listings that it holds for, ascending."""

    count: int
    holds: dict[str, Ints]

    def flags(self, *keys: str) -> Flags:
        """Whether each listing has one of the keys."""
        found = np.zeros(self.count, np.bool_)
        for key in keys:
            found[self.holds[key]] = True
        return found

    def matching(self, narrowing: dict[str, tuple[str, ...]], leaving_out: str = "") -> Flags:
        """Whether each listing has some key of every facet, or of every other one."""
        found = np.ones(self.count, np.bool_)
        for facet, keys in narrowing.items():
            if facet != leaving_out:
                found &= self.flags(*keys)
        return found


def resolved(listings: Listings) -> Resolved:
    """The options of these listings on the day of the benchmark."""
    spans, options = listings.spans, listings.options
    valid = (spans.begin <= TODAY) & (spans.end >= TODAY)
    of = np.concatenate([options.of, spans.of[valid]])
    row = np.concatenate([options.row, spans.row[valid]])
    by_row = np.argsort(row, kind="stable")
    parts = np.split(of[by_row], np.cumsum(np.bincount(row, minlength=len(KEYS)))[:-1])
    holds = {key: np.unique(part) for key, part in zip(KEYS, parts, strict=True)}
    _verified(holds, listings)
    _stated(holds, listings)
    _by_state(holds)
    return Resolved(len(listings), holds)


def _verified(holds: dict[str, Ints], listings: Listings) -> None:
    holds["verified:any"] = np.arange(len(listings), dtype=np.int32)
    attested = np.flatnonzero(listings.attested_on >= TODAY - ATTESTED_FOR)
    holds["verified:yes"] = _both(holds["badge"], attested)


def _stated(holds: dict[str, Ints], listings: Listings) -> None:
    said = listings.availability_on >= TODAY - SAID_FOR
    holds["accepting:now"] = _where(said & (listings.available == OPEN))
    holds["accepting:waitlist"] = _where(said & (listings.available == WAITLIST))
    since = listings.practicing_since
    for years in (5, 10):
        long = (since != NONE) & (since <= DAY.year - years)
        holds[f"experience:years_{years}"] = _where(long)
    low = listings.course_low
    holds["cost:not_stated"] = _where(low == NONE)
    for band, (floor, ceiling) in BANDS.items():
        holds[f"cost:{band}"] = _where((low >= floor) & (low < ceiling))


def _by_state(holds: dict[str, Ints]) -> None:
    """Where a listing has both authorities in a state, its own speaks."""
    anywhere: dict[str, list[Ints]] = {}
    for state in world().states:
        own = holds[f"own@{state}"]
        holds[f"collab@{state}"] = np.setdiff1d(holds[f"collab@{state}"], own)
        holds[f"prescribes@{state}"] = np.union1d(own, holds[f"collab@{state}"])
        for what in ("own", "collab", "prescribes", "team", "telehealth"):
            anywhere.setdefault(what, []).append(holds[f"{what}@{state}"])
    for what, parts in anywhere.items():
        holds[f"{what}@"] = np.unique(np.concatenate(parts))


def _where(flags: Flags) -> Ints:
    return np.flatnonzero(flags).astype(np.int32)


def _both(one: Ints, other: npt.NDArray[np.integer]) -> Ints:
    return np.intersect1d(one, other, assume_unique=True).astype(np.int32)
