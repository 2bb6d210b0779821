"""All listings as search reads them: immutable arrays, true on one day and at one epoch."""

from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np
import numpy.typing as npt

from catalog.snapshot.bits import WORD, packed
from catalog.snapshot.columns import NONE, Columns
from catalog.snapshot.ground import Ground
from catalog.snapshot.names import Names
from catalog.snapshot.order import Rotation
from catalog.snapshot.table import Table, chunk_bounds
from catalog.snapshot.today import Day, availability_today, flags_of
from catalog.words.index import WordIndex

# Listings that may join before the arrays are made anew.
ROOM = 1024
# Beyond every number that a column holds.
LAST = np.iinfo(np.int32).max
# Farther than the next opening of anybody: the tables hold at most 32,767 days.
LONGEST_WAIT = 100_000
Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True)
class Holders:
    """Which listing stands at which position; `moved` says where those stand that are not where they began."""

    pk: npt.NDArray[np.int64]
    used: int
    sorted_pk: npt.NDArray[np.int64]
    sorted_at: npt.NDArray[np.intp]
    moved: dict[int, int]

    @classmethod
    def of(cls, pks: npt.NDArray[np.int64], capacity: int) -> Self:
        """The first positions are taken by `pks`, the others free."""
        order = np.argsort(pks)
        return cls(_room(pks, capacity, 0), pks.size, pks[order], order, {})

    def position(self, pk: int) -> int | None:
        """Where the listing stands, if it does."""
        if pk in self.moved:
            return self.moved[pk]
        at = int(np.searchsorted(self.sorted_pk, pk))
        known = at < self.sorted_pk.size and self.sorted_pk[at] == pk
        return int(self.sorted_at[at]) if known else None


@dataclass(frozen=True)
class Snapshot:
    """Listings by position: in the order of the day's rotation, then those that joined since.

    `soonest` and `course_low` are what those orders sort by; a position that nobody holds has no option at all.
    """

    epoch: int
    day: Day
    table: Table
    ground: Ground
    words: WordIndex
    rotation: Rotation
    names: Names
    holders: Holders
    soonest: npt.NDArray[np.int32]
    course_low: npt.NDArray[np.int32]

    @classmethod
    def build(cls, columns: Columns, day: Day, epoch: int) -> Self:
        """The arrays for entries in the order of the day's rotation."""
        capacity = -(-(len(columns) + ROOM) // WORD) * WORD
        places = np.arange(capacity, dtype=np.float64)
        return cls(
            epoch=epoch,
            day=day,
            table=_table(columns, capacity, day),
            ground=Ground.of(columns.place_of, columns.latitude, columns.longitude),
            words=WordIndex.build(columns.words),
            rotation=Rotation(len(columns), _room(columns.rank, capacity, 0), places),
            names=Names.of(columns.name, capacity),
            holders=Holders.of(columns.pk, capacity),
            soonest=_room(soonest(columns, day), capacity, LAST),
            course_low=_room(last_if_none(columns.course_low), capacity, LAST),
        )


def soonest(columns: Columns, day: Day) -> npt.NDArray[np.int32]:
    """What "soonest first" sorts by: who has room before who has a waitlist, then days until a first visit."""
    available = availability_today(columns, slice(0, len(columns)), day).astype(np.int32)
    opening = columns.next_opening_days
    return available * LONGEST_WAIT + np.where(opening == NONE, LONGEST_WAIT - 1, opening)


def last_if_none(column: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Numbers to sort by, with those not stated at the end."""
    return np.where(column == NONE, LAST, column).astype(np.int32)


def _table(columns: Columns, capacity: int, day: Day) -> Table:
    chunks = []
    for start, words in chunk_bounds(capacity):
        end = min(start + words * WORD, len(columns))
        bitmaps = packed(flags_of(columns, slice(min(start, end), end), day))
        chunks.append(np.pad(bitmaps, [(0, 0), (0, words - bitmaps.shape[1])]))
    return Table(tuple(chunks))


def _room(column: npt.NDArray[Kind], capacity: int, free: int) -> npt.NDArray[Kind]:
    """The column with free positions at its end."""
    return np.concatenate([column, np.full(capacity - column.size, free, column.dtype)])
