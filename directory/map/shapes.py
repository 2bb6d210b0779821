"""The committed shapes of states and counties, as arrays ready to be projected."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.map.encoding import decode
from directory.map.globe import Floats, unit_vectors

DATA = Path(__file__).resolve().parent / "data"
Sizes = NDArray[np.int64]


@dataclass(frozen=True)
class Layer:
    """Lines on the globe at one level of detail, one after the other in `points`; line n ends where n + 1 starts.

    `states` has the state of each line. A cap around `middles` with the angle `reaches` holds it: what lies in view is found
    without longitudes, which jump in the Aleutians. `spreads` are the cosine and sine of that angle.
    """

    points: Floats
    starts: NDArray[np.int64]
    states: NDArray[np.str_]
    middles: Floats
    spreads: tuple[Floats, Floats]

    def line(self, number: int) -> Floats:
        """The points of one line."""
        return self.points[self.starts[number] : self.starts[number + 1]]

    def near(self, middle: Floats, reach: float) -> NDArray[np.int64]:
        """The lines that may have a part within `reach`, an angle, of a point."""
        cosines, sines = self.spreads
        # The cosine of both angles together; a larger one is a smaller angle.
        limits = cosines * np.float32(np.cos(reach)) - sines * np.float32(np.sin(reach))
        return np.flatnonzero(self.middles @ middle >= limits)


@dataclass(frozen=True)
class Shapes:
    """One file at every level from fine to coarse; `tolerances` says how many miles a line of a level may be off."""

    tolerances: tuple[float, ...]
    layers: tuple[Layer, ...]
    labels: dict[str, tuple[float, float, float]]

    def at(self, tolerance: float) -> Layer:
        """The coarsest level that is never farther off than that, or else the finest."""
        good = [
            layer
            for miles, layer in zip(self.tolerances, self.layers, strict=True)
            if miles <= tolerance
        ]
        return good[-1] if good else self.layers[0]


@cache
def states() -> Shapes:
    """The outlines of the states, the District and the territories, as rings; the first point is not repeated."""
    content = _read("states")
    return Shapes(
        tuple(content["tolerances"]),
        tuple(_rings(*level, content["rings"]) for level in _levels(content)),
        content["labels"],
    )


@cache
def counties() -> Shapes:
    """The lines between the counties of a state."""
    content = _read("counties")
    return Shapes(
        tuple(content["tolerances"]),
        tuple(_layer(points, sizes, [""] * len(sizes)) for points, sizes in _levels(content)),
        {},
    )


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return content


def _levels(content: dict[str, Any]) -> Iterator[tuple[Floats, Sizes]]:
    """For each level the points of all arcs, and how many each arc has."""
    degrees = decode("".join(content["steps"])).reshape(-1, 2).cumsum(axis=0) * content["quantum"]
    points = unit_vectors(degrees[:, 1], degrees[:, 0])
    levels = np.frombuffer("".join(content["levels"]).encode(), dtype=np.uint8) - ord("0")
    starts = np.cumsum([0, *content["sizes"][:-1]])
    for level in range(len(content["tolerances"])):
        kept = levels >= level
        yield points[kept], np.add.reduceat(kept, starts, dtype=np.int64)


def _rings(points: Floats, sizes: Sizes, rings: Sequence[tuple[str, Sequence[int]]]) -> Layer:
    """Rings put together from their arcs; ~n is arc n run backwards. What has no inside at this level is left out."""
    arcs = np.split(points, sizes.cumsum()[:-1])
    lines = [
        (state, np.concatenate([arcs[n][:-1] if n >= 0 else arcs[~n][:0:-1] for n in ring]))
        for state, ring in rings
    ]
    lines = [(state, line) for state, line in lines if len(line) > 2]
    return _layer(
        np.concatenate([line for _, line in lines]),
        np.array([len(line) for _, line in lines]),
        [state for state, _ in lines],
    )


def _layer(points: Floats, sizes: Sizes, states: Sequence[str]) -> Layer:
    starts = np.concatenate(([0], sizes.cumsum()))
    middles = np.add.reduceat(points, starts[:-1])
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    nearness = (points * np.repeat(middles, sizes, axis=0)).sum(axis=1)
    reaches = np.arccos(np.clip(np.minimum.reduceat(nearness, starts[:-1]), -1, 1))
    # The cosine of a short way in 32 bits may be off by a mile or two: wider caps lose no line to that.
    reaches += np.float32(1e-3)
    spreads = np.cos(reaches).astype(np.float32), np.sin(reaches).astype(np.float32)
    return Layer(points, starts, np.array(states), middles, spreads)
