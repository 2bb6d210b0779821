"""Reading path data back, as a browser would."""

import re

import numpy as np

Ring = list[tuple[float, float]]
LINE = re.compile(r"M(-?\d+) ?(-?\d+)l([-\d ]+)(z?)")
NUMBER = re.compile(r"-?\d+")


def read_path(data: str) -> list[Ring]:
    """The lines of path data, each as its points; raises ValueError on anything that the maps do not write."""
    rings = []
    if LINE.sub("", data):
        raise ValueError(f"not understood: {LINE.sub('', data)[:80]}")
    for x, y, steps, _closed in LINE.findall(data):
        points = [(float(x), float(y))]
        numbers = list(map(int, NUMBER.findall(steps)))
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + right, points[-1][1] + down))
        rings.append(points)
    return rings


def is_inside(rings: list[Ring], x: float, y: float) -> bool:
    """Whether a point lies in an odd number of rings."""
    starts, ends = _pieces(rings)
    crossing = (starts[:, 1] > y) != (ends[:, 1] > y)
    starts, ends = starts[crossing], ends[crossing]
    share = (y - starts[:, 1]) / (ends[:, 1] - starts[:, 1])
    return bool(((starts[:, 0] + share * (ends[:, 0] - starts[:, 0])) > x).sum() % 2)


def distance_to(rings: list[Ring], x: float, y: float) -> float:
    """How far a point lies from the nearest line."""
    starts, ends = _pieces(rings)
    along, aside = ends - starts, np.array([x, y]) - starts
    lengths = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip((along * aside).sum(axis=1) / lengths, 0, 1)
    return float(np.hypot(*(aside - share[:, None] * along).T).min(initial=np.inf))


def _pieces(rings: list[Ring]) -> tuple[np.ndarray, np.ndarray]:
    """Where each straight piece starts and ends; of a line that is open, with one that closes it."""
    if not rings:
        return np.empty((0, 2)), np.empty((0, 2))
    starts = np.concatenate([np.array(ring, dtype=float) for ring in rings])
    ends = np.concatenate([np.roll(np.array(ring, dtype=float), -1, axis=0) for ring in rings])
    return starts, ends
