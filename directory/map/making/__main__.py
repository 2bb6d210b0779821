"""Write the committed shapes anew; the package's own text says how to run it."""

import json
import sys
from collections import defaultdict
from itertools import chain
from pathlib import Path

import numpy as np

from directory.map.encoding import encode
from directory.map.making.census import COUNTIES, STATES, Shape, postal_codes, read
from directory.map.making.middles import middle
from directory.map.making.simplify import area, in_miles, levels
from directory.map.making.topology import ArcRing, Ring, cut

DATA = Path(__file__).resolve().parent.parent / "data"
# Degrees; some 350 feet.
QUANTUM = 0.001
# Square miles: nobody finds their way by a smaller islet.
SMALLEST = 0.05
# How far, in miles, a line may stray at each level. Coasts and state lines are what people find their way by; a county's line
# is a hint, and Alaska has as much coast as all the others together: there the finest levels are the same.
TOLERANCES = (0.12, 0.2, 0.4, 0.8, 2.0, 4.5)
FINEST_COUNTY, FINEST_ALASKA = 0.6, 0.4


def main() -> None:
    codes = postal_codes()
    write_states(list(read(STATES, codes, QUANTUM)))
    write_counties(list(read(COUNTIES, codes, QUANTUM)))


def write_states(shapes: list[Shape]) -> None:
    """The states: arcs, the rings that run along them, and where the labels go."""
    owned = [(shape.state, ring) for shape in shapes for ring in drawn(shape)]
    arcs, rings = cut([ring for _, ring in owned])
    beside = neighbors([state for state, _ in owned], rings)
    finest = {n: FINEST_ALASKA if "AK" in states else 0 for n, states in beside.items()}
    write(
        "states",
        [simplified(arc, finest[number]) for number, arc in enumerate(arcs)],
        rings=[[state, ring] for (state, _), ring in zip(owned, rings, strict=True)],
        labels={shape.state: middle(shape.rings, QUANTUM) for shape in shapes},
    )


def write_counties(shapes: list[Shape]) -> None:
    """The lines between two counties of one state: the others are lines of the states too."""
    owned = [(shape.state, ring) for shape in shapes for ring in shape.rings]
    arcs, rings = cut([ring for _, ring in owned])
    beside = neighbors([state for state, _ in owned], rings)
    inner = [n for n, states in sorted(beside.items()) if len(states) > 1 and len(set(states)) == 1]
    write("counties", [simplified(arcs[number], FINEST_COUNTY) for number in inner])


def write(name: str, arcs: list[tuple[Ring, list[int]]], **more: object) -> None:
    """One file: the points of all arcs one after the other, longitude before latitude, each as its step from the one before."""
    points = np.array(list(chain.from_iterable(points for points, _ in arcs)))
    steps = np.diff(points, axis=0, prepend=0)
    content = {
        "quantum": QUANTUM,
        "tolerances": TOLERANCES,
        "sizes": [len(points) for points, _ in arcs],
        "steps": in_lines(encode(steps.ravel().tolist())),
        "levels": in_lines("".join(str(mark) for _, marks in arcs for mark in marks)),
        **more,
    }
    text = json.dumps(content, separators=(",", ":")).replace(',"', ',\n"')
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(arcs)} arcs, {len(points)} points, {len(text)} bytes\n")


def in_lines(text: str, length: int = 120) -> list[str]:
    """A long text cut into pieces that an editor can show."""
    return [text[start : start + length] for start in range(0, len(text), length)]


def drawn(shape: Shape) -> list[Ring]:
    """The parts of a shape that are large enough, and the largest however small it is."""
    sizes = [area(ring, QUANTUM) for ring in shape.rings]
    least = min(SMALLEST, max(sizes))
    return [ring for ring, size in zip(shape.rings, sizes, strict=True) if size >= least]


def neighbors(states: list[str], rings: list[ArcRing]) -> dict[int, list[str]]:
    """The states on the sides of every arc; one where nothing lies beyond."""
    beside: dict[int, list[str]] = defaultdict(list)
    for state, ring in zip(states, rings, strict=True):
        for arc in ring:
            beside[max(arc, ~arc)].append(state)
    return beside


def simplified(arc: Ring, finest: float) -> tuple[Ring, list[int]]:
    """The points worth keeping, and their levels."""
    marks = levels(in_miles(arc, QUANTUM), [max(finest, each) for each in TOLERANCES])
    kept = [(point, mark) for point, mark in zip(arc, marks, strict=True) if mark >= 0]
    return [point for point, _ in kept], [mark for _, mark in kept]


if __name__ == "__main__":
    main()
