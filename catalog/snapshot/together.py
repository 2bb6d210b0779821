"""Care teams by what their members meet, and by what they meet together."""

from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from catalog.options import OF_SERVICES
from catalog.snapshot.bits import Bitmap
from catalog.snapshot.pairs import Pairs
from catalog.snapshot.ranks import Ints, Ranks, fit_key
from catalog.snapshot.verdicts import Counting, Verdict, Verdicts
from catalog.wanted import Condition, Wanted

Flags = npt.NDArray[np.bool_]
ONE = np.uint64(1)


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
        both = np.concatenate([pairs.therapist, pairs.prescriber])
        self._word, self._bit = both >> 6, (both & 63).astype(np.uint64)

    @cached_property
    def musts(self) -> list[Joint]:
        """What comes of the taking of clients, and of each must."""
        opening = self.verdicts.opening(self.wanted.accepting)
        found = [_all(*self._at(opening))]
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
        fresh = np.sum([self._flags(bitmap) for bitmap in self.verdicts.fresh], axis=0)
        return np.maximum(
            *(fit_key(met[side], unmet[side], fresh[side], most) for side in range(2))
        )

    def _of(self, condition: Condition) -> tuple[Joint, Joint, Joint]:
        """What comes of a condition for the two together, and for each alone."""
        if condition.facet in OF_SERVICES:
            one, other = self._by_models(condition)
            if condition.facet != "cost":
                return _of_services(one, other), one, other
        else:
            one, other = self._at(self.verdicts.of(condition, {}))
        return (_any if condition.shared else _all)(one, other), one, other

    def _flags(self, bitmap: Bitmap, teams: npt.NDArray[np.intp] | slice = slice(None)) -> Flags:
        """Whether therapists and prescribers, in two rows, are in a set."""
        size = self.pairs.turn.size
        word, bit = (each.reshape(2, size)[:, teams] for each in (self._word, self._bit))
        return (bitmap[word] >> bit & ONE).astype(np.bool_)

    def _at(
        self, verdict: Verdict, teams: npt.NDArray[np.intp] | slice = slice(None)
    ) -> tuple[Joint, Joint]:
        met, unknown = (self._flags(bitmap, teams) for bitmap in verdict)
        unknown &= ~met
        return Joint(met[0], unknown[0]), Joint(met[1], unknown[1])

    def _by_models(self, condition: Condition) -> tuple[Joint, Joint]:
        """By the services of the models for which each team is one."""
        if len(self._same_models) == 1:
            return self._at(self.verdicts.of(condition, self._same_models[0][0]))
        found = np.zeros((4, self.pairs.turn.size), np.bool_)
        for counting, teams in self._same_models:
            one, other = self._at(self.verdicts.of(condition, counting), teams)
            found[:, teams] = (*one, *other)
        return Joint(found[0], found[1]), Joint(found[2], found[3])

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
