"""What comes of a condition for every listing at once: who meets it, and of whom it is not known.

What neither holds for does not meet it. Outside of the listings that are asked about, both mean nothing.
"""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from catalog.options import OF_SERVICES, SAFETY, SILENT, VALUES
from catalog.snapshot.bits import Bitmap
from catalog.snapshot.reach import Reach
from catalog.wanted import Condition
from providers.vocabulary.practice import COST_FLOORS, Cost

# Chosen models, and for whom each counts: a service of another kind of treatment is none.
Counting = Mapping[str, Bitmap]
# Who meets it; of whom it is not known.
Verdict = tuple[Bitmap, Bitmap]
BANDS = sorted(COST_FLOORS, key=COST_FLOORS.__getitem__)
AVAILABILITY = {"open": "accepting:now", "waitlist": "accepting:waitlist"}
AUTHORITY = {"yes": "prescribes", "own": "own", "collaborating": "collab"}


class Verdicts:
    """The conditions of one question, over the listings in reach."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self._known: dict[Condition, Verdict] = {}
        self._by_model: dict[tuple[str, str, tuple[str, ...]], Bitmap] = {}

    def of(self, condition: Condition, counting: Counting) -> Verdict:
        """What comes of a condition, by the services that count."""
        if condition.facet == "cost":
            return self._cost(condition, counting)
        if condition.facet in OF_SERVICES:
            met = self._offered(condition.facet, condition.values, counting)
            return met, ~self._offered(condition.facet, tuple(VALUES[condition.facet]), counting)
        if condition not in self._known:
            self._known[condition] = self._of_listing(condition)
        return self._known[condition]

    def musts(self, counting: Counting) -> list[Verdict]:
        """What comes of the taking of clients, and of each must."""
        wanted = self.reach.wanted
        return [self.opening(wanted.accepting), *(self.of(must, counting) for must in wanted.must)]

    def opening(self, accepting: frozenset[str]) -> Verdict:
        """Who takes clients in a way that is accepted; old words on it are unknown, not no."""
        unknown = ~self.reach.row("stated:accepting")
        keys = [AVAILABILITY.get(each, f"availability:{each}") for each in sorted(accepting)]
        met = self._any(keys)
        return (met | unknown if "unknown" in accepting else met), unknown & ~met

    @property
    def fresh(self) -> list[Bitmap]:
        """Who said in time whether they take clients, and who tells all about the safety of a session."""
        return [self.reach.row("stated:accepting"), self.reach.row(SAFETY)]

    def _of_listing(self, condition: Condition) -> Verdict:
        facet, values = condition.facet, condition.values
        nobody = self.reach.nobody
        if facet in ("prescribes", "team"):
            return self._licensed(condition)
        met = self._any([f"{facet}:{value}" for value in values])
        if facet == "verified" and "any" in values:
            return ~nobody, nobody
        if facet in ("state", "verified"):
            return met, nobody
        stated = (
            self.reach.row(f"stated:{facet}")
            if facet in SILENT
            else self._any([f"{facet}:{value}" for value in VALUES[facet]])
        )
        return met, ~stated

    def _licensed(self, condition: Condition) -> Verdict:
        """Where the client can be seen; what nobody has confirmed yet is unknown."""
        met = unknown = self.reach.nobody
        for state in self.reach.states:
            ways = self.reach.ways(state)
            whats = ["team"] if condition.facet == "team" else map(AUTHORITY.get, condition.values)
            met = met | ways & self._any([f"{what}@{state}" for what in whats])
            unknown = unknown | ways & self.reach.row(f"not_confirmed@{state}")
        return met, unknown & ~met

    def _cost(self, condition: Condition, counting: Counting) -> Verdict:
        """By the band of the cheapest course."""
        met = stated = self.reach.nobody
        for band in BANDS:
            begun = self._offered("cost", (band,), counting)
            if band in condition.values:
                met = met | begun & ~stated
            stated = stated | begun
        if Cost.NOT_STATED in condition.values:
            return met | ~stated, self.reach.nobody
        return met, ~stated

    def _offered(self, facet: str, values: tuple[str, ...], counting: Counting) -> Bitmap:
        found = self.reach.nobody
        for model, whose in counting.items():
            asked = (model, facet, values)
            if asked not in self._by_model:
                keys = [f"{model}/{facet}:{value}" for value in values]
                self._by_model[asked] = self._any(keys)
            found = found | whose & self._by_model[asked]
        return found

    def _any(self, keys: list[str]) -> Bitmap:
        return reduce(or_, map(self.reach.row, keys), self.reach.nobody)
