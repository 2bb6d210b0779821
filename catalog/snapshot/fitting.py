"""A client's question answered from a snapshot: who can treat the client, alone or as a care team, in the order of the rule."""

from functools import reduce
from operator import or_

import numpy as np

from catalog.snapshot.alone import Alone
from catalog.snapshot.bits import Bitmap, of_positions, size
from catalog.snapshot.pairs import pairs
from catalog.snapshot.ranks import Ranks
from catalog.snapshot.reach import Reach
from catalog.snapshot.snapshot import Snapshot
from catalog.snapshot.together import Flags, Together
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
        self.alone = Alone(self.verdicts, wanted, reduce(or_, self.filled.values()), self.filled)
        self.together = Together(
            self.verdicts, wanted, pairs(self.reach, list(wanted.roles), self.filled)
        )

    @property
    def complete(self) -> int:
        """How many full matches there are."""
        return size(self.alone.full) + int(np.count_nonzero(self.together.full))

    def answer(self, most: int | None) -> Fitted:
        """Everything, with the first `most` of each group, or all of them."""
        alone, together, near = self.alone, self.together, self.together.pairs.in_person
        incomplete, without = self._incomplete(most)
        return Fitted(
            all=self._group(alone.full & self.in_person, together.full & near, most),
            telehealth=self._group(alone.full & ~self.in_person, together.full & ~near, most),
            close=self._group(alone.close, together.close, most),
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

    def _group(self, alone: Bitmap, together: Flags, most: int | None) -> Group:
        total = size(alone) + int(np.count_nonzero(together))
        first = self._first(alone, together, most)
        return Group(total, first.members(self.snapshot.holders, most))

    def _first(self, alone: Bitmap, together: Flags, most: int | None) -> Ranks:
        return Ranks.joined([self.alone.first(alone, most), self.together.first(together, most)])

    def _alone(self) -> dict[int, int]:
        """The most first; of even ones whose first match stands first."""
        outs = [out for out, _ in self.alone.musts]
        found = []
        for number, only in enumerate(self.alone.only(outs), start=OPENING):
            persons = only & self.alone.close
            teams = ~self.together.musts[number - OPENING].met & (self.together.missing == 1)
            teams &= self.together.close
            if many := size(persons) + int(np.count_nonzero(teams)):
                found.append((many, number, persons, teams))
        counts = [many for many, *_ in found]
        if len(set(counts)) == len(counts):
            found.sort(key=lambda each: -each[0])
        else:
            found.sort(key=lambda each: (-each[0], self._first(each[2], each[3], 1).lowest()))
        return {number: many for many, number, *_ in found}

    def _kept_out(self) -> dict[str, int]:
        facets: dict[str, list[int]] = {"accepting": [0]}
        for number, must in enumerate(self.wanted.must, start=1):
            facets.setdefault(must.facet, []).append(number)
        outs = [out for out, _ in self.alone.musts]
        persons = self.alone.only(
            [reduce(or_, (outs[each] for each in of)) for of in facets.values()]
        )
        missed = [
            np.any([~self.together.musts[each].met for each in of], axis=0)
            for of in facets.values()
        ]
        once = np.sum(missed, axis=0) == 1
        counts = {
            facet: size(each) + int(np.count_nonzero(teams & once))
            for facet, each, teams in zip(facets, persons, missed, strict=True)
        }
        return {facet: many for facet, many in counts.items() if many}

    def _incomplete(self, most: int | None) -> tuple[list[int], bool]:
        """Who offers a model, is no part of a full team for any, and breaks no must; and whether one of them lacks a prescriber."""
        teams = self.together.pairs
        words = self.snapshot.table.words
        complete = reduce(or_, self.filled.values()) | of_positions(
            np.concatenate([teams.therapist, teams.prescriber]), words
        )
        there = reduce(or_, self.there.values())
        everybody = dict.fromkeys(self.wanted.roles, ~self.reach.nobody)
        them = Alone(self.verdicts, self.wanted, there & ~complete, everybody)
        found = them.first(them.full, most).members(self.snapshot.holders, most)
        return [pk for (pk,) in found], bool((them.full & self._without_prescriber()).any())

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
