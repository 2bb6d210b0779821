"""What the arrays of a snapshot are made from: entries, column by column."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from catalog.order import NAME_BYTES

EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
# Stands for "not stated" in columns of whole numbers.
NONE = -(10**6)
ALWAYS, NEVER_ENDS = -(10**6), 10**6


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01, as entries count them."""
    return day.toordinal() - EPOCH_DAY


@dataclass(frozen=True)
class Columns:
    """Listed entries in the order of a day's rotation; arrays of one length, but for the pairs below.

    `rank` is the head of the rotation's digest, `name` the start of the name in small ASCII letters. Numbers not stated are
    NONE; days are counted from 1970-01-01. Options and spans are pairs of a listing (by place in these columns) and a row of
    `catalog.options`, in the order of listings; so are places, which are (listing, latitude, longitude, number of the state), and
    partners, which are (listing, key, number of the state, first and last day). `slug` is empty for whoever has no partner.
    """

    pk: npt.NDArray[np.int64]
    rank: npt.NDArray[np.uint64]
    name: npt.NDArray[np.bytes_]
    attested_on: npt.NDArray[np.int32]
    available: npt.NDArray[np.int8]
    availability_on: npt.NDArray[np.int32]
    availability_until: npt.NDArray[np.int32]
    practicing_since: npt.NDArray[np.int32]
    next_opening_days: npt.NDArray[np.int32]
    course_low: npt.NDArray[np.int32]
    option_of: npt.NDArray[np.int32]
    option_row: npt.NDArray[np.int16]
    span_of: npt.NDArray[np.int32]
    span_row: npt.NDArray[np.int16]
    span_from: npt.NDArray[np.int32]
    span_until: npt.NDArray[np.int32]
    place_of: npt.NDArray[np.int32]
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    place_state: npt.NDArray[np.int8]
    partner_of: npt.NDArray[np.int32]
    partner_pk: npt.NDArray[np.int64]
    partner_state: npt.NDArray[np.int8]
    partner_from: npt.NDArray[np.int32]
    partner_until: npt.NDArray[np.int32]
    slug: Sequence[str]
    words: Sequence[str]

    def __len__(self) -> int:
        return len(self.pk)

    @classmethod
    def none(cls) -> Self:
        """Nobody."""
        kinds: dict[str, Any] = {
            "pk": np.int64,
            "rank": np.uint64,
            "name": f"S{NAME_BYTES}",
            "available": np.int8,
            "option_row": np.int16,
            "span_row": np.int16,
            "latitude": np.float64,
            "longitude": np.float64,
            "place_state": np.int8,
            "partner_pk": np.int64,
            "partner_state": np.int8,
        }
        names = [each.name for each in fields(cls) if each.name not in ("words", "slug")]
        return cls(
            words=[], slug=[], **{name: np.empty(0, kinds.get(name, np.int32)) for name in names}
        )
