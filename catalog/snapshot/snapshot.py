"""All listings as search reads them: immutable arrays, true on one day and at one epoch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from catalog.snapshot.bits import WORD, words_for
from catalog.snapshot.columns import Columns
from catalog.snapshot.ground import Ground
from catalog.snapshot.names import Names
from catalog.snapshot.order import Rotation
from catalog.snapshot.parts import LAST, Parts
from catalog.snapshot.table import Table
from catalog.snapshot.today import Day
from catalog.words.index import WordIndex

# Listings that may join before the arrays are made anew.
ROOM = 1024


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
        room = np.zeros(capacity - pks.size, np.int64)
        return cls(np.concatenate([pks, room]), pks.size, pks[order], order, {})

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
    def build(cls, parts: Iterable[Columns], day: Day, epoch: int) -> Self:
        """The arrays for entries in the order of the day's rotation, of which one part is held at a time."""
        kept = Parts(day)
        words = WordIndex.build(text for part in parts for text in kept.add(part))
        capacity = words_for(kept.listings + ROOM) * WORD
        return cls(
            epoch=epoch,
            day=day,
            table=kept.table(capacity),
            ground=Ground.of(*map(kept.column, ("owner", "latitude", "longitude"))),
            words=words,
            rotation=Rotation(
                kept.listings,
                kept.column("rank", capacity),
                np.arange(capacity, dtype=np.float64),
            ),
            names=Names.of(kept.column("name"), capacity),
            holders=Holders.of(kept.column("pk"), capacity),
            soonest=kept.column("soonest", capacity, LAST),
            course_low=kept.column("course_low", capacity, LAST),
        )
