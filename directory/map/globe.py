"""Points on the globe as unit vectors, and flat pictures of what lies around one of them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from providers.geography import EARTH_RADIUS_MILES

Floats = NDArray[np.float32]


def unit_vectors(latitudes: ArrayLike, longitudes: ArrayLike) -> Floats:
    """One row for each point. A row of 32-bit numbers is true to some ten feet, and knows no antimeridian."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    across = np.cos(phi)
    rows = np.stack([across * np.cos(lam), across * np.sin(lam), np.sin(phi)], axis=-1)
    return rows.astype(np.float32)


def degrees(points: Floats) -> tuple[Floats, Floats]:
    """The latitudes and longitudes of unit vectors."""
    x, y, z = points.T
    return np.degrees(np.arcsin(np.clip(z, -1, 1))), np.degrees(np.arctan2(y, x))


@dataclass(frozen=True)
class View:
    """A picture of `width` by `height` units, at `scale` units a mile, with a point of the globe at `x` and `y`.

    Drawn in the azimuthal equidistant projection: distances and directions from that point are true, so that a ring of miles
    around it is a circle. Made for pictures of a thousand miles or two, not of half the globe.
    """

    latitude: float
    longitude: float
    scale: float
    width: int
    height: int
    x: float
    y: float

    @cached_property
    def axes(self) -> Floats:
        """Right, down and toward the eye at the point: a unit vector times these is where it is seen from far above."""
        phi, lam = math.radians(self.latitude), math.radians(self.longitude)
        right = (-math.sin(lam), math.cos(lam), 0)
        down = (math.sin(phi) * math.cos(lam), math.sin(phi) * math.sin(lam), -math.cos(phi))
        up = (math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi))
        return np.array([right, down, up], dtype=np.float32)

    @property
    def middle(self) -> Floats:
        """The point as a unit vector."""
        return self.axes[2]

    @cached_property
    def reach(self) -> float:
        """The angle from the point to the farthest corner."""
        across, down = max(self.x, self.width - self.x), max(self.y, self.height - self.y)
        return math.hypot(across, down) / self.radius

    @property
    def radius(self) -> float:
        """Of the Earth, in units of the picture."""
        return EARTH_RADIUS_MILES * self.scale

    def seen_from_above(self, points: Floats) -> Floats:
        """Unit vectors as units right of the point and down, as they look from far above it: cheap, and next to true."""
        return points @ (self.axes[:2].T * np.float32(self.radius))

    def straightened(self, seen: Floats) -> Floats:
        """The same at their true distances, in units of the picture."""
        sines = np.hypot(seen[:, 0], seen[:, 1]) / np.float32(self.radius)
        # Away from zero, which has no quotient.
        sines = np.minimum(np.maximum(sines, np.float32(1e-9)), np.float32(1))
        origin = np.array([self.x, self.y], dtype=np.float32)
        return np.asarray(seen * (np.arcsin(sines) / sines)[:, None] + origin)

    def places(self, latitudes: Sequence[float], longitudes: Sequence[float]) -> Floats:
        """Points in units of the picture."""
        return self.straightened(self.seen_from_above(unit_vectors(latitudes, longitudes)))
