"""A client's question answered from a snapshot: who can treat the client, alone or as a care team, in the order of the rule."""

from functools import reduce
from operator import or_

import numpy as np

from catalog.snapshot.bits import Bitmap, contains, of_positions, size
from catalog.snapshot.judged import Flags, Judged
from catalog.snapshot.pairs import pairs
from catalog.snapshot.reach import Reach
from catalog.snapshot.snapshot import Snapshot
from catalog.snapshot.verdicts import Verdicts
from catalog.wanted import PRESCRIBER, Fitted, Group, Wanted

# In place of a must's number: the taking of clients.
OPENING = -1


class Fitting:
    """One question to one snapshot."""

    def __init__(self, snapshot: Snapshot, wanted: Wanted) -> None:
        self.snapshot = snapshot
        self.wanted = wanted
        self.reach = Reach(snapshot, wanted)
        self.verdicts = Verdicts(self.reach)
        # For each model: who can be had for it, and who fills all of its roles alone.
        self.there = dict.fromkeys(wanted.roles, self.reach.nobody)
        self.filled = dict.fromkeys(wanted.roles, self.reach.nobody)
        self.in_person = self.reach.nobody
        for model in wanted.roles:
            self._fill(model)
        self.teams = pairs(self.reach, list(wanted.roles), self.filled)
        self.judged = Judged(
            self.verdicts, wanted, reduce(or_, self.filled.values()), self.filled, self.teams
        )

    @property
    def complete(self) -> int:
        """How many full matches there are."""
        return int(np.count_nonzero(self.judged.full))

    def answer(self, most: int | None) -> Fitted:
        """Everything, with the first `most` of each group, or all of them."""
        judged = self.judged
        near = np.concatenate([contains(self.in_person, judged.persons), self.teams.in_person])
        incomplete, without = self._incomplete(most)
        return Fitted(
            all=self._group(judged.full & near, most),
            telehealth=self._group(judged.full & ~near, most),
            close=self._group(judged.close, most),
            alone=self._alone(),
            kept_out=self._kept_out(),
            incomplete=incomplete,
            helpers=self._helpers(most) if without else [],
        )

    def _fill(self, model: str) -> None:
        for state in self.reach.states:
            here, offers = self.reach.offering(model, state)
            fills = offers
            for role in self.wanted.roles[model]:
                fills = fills & self.reach.filling(role, model, state)
            self.there[model] = self.there[model] | offers
            self.filled[model] = self.filled[model] | fills
            # Of the states where somebody can be had, one with a place comes first.
            self.in_person = self.in_person | fills & here

    def _group(self, group: Flags, most: int | None) -> Group:
        first = self.judged.first(group, most).members(self.snapshot.holders, most)
        return Group(int(np.count_nonzero(group)), first)

    def _alone(self) -> dict[int, int]:
        """The most first; of even ones whose first match stands first."""
        once = self.judged.close & (self.judged.missing == 1)
        found = []
        for number, missed in enumerate(self.judged.missed, start=OPENING):
            group = missed & once
            if many := int(np.count_nonzero(group)):
                found.append((many, number, group))
        counts = [many for many, *_ in found]
        if len(set(counts)) == len(counts):
            found.sort(key=lambda each: -each[0])
        else:
            found.sort(key=lambda each: (-each[0], self.judged.first(each[2], 1).lowest()))
        return {number: many for many, number, _ in found}

    def _kept_out(self) -> dict[str, int]:
        facets: dict[str, list[int]] = {"accepting": [0]}
        for number, must in enumerate(self.wanted.must, start=1):
            facets.setdefault(must.facet, []).append(number)
        missed = np.stack([self.judged.missed[of].any(axis=0) for of in facets.values()])
        counts = (missed & (missed.sum(axis=0) == 1)).sum(axis=1).tolist()
        return {facet: many for facet, many in zip(facets, counts, strict=True) if many}

    def _incomplete(self, most: int | None) -> tuple[list[int], bool]:
        """Who offers a model, is no part of a full team for any, and breaks no must; and whether one of them lacks a prescriber."""
        words = self.snapshot.table.words
        complete = reduce(or_, self.filled.values()) | of_positions(
            np.concatenate([self.teams.therapist, self.teams.prescriber]), words
        )
        them = reduce(or_, self.there.values()) & ~complete
        everybody = dict.fromkeys(self.wanted.roles, ~self.reach.nobody)
        for met, _ in self.verdicts.musts(everybody):
            them = them & met
        judged = Judged(self.verdicts, self.wanted, them, everybody)
        found = judged.first(judged.full, most).members(self.snapshot.holders, most)
        return [pk for (pk,) in found], bool((them & self._without_prescriber()).any())

    def _without_prescriber(self) -> Bitmap:
        """Who offers a model that needs a prescriber, and is none for it where they can be had."""
        found = self.reach.nobody
        for model, roles in self.wanted.roles.items():
            if PRESCRIBER in roles:
                filling = self.reach.nobody
                for state in self.reach.states:
                    _, offers = self.reach.offering(model, state)
                    filling = filling | offers & self.reach.filling(PRESCRIBER, model, state)
                found = found | self.there[model] & ~filling
        return found

    def _helpers(self, most: int | None) -> list[int]:
        """Prescribers who take clients and say that they work with outside therapists, in the order of the day."""
        prescribing = self.reach.nobody
        for state in self.reach.states:
            ways = self.reach.ways(state)
            prescribing = prescribing | ways & self.reach.row(f"prescribes@{state}")
        taking, _ = self.verdicts.opening(self.wanted.accepting)
        helping = prescribing & taking & self.reach.row("therapy:partner")
        count = size(helping) if most is None else most
        positions = self.snapshot.rotation.some_in_order(helping, 0, count)
        return self.snapshot.holders.pk[positions].tolist()
