"""The keys of the guide's order for some of a group, lowest first, and the first of them."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from catalog.snapshot.holders import Holders
from catalog.wanted import Members

Ints = npt.NDArray[np.int64]
# Bits for the fresh facts that are missing (0 to 2), and for the weight of the clear noes.
FRESH_BITS, UNMET_BITS = 2, 20
FRESHEST = 2


class Ranks(NamedTuple):
    """Musts that are not met, the fit, added miles, the turn of the day, and the positions: the second is -1 for whoever is one."""

    missing: Ints
    fit: Ints
    miles: npt.NDArray[np.float64]
    turn: npt.NDArray[np.uint64]
    first: Ints
    second: Ints

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """All of them."""
        return cls(*map(np.concatenate, zip(*parts, strict=True)))

    def members(self, holders: Holders, count: int | None = None) -> list[Members]:
        """The keys of the first, in order."""
        order = self._order()[:count]
        ones = holders.pk[self.first[order]].tolist()
        # A position of -1 gives some key, which is not read.
        others = holders.pk[self.second[order]].tolist()
        single = (self.second[order] < 0).tolist()
        return [
            (one,) if alone else (one, other)
            for one, other, alone in zip(ones, others, single, strict=True)
        ]

    def lowest(self) -> tuple[float, ...]:
        """The keys of the first one."""
        first = self._order()[0]
        return tuple(column[first].item() for column in self[:4])

    def _order(self) -> npt.NDArray[np.intp]:
        return np.lexsort((self.turn, self.miles, self.fit, self.missing))


def fit_key(met: Ints, unmet: Ints, fresh: Ints, most: int) -> Ints:
    """Most met first, then fewest clear noes, then freshest, as one number; nobody has more met than `most`."""
    return ((most - met) << UNMET_BITS | unmet) << FRESH_BITS | (FRESHEST - fresh)
