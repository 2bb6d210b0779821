"""Which options hold for listings on one day: everything that expires is decided here, and nowhere in the search itself."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from django.conf import settings

from catalog.options import BADGE, BY_ROUTE, KEYS, LIMITED, LISTED, ONLY, ROWS, rows_of
from catalog.snapshot.columns import NONE, Columns, day_number
from providers.vocabulary.people import Experience
from providers.vocabulary.practice import COST_FLOORS, Accepting, Availability, Cost

Flags = npt.NDArray[np.bool_]
# The codes of Columns.available, in the order in which "soonest first" wants them, who has no room being all alike.
AVAILABLE = {
    Availability.OPEN.value: 0,
    Availability.WAITLIST.value: 1,
    Availability.FULL.value: 2,
    Availability.AWAY.value: 3,
}
NOT_AVAILABLE = 2
NOTHING_SAID = 4
ACCEPTING = {
    AVAILABLE[Availability.OPEN]: ROWS[f"accepting:{Accepting.NOW}"],
    AVAILABLE[Availability.WAITLIST]: ROWS[f"accepting:{Accepting.WAITLIST}"],
    AVAILABLE[Availability.FULL]: ROWS["availability:full"],
    AVAILABLE[Availability.AWAY]: ROWS["availability:away"],
}
YEARS = {
    ROWS[f"experience:{Experience.YEARS_5}"]: 5,
    ROWS[f"experience:{Experience.YEARS_10}"]: 10,
}
TRAINED = ROWS[f"experience:{Experience.KAP_TRAINED}"]
OWN, COLLAB, PRESCRIBES = rows_of("own"), rows_of("collab"), rows_of("prescribes")


@dataclass(frozen=True)
class Day:
    """A day and what the rules of the product make of it, in days since 1970-01-01."""

    date: dt.date
    number: int
    oldest_attestation: int
    oldest_availability: int

    @classmethod
    def of(cls, date: dt.date) -> Self:
        """That date under the settings in force."""
        number = day_number(date)
        return cls(
            date,
            number,
            number - settings.ATTESTATION_DAYS,
            number - settings.AVAILABILITY_DAYS,
        )


def availability_today(columns: Columns, part: slice, day: Day) -> npt.NDArray[np.int8]:
    """What was said of room for new clients, as codes; what is too old or over counts for nothing."""
    said = columns.availability_on[part] >= day.oldest_availability
    until = columns.availability_until[part]
    said &= (until == NONE) | (until >= day.number)
    return np.where(said, columns.available[part], NOTHING_SAID).astype(np.int8)


def flags_of(columns: Columns, part: slice, day: Day) -> Flags:
    """For a run of listings: (options, listings) flags, a row for each key of `catalog.options`."""
    flags = np.zeros((len(KEYS), part.stop - part.start), np.bool_)
    _from_entries(flags, columns, part, day)
    flags[ROWS[LISTED]] = True
    fresh = columns.attested_on[part] >= day.oldest_attestation
    flags[ROWS["verified:yes"]] = flags[ROWS[BADGE]] & fresh
    available = availability_today(columns, part, day)
    for code, row in ACCEPTING.items():
        flags[row] = available == code
    flags[ROWS["stated:accepting"]] = available != NOTHING_SAID
    since = columns.practicing_since[part]
    flags[ROWS["stated:experience"]] = (since != NONE) | flags[TRAINED]
    for row, years in YEARS.items():
        flags[row] = (since != NONE) & (day.date.year - since >= years)
    _costs(flags, columns.course_low[part])
    flags[COLLAB] &= ~flags[OWN]
    flags[PRESCRIBES] = flags[OWN] | flags[COLLAB]
    for what in ("own", "collab", "prescribes", "team", "telehealth"):
        flags[ROWS[f"{what}@"]] = flags[rows_of(what)].any(axis=0)
    _by_route(flags)
    return flags


def _from_entries(flags: Flags, columns: Columns, part: slice, day: Day) -> None:
    start, end = np.searchsorted(columns.option_of, (part.start, part.stop))
    flags[columns.option_row[start:end], columns.option_of[start:end] - part.start] = True
    start, end = np.searchsorted(columns.span_of, (part.start, part.stop))
    rows, listings = columns.span_row[start:end], columns.span_of[start:end]
    begun = columns.span_from[start:end] <= day.number
    holds = begun & (columns.span_until[start:end] >= day.number)
    flags[rows[holds], listings[holds] - part.start] = True


def _by_route(flags: Flags) -> None:
    """In any state: as without a route, but for the few whom some law limits."""
    limited = np.flatnonzero(flags[LIMITED].any(axis=0))
    free = ~flags[LIMITED, limited]
    for what in BY_ROUTE:
        there = flags[rows_of(what), limited]
        for route, only in ONLY.items():
            row = flags[ROWS[f"{what}_{route}@"]]
            row[:] = flags[ROWS[f"{what}@"]]
            row[limited] = (there & (free | flags[only, limited])).any(axis=0)


def _costs(flags: Flags, lowest: npt.NDArray[np.int32]) -> None:
    stated = lowest != NONE
    flags[ROWS[f"cost:{Cost.NOT_STATED}"]] = ~stated
    floors = sorted(COST_FLOORS.items(), key=lambda item: item[1])
    above = np.zeros_like(stated)
    for band, floor in reversed(floors):
        reached = stated & (lowest >= floor)
        flags[ROWS[f"cost:{band}"]] = reached & ~above
        above = reached
