"""Persons and practices by what they meet: sets as bitmaps, and numbers as bitmaps of their binary digits."""

from collections.abc import Sequence
from functools import cached_property, reduce
from operator import or_

import numpy as np

from catalog.snapshot.bits import Bitmap, Positions, positions_in, size
from catalog.snapshot.order import Rotation
from catalog.snapshot.ranking import digits_of
from catalog.snapshot.ranks import Ranks, fit_key
from catalog.snapshot.verdicts import Counting, Verdict, Verdicts
from catalog.wanted import Wanted

ONE = np.uint64(1)


class Alone:
    """Those of `among`, by the services that count for each."""

    def __init__(
        self, verdicts: Verdicts, wanted: Wanted, among: Bitmap, counting: Counting
    ) -> None:
        self.verdicts = verdicts
        self.wanted = wanted
        self.among = among
        self.counting = counting
        self.snapshot = verdicts.reach.snapshot

    @cached_property
    def musts(self) -> list[Verdict]:
        """What comes of the taking of clients, and of each must: whom it keeps out, and whom by a clear no."""
        of = self.verdicts
        told = [of.opening(self.wanted.accepting)]
        told += [of.of(must, self.counting) for must in self.wanted.must]
        kept = [(self.among & ~met, unknown) for met, unknown in told]
        return [(out, out & ~unknown) for out, unknown in kept]

    @cached_property
    def full(self) -> Bitmap:
        """Who misses nothing."""
        return self.among & ~reduce(or_, (out for out, _ in self.musts))

    @cached_property
    def close(self) -> Bitmap:
        """Who misses something, and of what is known no more than `wanted.close`."""
        broken = at_least([unmet for _, unmet in self.musts], self.wanted.close + 1)
        return self.among & ~self.full & ~broken

    def only(self, sets: Sequence[Bitmap]) -> list[Bitmap]:
        """For each of the sets, who is in it and in no other."""
        twice = at_least(sets, 2)
        return [each & ~twice for each in sets]

    def first(self, group: Bitmap, count: int | None) -> Ranks:
        """The first of a group, in no order, with the keys that order them."""
        if count is None or size(group) <= count:
            found = positions_in(group)
        else:
            order = [*self._fresh, *map(np.invert, self._unmet), *self._met]
            order += map(np.invert, self._missing)
            found = _highest(group, order, count, self.snapshot.rotation)
        digits = (self._met, self._unmet, self._fresh, self._missing)
        met, unmet, fresh, missing = (_number(each, found) for each in digits)
        most = sum(wish.weight for wish in self.wanted.wishes)
        return Ranks(
            missing,
            fit_key(met, unmet, fresh, most),
            np.zeros(found.size),
            self.snapshot.rotation.rank[found],
            found.astype(np.int64),
            np.full(found.size, -1),
        )

    @cached_property
    def _wishes(self) -> list[Verdict]:
        return [self.verdicts.of(wish, self.counting) for wish in self.wanted.wishes]

    @cached_property
    def _met(self) -> list[Bitmap]:
        return digits_of([met for met, _ in self._wishes], self._weights)

    @cached_property
    def _unmet(self) -> list[Bitmap]:
        return digits_of([~(met | unknown) for met, unknown in self._wishes], self._weights)

    @cached_property
    def _weights(self) -> list[int]:
        return [wish.weight for wish in self.wanted.wishes]

    @cached_property
    def _fresh(self) -> list[Bitmap]:
        return digits_of(self.verdicts.fresh, [1, 1])

    @cached_property
    def _missing(self) -> list[Bitmap]:
        return digits_of([out for out, _ in self.musts], [1] * len(self.musts))


def at_least(sets: Sequence[Bitmap], times: int) -> Bitmap:
    """Who is in so many of the sets."""
    reached = [np.zeros_like(sets[0]) for _ in range(times)]
    for each in sets:
        for number in range(times - 1, 0, -1):
            reached[number] = reached[number] | reached[number - 1] & each
        reached[0] = reached[0] | each
    return reached[-1]


def _number(
    digits: Sequence[Bitmap], positions: Positions
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """What the digits come to at some positions."""
    found = np.zeros(positions.size, np.int64)
    word, bit = positions >> 6, (positions & 63).astype(np.uint64)
    for place, digit in enumerate(digits):
        found |= (digit[word] >> bit & ONE).astype(np.int64) << place
    return found


def _highest(group: Bitmap, digits: Sequence[Bitmap], count: int, rotation: Rotation) -> Positions:
    """The `count` with the highest numbers of a group that has more, ties in the order of the day's rotation; in no order."""
    surely, even, wanted = np.zeros_like(group), group, count
    for digit in reversed(digits):
        higher = even & digit
        many = size(higher)
        if many >= wanted:
            even = higher
        else:
            surely = surely | higher
            even = even & ~digit
            wanted -= many
    return np.concatenate([positions_in(surely), rotation.some_in_order(even, 0, wanted)])
