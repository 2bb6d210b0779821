"""What is kept of entries while they are read, part by part."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from catalog.options import KEYS
from catalog.snapshot.bits import WORD, packed, words_for
from catalog.snapshot.columns import NONE, Columns
from catalog.snapshot.table import Table, chunk_bounds
from catalog.snapshot.teams import Partners, slugs_of
from catalog.snapshot.today import NOT_AVAILABLE, Day, availability_today, flags_of

# Beyond every number that a column holds.
LAST = np.iinfo(np.int32).max
# Farther than the next opening of anybody: the tables hold at most 32,767 days.
LONGEST_WAIT = 100_000
# So many positions are held as flags at a time, which take eight times the room of bitmaps.
LOT = 256 * WORD
Column = np.ndarray[Any, Any]


class Parts:
    """Add parts in the order of the rotation; then take whole columns and the table of their options."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.listings = 0
        self.slugs: dict[int, str] = {}
        self._partners: list[Partners] = []
        self._columns: dict[str, list[Column]] = defaultdict(list)
        self._lots: list[Column] = []
        self._flags = np.zeros((len(KEYS), LOT), np.bool_)
        self.add(Columns.none())

    def add(self, part: Columns) -> Sequence[str]:
        """Keep what the arrays need of a part; its texts are handed back, to be indexed and forgotten."""
        kept = {
            "pk": part.pk,
            "rank": part.rank,
            "name": part.name,
            "soonest": soonest(part, self.day),
            "course_low": last_if_none(part.course_low),
            "owner": part.place_of + np.int32(self.listings),
            "latitude": part.latitude,
            "longitude": part.longitude,
            "place_state": part.place_state,
        }
        for name, column in kept.items():
            self._columns[name].append(column)
        self.slugs |= slugs_of(part)
        at = np.arange(self.listings, self.listings + len(part), dtype=np.int32)
        self._partners.append(Partners.of(part, at, self.day))
        self._add_flags(part)
        self.listings += len(part)
        return part.words

    def _add_flags(self, part: Columns) -> None:
        """Options as bitmaps, a lot at a time."""
        done = 0
        while done < len(part):
            filled = (self.listings + done) % LOT
            some = slice(done, min(len(part), done + LOT - filled))
            done = some.stop
            end = filled + some.stop - some.start
            self._flags[:, filled:end] = flags_of(part, some, self.day)
            if end == LOT:
                self._lots.append(packed(self._flags))

    def column(self, name: str, capacity: int | None = None, free: int = 0) -> Column:
        """A whole column, with free positions at its end up to `capacity`."""
        parts = self._columns.pop(name)
        if capacity is not None:
            parts.append(np.full(capacity - self.listings, free, parts[0].dtype))
        return np.concatenate(parts)

    def partners(self) -> Partners:
        """Who names whom."""
        names = [field.name for field in fields(Partners)]
        return Partners(
            *(np.concatenate([getattr(part, name) for part in self._partners]) for name in names)
        )

    def table(self, capacity: int) -> Table:
        """The options of all, with free positions at the end."""
        self._flags[:, self.listings % LOT :] = False
        self._lots.append(packed(self._flags))
        free = words_for(capacity) - len(self._lots) * (LOT // WORD)
        if free > 0:
            self._lots.append(np.zeros((len(KEYS), free), np.uint64))
        bitmaps = np.concatenate(self._lots, axis=1)
        return Table(
            tuple(
                bitmaps[:, start // WORD : start // WORD + words].copy()
                for start, words in chunk_bounds(capacity)
            )
        )


def soonest(columns: Columns, day: Day) -> Column:
    """What "soonest first" sorts by: who has room before who has a waitlist, then days until a first visit."""
    said = availability_today(columns, slice(0, len(columns)), day)
    available = np.minimum(said, NOT_AVAILABLE).astype(np.int32)
    opening = columns.next_opening_days
    return available * LONGEST_WAIT + np.where(opening == NONE, LONGEST_WAIT - 1, opening)


def last_if_none(column: Column) -> Column:
    """Numbers to sort by, with those not stated at the end."""
    return np.where(column == NONE, LAST, column).astype(np.int32)
