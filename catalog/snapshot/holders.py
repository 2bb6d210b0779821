"""Which listing stands where."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Holders:
    """Which listing stands at which position; `moved` says where those stand that are not where they began."""

    pk: npt.NDArray[np.int64]
    used: int
    sorted_pk: npt.NDArray[np.int64]
    sorted_at: npt.NDArray[np.intp]
    moved: dict[int, int]

    @classmethod
    def of(cls, pks: npt.NDArray[np.int64], capacity: int) -> Self:
        """The first positions are taken by `pks`, the others free."""
        order = np.argsort(pks)
        room = np.zeros(capacity - pks.size, np.int64)
        return cls(np.concatenate([pks, room]), pks.size, pks[order], order, {})

    def position(self, pk: int) -> int | None:
        """Where the listing stands, if it does."""
        if pk in self.moved:
            return self.moved[pk]
        at = int(np.searchsorted(self.sorted_pk, pk))
        known = at < self.sorted_pk.size and self.sorted_pk[at] == pk
        return int(self.sorted_at[at]) if known else None

    def positions(self, pks: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """Where each of many stands; -1 for who does not."""
        if not self.sorted_pk.size:
            found = np.full(pks.size, -1, np.int32)
        else:
            at = np.minimum(np.searchsorted(self.sorted_pk, pks), self.sorted_pk.size - 1)
            found = np.where(self.sorted_pk[at] == pks, self.sorted_at[at], -1).astype(np.int32)
        for number in np.flatnonzero(np.isin(pks, np.fromiter(self.moved, np.int64))):
            found[number] = self.moved[int(pks[number])]
        return found
