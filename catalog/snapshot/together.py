"""Care teams by what their members meet, and by what they meet together."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from catalog.options import OF_SERVICES
from catalog.snapshot.bits import contains
from catalog.snapshot.pairs import Pairs
from catalog.snapshot.ranks import Ints, Ranks, fit_key
from catalog.snapshot.verdicts import Counting, Verdict, Verdicts
from catalog.wanted import Condition, Wanted

Flags = npt.NDArray[np.bool_]


class Joint(NamedTuple):
    """Of each team: whether something is met, and whether that is unknown."""

    met: Flags
    unknown: Flags

    @property
    def unmet(self) -> Flags:
        """Whether it is clear that it is not met."""
        return ~(self.met | self.unknown)


class Together:
    """The care teams of one question."""

    def __init__(self, verdicts: Verdicts, wanted: Wanted, pairs: Pairs) -> None:
        self.verdicts = verdicts
        self.wanted = wanted
        self.pairs = pairs

    @cached_property
    def musts(self) -> list[Joint]:
        """What comes of the taking of clients, and of each must."""
        opening = self.verdicts.opening(self.wanted.accepting)
        found = [_all(*(self._at(opening, side) for side in self._sides))]
        return found + [self._of(must)[0] for must in self.wanted.must]

    @cached_property
    def missing(self) -> Ints:
        """How many musts are not met."""
        return np.sum([~must.met for must in self.musts], axis=0, dtype=np.int64)

    @cached_property
    def full(self) -> Flags:
        """Who misses nothing."""
        return self.missing == 0

    @cached_property
    def close(self) -> Flags:
        """Who misses something, and of what is known no more than `wanted.close`."""
        broken = np.sum([must.unmet for must in self.musts], axis=0, dtype=np.int64)
        return ~self.full & (broken <= self.wanted.close)

    def first(self, group: Flags, count: int | None) -> Ranks:
        """The first of a group and those who tie with the last of them, in no order, with the keys that order them."""
        found = np.flatnonzero(group)
        if count is not None and found.size > count:
            key = self.missing[found] << 40 | self.fit[found]
            found = found[key <= np.partition(key, count - 1)[count - 1]]
        pairs = self.pairs
        return Ranks(
            self.missing[found],
            self.fit[found],
            pairs.miles[found],
            pairs.turn[found],
            pairs.therapist[found].astype(np.int64),
            pairs.prescriber[found].astype(np.int64),
        )

    @cached_property
    def fit(self) -> Ints:
        """That of the weaker partner."""
        size = self.pairs.turn.size
        met, unmet = np.zeros((2, size), np.int64), np.zeros((2, size), np.int64)
        for wish in self.wanted.wishes:
            together, *each = self._of(wish)
            for side in range(2):
                verdict = together if wish.shared else each[side]
                met[side] += wish.weight * verdict.met
                unmet[side] += wish.weight * verdict.unmet
        most = sum(wish.weight for wish in self.wanted.wishes)
        fresh = [
            sum(contains(bitmap, side).astype(np.int64) for bitmap in self.verdicts.fresh)
            for side in self._sides
        ]
        return np.maximum(
            *(fit_key(met[side], unmet[side], fresh[side], most) for side in range(2))
        )

    @property
    def _sides(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        return self.pairs.therapist, self.pairs.prescriber

    def _of(self, condition: Condition) -> tuple[Joint, Joint, Joint]:
        """What comes of a condition for the two together, and for each alone."""
        if condition.facet not in OF_SERVICES:
            verdict = self.verdicts.of(condition, {})
            each = [self._at(verdict, side) for side in self._sides]
            return (_any if condition.shared else _all)(*each), each[0], each[1]
        each = [self._by_models(condition, side) for side in self._sides]
        if condition.facet != "cost":
            return _of_services(*each), each[0], each[1]
        return (_any if condition.shared else _all)(*each), each[0], each[1]

    def _at(self, verdict: Verdict, side: npt.NDArray[np.int32]) -> Joint:
        met, unknown = (contains(bitmap, side) for bitmap in verdict)
        return Joint(met, unknown & ~met)

    def _by_models(self, condition: Condition, side: npt.NDArray[np.int32]) -> Joint:
        """By the services of the models for which each team is one."""
        found = Joint(np.zeros(side.size, np.bool_), np.zeros(side.size, np.bool_))
        for counting, teams in self._same_models:
            each = self._at(self.verdicts.of(condition, counting), side[teams])
            found.met[teams], found.unknown[teams] = each
        return found

    @cached_property
    def _same_models(self) -> list[tuple[Counting, npt.NDArray[np.intp]]]:
        """The teams for the same models, with these models."""
        models, everybody = list(self.wanted.roles), ~self.verdicts.reach.nobody
        bits = (self.pairs.models << np.arange(len(models))[:, None]).sum(axis=0)
        return [
            (
                {model: everybody for place, model in enumerate(models) if number >> place & 1},
                np.flatnonzero(bits == number),
            )
            for number in np.unique(bits).tolist()
        ]


def _any(one: Joint, other: Joint) -> Joint:
    """One who meets it is enough; failing that, one of whom it is not known leaves it open."""
    met = one.met | other.met
    return Joint(met, (one.unknown | other.unknown) & ~met)


def _all(one: Joint, other: Joint) -> Joint:
    """Both have to meet it; one who does not is enough to say so."""
    return Joint(one.met & other.met, (one.unknown | other.unknown) & ~(one.unmet | other.unmet))


def _of_services(one: Joint, other: Joint) -> Joint:
    """By all services together: not known when neither has one that says."""
    met = one.met | other.met
    return Joint(met, one.unknown & other.unknown & ~met)
