"""Which points of a border matter at which scale, by Douglas and Peucker's rule."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from directory.map.making.topology import Ring

MILES_A_DEGREE = 69.09


def in_miles(arc: Ring, quantum: float) -> NDArray[np.float64]:
    """An arc on a flat map of its own surroundings."""
    points = np.array(arc, dtype=np.float64) * quantum * MILES_A_DEGREE
    points[:, 0] *= math.cos(math.radians(points[:, 1].mean() / MILES_A_DEGREE))
    return points


def area(ring: Ring, quantum: float) -> float:
    """What a ring encloses, in square miles."""
    x, y = in_miles(ring, quantum).T
    return float(abs(x @ np.roll(y, 1) - y @ np.roll(x, 1)) / 2)


def levels(points: NDArray[np.float64], tolerances: Sequence[float]) -> list[int]:
    """For each point the highest level that keeps it, -1 for none; level n leaves the line within `tolerances[n]`.

    The ends of an arc stay at every level, and what a coarse level keeps the finer ones keep: so shapes that share an arc
    fit one another at each level.
    """
    size = len(points)
    worth = np.zeros(size)
    worth[[0, -1]] = math.inf
    stack = [(0, size - 1, math.inf)]
    while stack:
        start, end, limit = stack.pop()
        if end - start < 2:
            continue
        away = _distances(points[start + 1 : end], points[start], points[end])
        farthest = int(away.argmax())
        # A point is never worth more than the one whose keeping made it matter.
        value = min(float(away[farthest]), limit)
        if value < tolerances[0]:
            continue
        middle = start + 1 + farthest
        worth[middle] = value
        stack += [(start, middle, value), (middle, end, value)]
    return [int(level) - 1 for level in np.searchsorted(tolerances, worth, side="right")]


def _distances(
    points: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far points lie from a straight piece."""
    along = end - start
    length = float(along @ along)
    if not length:
        return np.asarray(np.hypot(*(points - start).T))
    share = np.clip((points - start) @ along / length, 0, 1)
    return np.asarray(np.hypot(*(points - start - share[:, None] * along).T))
