"""The whole country in one picture: the states with Alaska and Hawaii moved beneath, and a box for each territory."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from directory.map import shapes
from directory.map.conic import Conic, Coordinates
from directory.map.globe import degrees
from directory.map.paths import path_data
from providers.geography import EARTH_RADIUS_MILES

WIDTH, HEIGHT = 1000, 620
MAINLAND = Conic((29.5, 45.5), (38.0, -96.0), 452, 292, 1160)
# Alaska is drawn at a third of the scale of the others.
INSETS = {
    "AK": Conic((55, 65), (58.5, -154), 130, 540, 400),
    "HI": Conic((8, 18), (20.6, -157.4), 320, 560, 1160),
}
# At this scale they would be dots, and their place is off the page: from left to right along the lower edge.
TERRITORIES = ("PR", "VI", "GU", "MP", "AS")
# States too small to hold a number; theirs stand in boxes at sea, from north to south.
SMALL = ("VT", "NH", "MA", "RI", "CT", "NJ", "DE", "MD", "DC")
# Islands that hold no number: it stands at sea.
BESIDE = {"HI": (290, 580)}
# How wide a box is, and how much wider than high a label.
BOX, WIDENESS = 88, 1.6
# Units; an islet below this is not drawn.
SMALLEST = 4


@dataclass(frozen=True)
class Outline:
    """A state in the picture: its path, the middle of its label and how wide that may be; `boxed` when it has a box."""

    path: str
    x: int
    y: int
    room: int
    boxed: bool


@lru_cache(maxsize=4096)
def spot(state: str, latitude: float, longitude: float) -> tuple[float, float]:
    """A place in units of the picture; in a territory, the middle of its box."""
    if state in TERRITORIES:
        outline = outlines()[state]
        return outline.x, outline.y
    x, y = _projection(state).places(latitude, longitude)
    return float(x), float(y)


@cache
def outlines() -> dict[str, Outline]:
    """Every state, district and territory by its code; worked out once a process."""
    return {state: _outline(state, *label) for state, label in shapes.states().labels.items()}


def _outline(state: str, longitude: float, latitude: float, miles: float) -> Outline:
    """`miles` is half the height of the largest label that fits."""
    if state in TERRITORIES:
        return Outline("", 570 + 92 * TERRITORIES.index(state), 595, BOX, True)
    if state in SMALL:
        return Outline(_path(state), 950, 130 + 38 * SMALL.index(state), BOX, True)
    if state in BESIDE:
        return Outline(_path(state), *BESIDE[state], BOX, False)
    conic = _projection(state)
    x, y = conic.places(latitude, longitude).tolist()
    room = 2 * WIDENESS * miles * conic.scale / EARTH_RADIUS_MILES
    return Outline(_path(state), round(x), round(y), round(room), False)


@cache
def land() -> str:
    """The path data of all states together."""
    return "".join(outline.path for outline in outlines().values())


def _projection(state: str) -> Conic:
    return INSETS.get(state, MAINLAND)


def _path(state: str) -> str:
    layer = shapes.states().at(2 if state == "HI" else 4.5)
    rings = [
        _placed(state, layer.line(line)) for line in np.flatnonzero(layer.states == state).tolist()
    ]
    largest = max(rings, key=_extent)
    rings = [ring for ring in rings if ring is largest or _extent(ring) >= SMALLEST]
    spots = np.rint(np.concatenate(rings)).astype(np.int64)
    return "".join(path_data(spots, np.cumsum([0, *map(len, rings)]), closed=True))


def _placed(state: str, points: shapes.Floats) -> Coordinates:
    return _projection(state).places(*degrees(points))


def _extent(ring: Coordinates) -> float:
    return float(np.ptp(ring, axis=0).max())
