"""Which part of the globe a map of results shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from catalog.facts import PlaceOfWork
from directory.map import shapes
from directory.map.globe import Floats, View, degrees

# Units; the widest circle of miles reaches so far from the middle.
WIDTH, REACH = 800, 370
LOWEST, EDGE = 460, 60
# A part of a state whose box is smaller than this share of the largest is in view by chance only: Alaska has islands a
# thousand miles out.
SHARE = 0.05


@dataclass(frozen=True)
class Extent:
    """A state on a map around its own middle: the box of its larger parts, in miles right and down."""

    latitude: float
    longitude: float
    corners: Floats


def around(latitude: float, longitude: float, miles: float) -> View:
    """A square around a place, with room for a circle of so many miles."""
    return View(latitude, longitude, REACH / miles, WIDTH, WIDTH, WIDTH / 2, WIDTH / 2)


def of_state(state: str, places: Sequence[PlaceOfWork]) -> View:
    """All of a state that matters, and the places in it."""
    extent = extent_of(state)
    corners = extent.corners
    if places:
        measure = View(extent.latitude, extent.longitude, 1, 0, 0, 0, 0)
        spots = measure.places(
            [place.latitude for place in places], [place.longitude for place in places]
        )
        corners = np.concatenate([corners, spots])
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    room = WIDTH - 2 * EDGE
    scale = room / max(right - left, bottom - top)
    height = round(max(LOWEST, (bottom - top) * scale + 2 * EDGE))
    return View(
        extent.latitude,
        extent.longitude,
        scale,
        WIDTH,
        height,
        WIDTH / 2 - (left + right) / 2 * scale,
        height / 2 - (top + bottom) / 2 * scale,
    )


@cache
def extent_of(state: str) -> Extent:
    """Worked out once for each state."""
    layer = shapes.states().layers[0]
    rings = [layer.line(line) for line in np.flatnonzero(layer.states == state).tolist()]
    middle = max(rings, key=len).mean(axis=0)
    ((latitude,), (longitude,)) = degrees(middle[None] / np.linalg.norm(middle))
    measure = View(float(latitude), float(longitude), 1, 0, 0, 0, 0)
    boxes = []
    for ring in rings:
        spots = measure.straightened(measure.seen_from_above(ring))
        boxes.append(np.stack([spots.min(axis=0), spots.max(axis=0)]))
    sizes = [float(np.prod(box[1] - box[0])) for box in boxes]
    kept = [box for box, size in zip(boxes, sizes, strict=True) if size >= SHARE * max(sizes)]
    return Extent(measure.latitude, measure.longitude, np.concatenate(kept))
