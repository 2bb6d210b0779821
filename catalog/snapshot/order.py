"""Which results come first, without sorting those that stay out of sight."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalog.snapshot.bits import Bitmap, Positions, positions_in, slice_of


@dataclass(frozen=True)
class Rotation:
    """The day's rotation: the first `main` positions stand in its order; later ones joined since, each at its `place`.

    `place` counts like positions, so that 3.5 lies between those at 3 and 4.
    """

    main: int
    rank: npt.NDArray[np.uint64]
    place: npt.NDArray[np.float64]

    def joined(self, position: int, rank: int) -> "Rotation":
        """With one listing more, at a position after the main ones."""
        ranks = self.rank.copy()
        ranks[position] = rank
        places = self.place.copy()
        tail = np.arange(self.main, position + 1)
        before = np.searchsorted(self.rank[: self.main], ranks[tail])
        order = np.lexsort((tail, ranks[tail]))
        gaps, sizes = np.unique(before, return_counts=True)
        for gap, size in zip(gaps, sizes, strict=True):
            there = order[before[order] == gap]
            places[tail[there]] = gap - 1 + np.arange(1, size + 1) / (size + 1)
        return Rotation(self.main, ranks, places)

    def all_in_order(self, found: Bitmap) -> Positions:
        """Every position of the set in the order of the rotation."""
        positions = positions_in(found)
        end = int(np.searchsorted(positions, self.main))
        if end == positions.size:
            return positions
        tail = positions[end:]
        tail = tail[np.argsort(self.place[tail], kind="stable")]
        return np.insert(positions[:end], np.searchsorted(positions[:end], self.place[tail]), tail)

    def some_in_order(self, found: Bitmap, first: int, count: int) -> Positions:
        """A page of the set in the order of the rotation."""
        tail = self.main // 64
        late = found[tail:].copy()
        late[:1] &= ~np.uint64(0) << np.uint64(self.main % 64)
        if late.any():
            return self.all_in_order(found)[first : first + count]
        return slice_of(found, first, count)

    def by_key(
        self, found: Bitmap, key: npt.NDArray[np.generic], first: int, count: int
    ) -> Positions:
        """A page of the set by `key`, smallest first, and in the order of the rotation where it ties."""
        positions = self.all_in_order(found)
        return positions[smallest(key[positions], first + count)[first : first + count]]

    def by_distance(
        self, owner: npt.NDArray[np.int32], nearness: npt.NDArray[np.float64], count: int
    ) -> Positions:
        """The nearest listings, each once; `owner` repeats those with several places."""
        wanted = count
        while True:
            near = smallest(nearness, wanted)
            near = near[np.lexsort((self.place[owner[near]], nearness[near]))]
            _, once = np.unique(owner[near], return_index=True)
            if once.size >= count or near.size == owner.size:
                return owner[near[np.sort(once)]][:count].astype(np.intp)
            wanted = near.size * 2


def smallest(key: npt.NDArray[np.generic], count: int) -> Positions:
    """Where the `count` smallest keys stand, in order; of equal keys the earlier one first, and all that tie with the last.

    All ties stay for callers that have another order among them; the rest of the result is cut by the caller.
    """
    if key.size <= count:
        return np.argsort(key, kind="stable")
    bound = np.partition(key, count - 1)[count - 1]
    chosen = np.flatnonzero(key <= bound)
    if chosen.size > 4 * count and np.count_nonzero(key[chosen] < bound) < count:
        below = np.flatnonzero(key < bound)
        chosen = np.concatenate([below, np.flatnonzero(key == bound)])
        return np.concatenate([below[np.argsort(key[below], kind="stable")], chosen[below.size :]])
    return chosen[np.argsort(key[chosen], kind="stable")]
