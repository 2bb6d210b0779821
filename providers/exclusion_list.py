"""What the federal exclusion list says of a provider. The list is kept in a room above, which answers here."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from providers.models import Evidence

# How the evidence that is left by an entry of the list, and by what was decided on it, says that it was made.
COMPARED_BY_NPI = "Compared by NPI with the list of all exclusions"
COMPARED_ROW = "Compared the row of the list with the listing"


@dataclass(frozen=True)
class Comparison:
    """The newest list with which a provider was compared, and what became of its entries that could be about them.

    `is_open` while a person still has to find something out. `named_on` is the day of the last list with an entry that a person found
    to be about them, at `named_at`; it is open, too, when the newest list has the entry no more. `differs_at` is when an entry was last
    found to be about somebody else, `over_at` when one was last found to count no more.
    """

    day: dt.date
    is_open: bool = False
    named_on: dt.date | None = None
    named_at: dt.datetime | None = None
    differs_at: dt.datetime | None = None
    over_at: dt.datetime | None = None


# A room above adds itself in its `apps.py`: keys of providers → the comparison, for those with one.
COMPARED: list[Callable[[Collection[int]], dict[int, Comparison]]] = []


def comparisons(pks: Collection[int]) -> dict[int, Comparison]:
    """What the newest list said of each of these providers; nothing of those who were not compared."""
    found: dict[int, Comparison] = {}
    for answer in COMPARED:
        found |= answer(pks)
    return found


def is_by_hand(look: Evidence) -> bool:
    """Whether somebody looked the provider up, and it was not left by a single entry of the list."""
    return look.method not in (COMPARED_BY_NPI, COMPARED_ROW)
