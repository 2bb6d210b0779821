"""The places of listings, so laid out that a circle touches few of them."""

import math
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from providers.geography import EARTH_RADIUS_MILES, BoundingBox, distance_miles

# Half a degree of latitude is some 35 miles; the longest radius crosses 16 bands.
BANDS_PER_DEGREE = 2
# Wider than any longitude, so that bands do not run into each other in one sorted column.
BAND_WIDTH = 1000.0
# Around the edge of a circle, where rounding could decide, the slow formula decides.
EDGE = 1e-11


@dataclass(frozen=True)
class Inside:
    """The places in a circle: the listing's position, half the chord squared, which grows with the distance, and where in the
    ground each is."""

    at: npt.NDArray[np.intp]
    owner: npt.NDArray[np.int32]
    nearness: npt.NDArray[np.float64]


@dataclass(frozen=True)
class Ground:
    """Places in the order of `key`: by band of latitude, then from west to east; immutable."""

    key: npt.NDArray[np.float64]
    owner: npt.NDArray[np.int32]
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    state: npt.NDArray[np.int8]
    vectors: npt.NDArray[np.float64]

    @classmethod
    def of(
        cls,
        owner: npt.NDArray[np.int32],
        latitude: npt.NDArray[np.float64],
        longitude: npt.NDArray[np.float64],
        state: npt.NDArray[np.int8],
    ) -> Self:
        """Lay out places given in any order; coordinates in degrees, states by number."""
        key = _bands(latitude) * BAND_WIDTH + longitude
        order = np.argsort(key, kind="stable")
        latitude, longitude = latitude[order], longitude[order]
        vectors = _vectors(latitude, longitude)
        return cls(key[order], owner[order], latitude, longitude, state[order], vectors)

    def inside(self, latitude: float, longitude: float, miles: float) -> Inside:
        """The places within `miles` of a point, its edge included."""
        near = self._in_box(BoundingBox.around(latitude, longitude, miles))
        here = _vectors(np.array([latitude]), np.array([longitude]))[:, 0]
        x, y, z = (self.vectors[axis][near] - here[axis] for axis in range(3))
        nearness = (x * x + y * y + z * z) / 4
        limit = math.sin(miles / (2 * EARTH_RADIUS_MILES)) ** 2
        within = nearness <= limit
        for doubtful in np.flatnonzero(np.abs(nearness - limit) < EDGE * limit):
            at = near[doubtful]
            there = float(self.latitude[at]), float(self.longitude[at])
            within[doubtful] = distance_miles(latitude, longitude, *there) <= miles
        return Inside(near[within], self.owner[near[within]], nearness[within])

    def patched(
        self,
        moved: npt.NDArray[np.int32],
        owner: npt.NDArray[np.int32],
        latitude: npt.NDArray[np.float64],
        longitude: npt.NDArray[np.float64],
        state: npt.NDArray[np.int8],
    ) -> "Ground":
        """The same with other places for the listings `moved`."""
        new = Ground.of(owner, latitude, longitude, state)
        among = np.zeros(max(self.owner.max(initial=0), moved.max(initial=0)) + 1, np.bool_)
        among[moved] = True
        gone = np.flatnonzero(among[self.owner])
        if gone.size == new.key.size and np.array_equal(self._contents(gone), new._contents()):
            return self
        kept = np.delete(self.key, gone)
        at = np.searchsorted(kept, new.key)
        return replace(
            self,
            key=np.insert(kept, at, new.key),
            owner=np.insert(np.delete(self.owner, gone), at, new.owner),
            latitude=np.insert(np.delete(self.latitude, gone), at, new.latitude),
            longitude=np.insert(np.delete(self.longitude, gone), at, new.longitude),
            state=np.insert(np.delete(self.state, gone), at, new.state),
            vectors=np.insert(np.delete(self.vectors, gone, axis=1), at, new.vectors, axis=1),
        )

    def _contents(
        self, rows: npt.NDArray[np.intp] | slice = slice(None)
    ) -> npt.NDArray[np.float64]:
        columns = (self.key, self.latitude, self.owner, self.state)
        listed: npt.NDArray[np.float64] = np.stack(
            [column[rows].astype(np.float64) for column in columns]
        )
        return listed[:, np.lexsort(listed)]

    def _in_box(self, box: BoundingBox) -> npt.NDArray[np.intp]:
        first, last = (math.floor(edge * BANDS_PER_DEGREE) for edge in (box.south, box.north))
        bands = np.arange(first, last + 1) * BAND_WIDTH
        found = []
        for west, east in _spans(box):
            starts = np.searchsorted(self.key, bands + west, side="left")
            ends = np.searchsorted(self.key, bands + east, side="right")
            found += [
                np.arange(start, end)
                for start, end in zip(starts, ends, strict=True)
                if end > start
            ]
        return np.concatenate(found) if found else np.empty(0, np.intp)


def _spans(box: BoundingBox) -> list[tuple[float, float]]:
    """The box's longitudes within -180 to 180, in two parts where it reaches over the antimeridian."""
    margin = 1e-9
    west, east = box.west - margin, box.east + margin
    if east - west >= 360:
        return [(-180.0, 180.0)]
    spans = [(max(west, -180.0), min(east, 180.0))]
    if west < -180:
        spans.append((west + 360, 180.0))
    if east > 180:
        spans.append((-180.0, east - 360))
    return spans


def _bands(latitude: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.floor(latitude * BANDS_PER_DEGREE)


def _vectors(
    latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Unit vectors as three columns, (3, places)."""
    up, east = np.radians(latitude), np.radians(longitude)
    return np.stack([np.cos(up) * np.cos(east), np.cos(up) * np.sin(east), np.sin(up)])
