"""Names of the larger cities in view, where there is room for them: lines alone tell few people where they are."""

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from catalog.cities import cities_by_key
from directory.map import country
from directory.map.boxes import Box
from directory.map.globe import Floats, View, unit_vectors

MOST, TRIED = 6, 40
# Units of a letter and a line, how far from its place a name may stand, and how close to the edge and to others.
LETTER, LINE, ASIDE, EDGE, GAP = 13, 28, 44, 8, 12


class Town(NamedTuple):
    """A name and the middle of its line."""

    name: str
    x: int
    y: int


def towns_in(view: View, taken: Sequence[Box]) -> list[Town]:
    """Names for the largest cities in view, clear of what stands there already."""
    names: list[Box] = []
    towns: list[Town] = []
    for name, x, y in _largest(view):
        width = LETTER * len(name)
        beside = width / 2 + ASIDE
        for right, down in ((0, 0), (0, ASIDE), (0, -ASIDE), (beside, 0), (-beside, 0)):
            box = Box(x + right, y + down, width, LINE)
            if not box.within(view.width, view.height, EDGE):
                continue
            if not box.touched(taken) and not box.touched(names, GAP):
                towns.append(Town(name, int(box.x), int(box.y)))
                names.append(box)
                break
        if len(towns) == MOST:
            break
    return towns


def territory_names(states: Iterable[str], zoom: float) -> list[Town]:
    """On the map of the country, where a territory has no shape: its letters above its pin."""
    outlines = country.outlines()
    return [
        Town(state, round(outlines[state].x * zoom), round(outlines[state].y * zoom) - ASIDE)
        for state in country.TERRITORIES
        if state in states
    ]


@lru_cache(maxsize=256)
def _largest(view: View) -> list[tuple[str, int, int]]:
    """Names and places of the largest cities about, the largest first; kept as the ground beneath them is."""
    names, points = atlas()
    near = np.flatnonzero(points @ view.middle >= math.cos(view.reach))[:TRIED]
    spots = np.rint(view.straightened(view.seen_from_above(points[near]))).astype(int)
    return [(names[index], x, y) for index, (x, y) in zip(near, spots.tolist(), strict=True)]


@cache
def atlas() -> tuple[list[str], Floats]:
    """All cities, those with most ZIP codes first, and where they are; without what only letters are addressed to."""
    cities = [city for named in cities_by_key().values() for city in named if city.own]
    cities.sort(key=lambda city: (-city.zip_codes, city.name, city.state))
    points = unit_vectors([city.latitude for city in cities], [city.longitude for city in cities])
    return [city.name for city in cities], points
