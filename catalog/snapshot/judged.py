"""Who can treat a client, side by side: persons and practices first, then care teams, each with what they meet.

A list holds a few thousand at most, where everybody in the country has a bit in a bitmap: so what is asked of them is gathered once, for
all conditions in one step, and then counted in small arrays.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from catalog.options import OF_SERVICES
from catalog.snapshot.bits import ONE_BIT, Bitmap, bytes_of, flags_of, positions_in
from catalog.snapshot.pairs import Pairs
from catalog.snapshot.ranks import Ints, Ranks, fit_key
from catalog.snapshot.verdicts import Counting, Verdict, Verdicts
from catalog.wanted import Condition, Wanted

Flags = npt.NDArray[np.bool_]
# The taking of clients comes as a must before the others; who is unknown to a team is unknown to both.
ALL, ANY, OF_BOTH = range(3)


class Told(NamedTuple):
    """By condition and by whom: whether it is met, and whether that is unknown."""

    met: Flags
    unknown: Flags

    @property
    def unmet(self) -> Flags:
        """Whether it is clear that it is not met."""
        return ~(self.met | self.unknown)


class Judged:
    """Persons, by the services that count for each, and teams, by those of the models for which they are one."""

    def __init__(
        self,
        verdicts: Verdicts,
        wanted: Wanted,
        persons: Bitmap,
        counting: Counting,
        teams: Pairs | None = None,
    ) -> None:
        self.verdicts = verdicts
        self.wanted = wanted
        self.counting = counting
        self.persons = positions_in(persons)
        self.teams = teams if teams is not None and teams.turn.size else None
        self.size = self.persons.size + (self.teams.turn.size if self.teams else 0)

    @cached_property
    def missed(self) -> Flags:
        """By must, the taking of clients first, and by whom: whether it is not met."""
        return ~self._musts.met

    @cached_property
    def missing(self) -> Ints:
        """How many musts are not met."""
        return self.missed.sum(axis=0, dtype=np.int64)

    @cached_property
    def full(self) -> Flags:
        """Who misses nothing."""
        return self.missing == 0

    @cached_property
    def close(self) -> Flags:
        """Who misses something, and of what is known no more than `wanted.close`."""
        broken = self._musts.unmet.sum(axis=0, dtype=np.int64)
        return ~self.full & (broken <= self.wanted.close)

    def first(self, group: Flags, count: int | None) -> Ranks:
        """The first of a group and those who tie with the last of them, in no order, with the keys that order them."""
        found = np.flatnonzero(group)
        if count is not None and found.size > count:
            key = self.missing[found] << 40 | self._fit[found]
            found = found[key <= np.partition(key, count - 1)[count - 1]]
        persons = found[: np.searchsorted(found, self.persons.size)]
        ones = self.persons[persons]
        missing, fit = self.missing[found], self._fit[found]
        turn = self.verdicts.reach.snapshot.rotation.rank[ones]
        none = np.full(ones.size, -1)
        if self.teams is None:
            return Ranks(missing, fit, np.zeros(ones.size), turn, ones, none)
        at = found[persons.size :] - self.persons.size
        return Ranks(
            missing,
            fit,
            np.concatenate([np.zeros(ones.size), self.teams.miles[at]]),
            np.concatenate([turn, self.teams.turn[at]]),
            np.concatenate([ones, self.teams.therapist[at]]),
            np.concatenate([none, self.teams.prescriber[at]]),
        )

    @cached_property
    def _musts(self) -> Told:
        opening = self.verdicts.opening(self.wanted.accepting)
        alone = self._of_persons(self.wanted.must, opening)
        if self.teams is None:
            return alone
        sides = self._of_partners(self.wanted.must, opening)
        ways = np.array([ALL, *map(_way, self.wanted.must)])[:, None]
        return Told(
            *(np.concatenate(each, axis=1) for each in zip(alone, _both(sides, ways), strict=True))
        )

    @cached_property
    def _fit(self) -> Ints:
        """That of the weaker partner, where there are two."""
        wishes = self.wanted.wishes
        weights = np.array([wish.weight for wish in wishes], np.int64)
        fresh = self._fresh(self.persons)
        alone = _fits(self._of_persons(wishes), weights, fresh) if wishes else _fit_of_none(fresh)
        if self.teams is None:
            return alone
        fresh = self._fresh(self._members.ravel())
        if not wishes:
            each = _fit_of_none(fresh)
        else:
            sides = self._of_partners(wishes)
            together = _both(sides, np.array([*map(_way, wishes)])[:, None])
            shared = np.array([wish.shared for wish in wishes])[:, None, None]
            told = (
                np.where(shared, whole[:, None], side).reshape(len(wishes), -1)
                for whole, side in zip(together, sides, strict=True)
            )
            each = _fits(Told(*told), weights, fresh)
        return np.concatenate([alone, each.reshape(2, -1).max(axis=0)])

    def _fresh(self, positions: npt.NDArray[np.intp]) -> Ints:
        return flags_of(self.verdicts.fresh, positions).sum(axis=0, dtype=np.int64)

    @cached_property
    def _members(self) -> npt.NDArray[np.intp]:
        """Therapists, then prescribers: a row each."""
        assert self.teams is not None
        return np.stack([self.teams.therapist, self.teams.prescriber]).astype(np.intp)

    def _of_persons(self, conditions: Sequence[Condition], *more: Verdict) -> Told:
        verdicts = [*more, *(self.verdicts.of(each, self.counting) for each in conditions)]
        bitmaps = [each for verdict in verdicts for each in verdict]
        return _told(flags_of(bitmaps, self.persons))

    def _of_partners(self, conditions: Sequence[Condition], *more: Verdict) -> Told:
        """By condition, therapist or prescriber, and team."""
        bitmaps = [each for verdict in more for each in verdict]
        rows = [[number] * len(self._countings) for number in range(len(bitmaps))]
        for condition in conditions:
            many = len(self._countings) if condition.facet in OF_SERVICES else 1
            verdicts = [self.verdicts.of(condition, each) for each in self._countings[:many]]
            for part in zip(*verdicts, strict=True):
                first = len(bitmaps)
                rows.append([first + each % many for each in range(len(self._countings))])
                bitmaps += part
        chosen = np.array(rows)[:, None, self._counting_of]
        members = self._members
        taken = bytes_of(bitmaps)[chosen, members >> 3]
        flags = (taken >> (members & 7).astype(np.uint8) & ONE_BIT).view(np.bool_)
        return _told(flags)

    @cached_property
    def _countings(self) -> list[Counting]:
        """For each set of models for which teams are one, what counts for these teams."""
        models, everybody = list(self.wanted.roles), ~self.verdicts.reach.nobody
        return [
            {model: everybody for place, model in enumerate(models) if number >> place & 1}
            for number in self._sets_of_models[0].tolist()
        ]

    @cached_property
    def _counting_of(self) -> npt.NDArray[np.intp]:
        """By team, which of them."""
        return self._sets_of_models[1]

    @cached_property
    def _sets_of_models(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        assert self.teams is not None
        bits = (self.teams.models << np.arange(len(self.wanted.roles))[:, None]).sum(axis=0)
        return np.unique(bits, return_inverse=True)


def _told(flags: Flags) -> Told:
    """From what is met, and what is unknown, by turns."""
    met, unknown = flags[::2], flags[1::2]
    return Told(met, unknown & ~met)


def _way(condition: Condition) -> int:
    """How two meet a condition: by all their services together, by one of them, or both."""
    if condition.facet in OF_SERVICES and condition.facet != "cost":
        return OF_BOTH
    return ANY if condition.shared else ALL


def _both(sides: Told, ways: npt.NDArray[np.intp]) -> Told:
    """Of teams, from what their two members meet.

    Where one is enough, one of whom it is not known leaves it open; where both have to, one who does not is enough to say so; what
    they offer together is not known when neither says.
    """
    one, other = (Told(sides.met[:, side], sides.unknown[:, side]) for side in range(2))
    either = one.unknown | other.unknown
    met = np.where(ways == ALL, one.met & other.met, one.met | other.met)
    unknown = np.where(ways == ALL, either & ~(one.unmet | other.unmet), either & ~met)
    unknown = np.where(ways == OF_BOTH, one.unknown & other.unknown & ~met, unknown)
    return Told(met, unknown)


def _fits(told: Told, weights: Ints, fresh: Ints) -> Ints:
    met, unmet = (weights @ flags.astype(np.int64) for flags in (told.met, told.unmet))
    return fit_key(met, unmet, fresh, int(weights.sum()))


def _fit_of_none(fresh: Ints) -> Ints:
    """The fit to a client without wishes."""
    nothing = np.zeros_like(fresh)
    return fit_key(nothing, nothing, fresh, 0)
