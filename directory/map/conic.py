"""Albers' equal-area projection: states look as large as they are."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Coordinates = NDArray[np.float64]


@dataclass(frozen=True)
class Conic:
    """Albers' equal-area projection with two true parallels; `x` and `y` is where its middle stands in the picture."""

    parallels: tuple[float, float]
    middle: tuple[float, float]
    x: float
    y: float
    scale: float

    def places(self, latitudes: ArrayLike, longitudes: ArrayLike) -> Coordinates:
        """Points of the globe in units of the picture."""
        south, north = (math.sin(math.radians(each)) for each in self.parallels)
        cone = (south + north) / 2
        constant = 1 + south * north

        def away(latitude: ArrayLike) -> Coordinates:
            sines = np.sin(np.radians(np.asarray(latitude, dtype=np.float64)))
            return np.asarray(np.sqrt(constant - 2 * cone * sines) / cone)

        # Alaska reaches over the antimeridian: no place is more than half a turn from the middle.
        turns = np.asarray(longitudes, dtype=np.float64) - self.middle[1]
        angles = np.radians((turns + 180) % 360 - 180) * cone
        right = away(latitudes) * np.sin(angles)
        down = away(latitudes) * np.cos(angles) - away(self.middle[0])
        return np.stack([self.x + self.scale * right, self.y + self.scale * down], axis=-1)
