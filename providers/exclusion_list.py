"""With which federal exclusion list a provider was last compared. The list is kept in a room above, which answers here."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """The day of the newest list; `is_open` while a person still has to find out whether it names the provider."""

    day: dt.date
    is_open: bool


# A room above adds itself in its `apps.py`: keys of providers → the comparison, for those with one that is not known to have named them.
COMPARED: list[Callable[[Collection[int]], dict[int, Comparison]]] = []


def comparisons(pks: Collection[int]) -> dict[int, Comparison]:
    """What the newest list said of each of these providers; nothing of those who were not compared, or whom it names."""
    found: dict[int, Comparison] = {}
    for answer in COMPARED:
        found |= answer(pks)
    return found
