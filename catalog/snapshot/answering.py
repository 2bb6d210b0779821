"""A question answered from a snapshot: sets joined by "and", sizes of sets, and the first few of an order."""

from collections.abc import Sequence
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Any

import numpy as np
import numpy.typing as npt

from catalog.options import COUNTED, LISTED, ROWS
from catalog.question import Answer, Keys, Question
from catalog.snapshot.bits import WORD, Bitmap, Positions, contains, of_positions, size
from catalog.snapshot.ground import Inside
from catalog.snapshot.snapshot import Snapshot
from catalog.words.bitmaps import Mentions, mentions
from providers.vocabulary.treatment import Format


class Asked:
    """One question to one snapshot; nothing is worked out twice."""

    def __init__(self, snapshot: Snapshot, question: Question) -> None:
        self.snapshot = snapshot
        self.question = question

    def answer(self, first: int, count: int) -> Answer:
        """The answer with the page of `count` listings that begins after `first`."""
        found = self.found
        page = self.page(first, count)
        return Answer(
            total=size(found),
            pks=self.snapshot.holders.pk[page].tolist(),
            counts=self.counts(),
            without={name: size(others) for name, others in self.others.items()},
        )

    @cached_property
    def sets(self) -> dict[str, Bitmap]:
        """What each thing that narrows lets through."""
        table = self.snapshot.table
        sets = {
            facet: table.any_of([ROWS[key] for key in keys])
            for facet, keys in self.question.narrowing.items()
        }
        if self._by_route:
            sets["prescribes"] = self._prescribers(self.question.query.routes)
        if self.question.query.place:
            sets["near"] = self._near()
        if self.spoken is not None:
            sets["q"] = self.spoken.all
        return sets

    @cached_property
    def found(self) -> Bitmap:
        """What fits everything."""
        found = self.snapshot.table.row(ROWS[LISTED])
        for bitmap in self.sets.values():
            found = found & bitmap
        return found

    @cached_property
    def others(self) -> dict[str, Bitmap]:
        """For each thing that narrows, what fits all the others."""
        names, sets = list(self.sets), list(self.sets.values())
        before = [self.snapshot.table.row(ROWS[LISTED])]
        for bitmap in sets[:-1]:
            before.append(before[-1] & bitmap)
        others = {}
        after: Bitmap | None = None
        for number in range(len(sets) - 1, -1, -1):
            others[names[number]] = before[number] if after is None else before[number] & after
            after = sets[number] if after is None else sets[number] & after
        if self._by_route:
            # Without a route, the law's limits to routes do not matter either.
            others["route"] = self._but_for_routes & self._prescribers(frozenset())
        return others

    @cached_property
    def spoken(self) -> Mentions | None:
        """The listings that have the words; None when no word narrows."""
        capacity = self.snapshot.table.words * WORD
        words = self.question.query.words
        return mentions(words, self.snapshot.words, capacity, self._row) if words else None

    @cached_property
    def inside(self) -> Inside:
        """The places in the circle."""
        query = self.question.query
        assert query.place is not None
        return self.snapshot.ground.inside(
            query.place.latitude, query.place.longitude, query.within
        )

    def counts(self) -> dict[str, list[int]]:
        """For each counted facet, how many fit each option and everything else that was asked."""
        table = self.snapshot.table
        everything: npt.NDArray[np.int64] | None = None
        counts = {}
        for facet, keys in self.question.counted.items():
            rows = _rows(keys)
            others = self.others.get(facet)
            if facet == "format" and self.question.query.place:
                counts[facet] = self._formats(keys)
            elif facet == "route" and "prescribes" in self.sets and self._limits:
                counts[facet] = self._routes(keys)
            elif facet == "prescribes" and self.question.query.routes and self._limits:
                rest = self.found if others is None else others
                routes = self.question.query.routes
                counts[facet] = [size(rest & self._covered(key, routes)) for key in keys]
            elif others is not None:
                counts[facet] = table.counts(others, rows).tolist()
            elif isinstance(rows, slice):
                if everything is None:
                    everything = table.counts(self.found, slice(0, COUNTED))
                counts[facet] = everything[rows].tolist()
            else:
                counts[facet] = table.counts(self.found, rows).tolist()
        return counts

    def _formats(self, keys: Keys) -> list[int]:
        """Each format as if it alone were asked for: telehealth widens the circle, and the others do not."""
        rest = self._row(LISTED)
        for name, bitmap in self.sets.items():
            if name not in ("near", "format"):
                rest = rest & bitmap
        table, rows = self.snapshot.table, _rows(keys)
        near = table.counts(rest & self._circle(), rows).tolist()
        wide = table.counts(rest & (self._circle() | self._from_afar()), rows).tolist()
        afar = f"format:{Format.TELEHEALTH}"
        return [
            wider if key == afar else nearer
            for key, nearer, wider in zip(keys, near, wide, strict=True)
        ]

    def _routes(self, keys: Keys) -> list[int]:
        """Each route as if it alone were asked for: a prescriber has to be one for it."""
        rest = self._but_for_routes
        found = []
        for key in keys:
            route = frozenset({key.removeprefix("route:")})
            found.append(size(rest & self._row(key) & self._prescribers(route)))
        return found

    @cached_property
    def _by_route(self) -> bool:
        """A prescriber is asked for, and for some routes, and the law there limits somebody."""
        asked = self.question.query.routes and "prescribes" in self.question.narrowing
        return bool(asked) and self._limits

    @cached_property
    def _limits(self) -> bool:
        """Anywhere, somebody's authority may hold for some routes only; in the client's state, when nobody's does, not."""
        state = self.question.query.client_state
        return not state or bool(self._row(f"limited@{state}").any())

    @cached_property
    def _but_for_routes(self) -> Bitmap:
        """What fits everything but the route, and the prescriber that it belongs to."""
        rest = self._row(LISTED)
        for name, bitmap in self.sets.items():
            if name not in ("route", "prescribes"):
                rest = rest & bitmap
        return rest

    def _prescribers(self, routes: frozenset[str]) -> Bitmap:
        """The prescribers asked for who are such for one of the routes; of any route when none is given."""
        keys = self.question.narrowing["prescribes"]
        return reduce(or_, [self._covered(key, routes) for key in keys])

    def _covered(self, key: str, routes: frozenset[str]) -> Bitmap:
        """Who has an option such as "own@OR" or, in any state, "own@", for one of the routes."""
        if not routes:
            return self._row(key)
        what, _, state = key.partition("@")
        if not state:
            return reduce(or_, [self._row(f"{what}_{route}@") for route in sorted(routes)])
        only = [self._row(f"only_{route}@{state}") for route in sorted(routes)]
        return self._row(key) & reduce(or_, only, ~self._row(f"limited@{state}"))

    def page(self, first: int, count: int) -> Positions:
        """The positions of a page of results, in the order asked for."""
        snapshot, rotation = self.snapshot, self.snapshot.rotation
        sort = self.question.sort
        if sort in ("name", "soonest", "cost"):
            keys: dict[str, npt.NDArray[Any]] = {
                "name": snapshot.names.rank,
                "soonest": snapshot.soonest,
                "cost": snapshot.course_low,
            }
            return rotation.by_key(self.found, keys[sort], first, count)
        if self.question.query.place:
            return self._nearest(first, count)
        if self.spoken is not None:
            return self._as_typed_first(self.found & self.spoken.as_typed, first, count)
        return rotation.some_in_order(self.found, first, count)

    def _near(self) -> Bitmap:
        if Format.TELEHEALTH in self.question.query.formats:
            return self._circle() | self._from_afar()
        return self._circle()

    def _circle(self) -> Bitmap:
        return of_positions(self.inside.owner, self.snapshot.table.words)

    def _from_afar(self) -> Bitmap:
        """Who sees clients of the place's state by telehealth."""
        place = self.question.query.place
        assert place is not None
        return self._row(f"telehealth@{place.state}")

    def _nearest(self, first: int, count: int) -> Positions:
        fits = contains(self.found, self.inside.owner)
        owner, nearness = self.inside.owner[fits], self.inside.nearness[fits]
        near = self.snapshot.rotation.by_distance(owner, nearness, first + count)
        if near.size == first + count:
            return near[first:]
        # Fewer than asked for: those were all, and the rest are seen by telehealth only.
        afar = self.found & ~of_positions(owner, self.snapshot.table.words)
        start = max(0, first - near.size)
        missing = count - max(0, near.size - first)
        rest = self.snapshot.rotation.some_in_order(afar, start, missing)
        return np.concatenate([near[first:], rest])

    def _as_typed_first(self, as_typed: Bitmap, first: int, count: int) -> Positions:
        rotation, ahead = self.snapshot.rotation, size(as_typed)
        if first + count <= ahead:
            return rotation.some_in_order(as_typed, first, count)
        page = rotation.some_in_order(self.found & ~as_typed, max(0, first - ahead), count)
        if first >= ahead:
            return page
        ahead_of_them = rotation.some_in_order(as_typed, first, count)
        return np.concatenate([ahead_of_them, page[: count - ahead_of_them.size]])

    def _row(self, key: str) -> Bitmap:
        return self.snapshot.table.row(ROWS[key])


@lru_cache(maxsize=1000)
def _rows(keys: tuple[str, ...]) -> slice | Sequence[int]:
    """The rows of keys; as a slice where they stand side by side among those that are always counted."""
    rows = [ROWS[key] for key in keys]
    first, last = rows[0], rows[-1]
    if last < COUNTED and rows == list(range(first, last + 1)):
        return slice(first, last + 1)
    return rows
