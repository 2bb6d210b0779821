"""Circles on the globe for engines that know boxes only."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.search.asking import PAGE, Circle
from providers.geography import EARTH_RADIUS_MILES, BoundingBox

Floats = npt.NDArray[np.float64]


def boxes(circle: Circle) -> Iterator[tuple[float, float, float, float]]:
    """(south, north, west, east) of one box, or of two where the circle reaches over the antimeridian."""
    box = BoundingBox.around(circle.latitude, circle.longitude, circle.miles)
    if box.east - box.west >= 360:
        yield box.south, box.north, -180.0, 180.0
        return
    yield box.south, box.north, max(box.west, -180.0), min(box.east, 180.0)
    if box.west < -180:
        yield box.south, box.north, box.west + 360, 180.0
    if box.east > 180:
        yield box.south, box.north, -180.0, box.east - 360


def miles_to(circle: Circle, latitude: Floats, longitude: Floats) -> Floats:
    """Great-circle distances from the middle, by the haversine formula."""
    here, there = np.radians(circle.latitude), np.radians(latitude)
    half_up = np.sin((there - here) / 2)
    half_east = np.sin(np.radians(longitude - circle.longitude) / 2)
    chord = half_up**2 + np.cos(here) * np.cos(there) * half_east**2
    nearest: Floats = 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return nearest


def nearest_owners(
    circle: Circle, owner: npt.NDArray[np.integer], latitude: Floats, longitude: Floats
) -> tuple[int, npt.NDArray[Any]]:
    """How many listings have one of these places in the circle, and the nearest of them; `owner` may repeat."""
    miles = miles_to(circle, latitude, longitude)
    inside = miles <= circle.miles
    owner, miles = owner[inside], miles[inside]
    order = np.lexsort((owner, miles))
    listed, first = np.unique(owner[order], return_index=True)
    return len(listed), owner[order][np.sort(first)[:PAGE]]
