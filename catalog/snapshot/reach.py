"""Who could be seen by a client at a place, state by state, and who fills which role of a model there."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from catalog.options import ROWS, STATE_NUMBERS, STATES, VALUES
from catalog.snapshot.bits import WORD, Bitmap, contains, flags_of, of_positions
from catalog.snapshot.ground import Inside
from catalog.snapshot.snapshot import Snapshot
from catalog.wanted import THERAPIST, Wanted
from providers.geography import EARTH_RADIUS_MILES, distance_miles

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int32]
# Stands for the way to somebody who is not met in person: beyond all miles on earth.
FAR = 1e6


class Reach:
    """Listings that pass the gates which do not bend: public, with a badge, allowed to see this client where they meet."""

    def __init__(self, snapshot: Snapshot, wanted: Wanted) -> None:
        self.snapshot = snapshot
        self.wanted = wanted
        self.nobody: Bitmap = np.zeros(snapshot.table.words, np.uint64)
        self.in_person: dict[str, Bitmap] = {}
        self._rows: dict[str, Bitmap] = {}
        self._inside: Inside | None = None
        listed = self.row("verified:yes") & self.row("verified:any")
        if "in_person" in wanted.formats:
            for state, near in self._near().items():
                seen = near & self.row(f"licensed@{state}") & listed
                if seen.any():
                    self.in_person[state] = seen
        self.remote = self.nobody
        if "telehealth" in wanted.formats:
            self.remote = self.row(f"telehealth@{wanted.state}") & listed
        self.states = sorted(
            {*self.in_person, wanted.state} if self.remote.any() else self.in_person
        )

    def row(self, key: str) -> Bitmap:
        """Who has an option; nobody has one that there is not."""
        if key not in self._rows:
            number = ROWS.get(key)
            found = self.nobody if number is None else self.snapshot.table.row(number)
            self._rows[key] = found
        return self._rows[key]

    def ways(self, state: str) -> Bitmap:
        """Who can see the client in a state, at a place or from afar."""
        here = self.in_person.get(state, self.nobody)
        return here | self.remote if state == self.wanted.state else here

    @cached_property
    def all(self) -> Bitmap:
        """Who can see the client in any state."""
        found = self.nobody
        for state in self.states:
            found = found | self.ways(state)
        return found

    def offering(self, model: str, state: str) -> tuple[Bitmap, Bitmap]:
        """Who can be had for a model in a state: at a place, and in any way."""
        here = self.in_person.get(state, self.nobody) & self.row(f"{model}/format:in_person")
        if state != self.wanted.state:
            return here, here
        afar = self.row(f"{model}/format:telehealth") | self.row(f"{model}/format:at_home")
        return here, here | self.remote & afar

    def filling(self, role: str, model: str, state: str) -> Bitmap:
        """Whose own licenses, or those of a practice's people, fill a role for a model in a state, with what they offer alone."""
        if role == THERAPIST:
            return self.row(f"therapist@{state}")
        limited = self.limited(state)
        if not limited.any():
            return self.row(f"prescribes@{state}")
        allowed = self.nobody
        for route in VALUES["route"]:
            allowed = allowed | self.row(f"only_{route}@{state}") & self.row(
                f"{model}/route:{route}"
            )
        return self.row(f"prescribes@{state}") & (~limited | allowed)

    def limited(self, state: str) -> Bitmap:
        """Whom the law lets prescribe there by some routes only, of those in reach."""
        return self.row(f"limited@{state}") & self.ways(state)

    def prescribing_with(
        self, who: Positions, partner: Positions, models: Sequence[str], state: str
    ) -> npt.NDArray[np.bool_]:
        """For each model and each of `who`, whether they fill the role with what they and the partner offer together."""
        may = np.tile(contains(self.row(f"prescribes@{state}"), who), (len(models), 1))
        limited = self.limited(state)
        if limited.any() and (bound := np.flatnonzero(contains(limited, who))).size:
            routes = VALUES["route"]
            offered = [self.row(f"{model}/route:{route}") for model in models for route in routes]
            together = flags_of(offered, who[bound]) | flags_of(offered, partner[bound])
            allowed = flags_of([self.row(f"only_{route}@{state}") for route in routes], who[bound])
            together = together.reshape(len(models), len(routes), bound.size)
            may[:, bound] &= (together & allowed).any(axis=1)
        return may

    def miles(self, state: str, positions: Positions) -> Floats:
        """How far the nearest place of each in that state is, `FAR` outside of the circle; 0 where the client named only the state."""
        if self._inside is None:
            return np.zeros(positions.size)
        asked = np.zeros(self.nobody.size * WORD, np.bool_)
        asked[positions] = True
        there = np.flatnonzero(self._there(state) & asked[self._inside.owner])
        if not there.size:
            return np.full(positions.size, FAR)
        owner, nearness = self._inside.owner[there], self._inside.nearness[there]
        order = np.lexsort((nearness, owner))
        owners, first = np.unique(owner[order], return_index=True)
        miles = 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(nearness[order[first]]))
        at = np.minimum(np.searchsorted(owners, positions), owners.size - 1)
        return np.where(owners[at] == positions, miles[at], FAR)

    def exact_miles(self, position: int, state: str) -> float:
        """The same of one position, by the formula that decides."""
        assert self._inside is not None
        assert self.wanted.latitude is not None
        assert self.wanted.longitude is not None
        ground = self.snapshot.ground
        at = self._inside.at[self._there(state) & (self._inside.owner == position)]
        return min(
            distance_miles(self.wanted.latitude, self.wanted.longitude, *place)
            for place in zip(
                ground.latitude[at].tolist(), ground.longitude[at].tolist(), strict=True
            )
        )

    def _near(self) -> dict[str, Bitmap]:
        """Who has a place within reach, by the state in which it is."""
        ground, words = self.snapshot.ground, self.snapshot.table.words
        wanted = self.wanted
        if wanted.latitude is None or wanted.longitude is None:
            here = ground.state == STATE_NUMBERS[wanted.state]
            return {wanted.state: of_positions(ground.owner[here], words)}
        self._inside = ground.inside(wanted.latitude, wanted.longitude, wanted.within)
        self._states = ground.state[self._inside.at]
        numbers = np.flatnonzero(np.bincount(self._states, minlength=1))
        return {
            STATES[number]: of_positions(self._inside.owner[self._states == number], words)
            for number in numbers.tolist()
        }

    def _there(self, state: str) -> npt.NDArray[np.bool_]:
        return self._states == STATE_NUMBERS[state]
