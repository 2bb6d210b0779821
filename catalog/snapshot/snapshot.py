"""All listings as search reads them: immutable arrays, true on one day and at one epoch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from catalog.snapshot.bits import WORD, words_for
from catalog.snapshot.columns import Columns
from catalog.snapshot.ground import Ground
from catalog.snapshot.holders import Holders
from catalog.snapshot.names import Names
from catalog.snapshot.order import Rotation
from catalog.snapshot.parts import LAST, Parts
from catalog.snapshot.table import Table
from catalog.snapshot.teams import Teams
from catalog.snapshot.today import Day
from catalog.words.index import WordIndex

# Listings that may join before the arrays are made anew.
ROOM = 1024


@dataclass(frozen=True)
class Snapshot:
    """Listings by position: in the order of the day's rotation, then those that joined since.

    `soonest` and `course_low` are what those orders sort by, `teams` the partners; a position that nobody holds has no option at all.
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
    teams: Teams

    @classmethod
    def build(cls, parts: Iterable[Columns], day: Day, epoch: int) -> Self:
        """The arrays for entries in the order of the day's rotation, of which one part is held at a time."""
        kept = Parts(day)
        words = WordIndex.build(text for part in parts for text in kept.add(part))
        capacity = words_for(kept.listings + ROOM) * WORD
        holders = Holders.of(kept.column("pk"), capacity)
        return cls(
            epoch=epoch,
            day=day,
            table=kept.table(capacity),
            ground=Ground.of(*map(kept.column, ("owner", "latitude", "longitude", "place_state"))),
            words=words,
            rotation=Rotation(
                kept.listings,
                kept.column("rank", capacity),
                np.arange(capacity, dtype=np.float64),
            ),
            names=Names.of(kept.column("name"), capacity),
            holders=holders,
            soonest=kept.column("soonest", capacity, LAST),
            course_low=kept.column("course_low", capacity, LAST),
            teams=Teams.of(kept.partners(), kept.slugs, holders, day),
        )
