"""When a provider was last compared with the federal exclusion list. The list is kept in a room above, which answers here."""

import datetime as dt
from collections.abc import Callable, Collection

# A room above adds itself in its `apps.py`: keys of providers → the day of the list that named none of them, for those with one.
COMPARED: list[Callable[[Collection[int]], dict[int, dt.date]]] = []


def no_match_on(pks: Collection[int]) -> dict[int, dt.date]:
    """The day of the newest list that did not name them, for each of these providers who was compared and has nothing open."""
    found: dict[int, dt.date] = {}
    for answer in COMPARED:
        found |= answer(pks)
    return found
