"""Where in a state a label has most room."""

import numpy as np
import shapely  # type: ignore[import-untyped,import-not-found,unused-ignore]  # in the maintainers' environment only

from directory.map.making.simplify import MILES_A_DEGREE, area, in_miles
from directory.map.making.topology import Ring

# Labels are wider than high.
WIDTH = 1.6


def middle(rings: list[Ring], quantum: float) -> tuple[float, float, int]:
    """Longitude and latitude of the middle of the widest label that fits in the largest ring, and half its height in miles."""
    ring = max(rings, key=lambda each: area(each, quantum))
    points = in_miles(ring, quantum) / (WIDTH, 1)
    circle = shapely.maximum_inscribed_circle(shapely.Polygon(points), tolerance=1)
    x, y = circle.coords[0]
    latitudes = np.array(ring)[:, 1] * quantum
    stretch = MILES_A_DEGREE * np.cos(np.radians(latitudes.mean())) / WIDTH
    return round(x / stretch, 2), round(y / MILES_A_DEGREE, 2), round(circle.length)
