"""The Census Bureau's boundary files, as they come with the package plotly-geo."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import shapefile  # type: ignore[import-not-found]  # pyshp: in the maintainers' environment only

from directory.map.making.topology import Ring, grid_ring

STATES, COUNTIES = "cb_2016_us_state_500k", "cb_2016_us_county_500k"


@dataclass(frozen=True)
class Shape:
    """A state or a county; `code` is unique in its file."""

    code: str
    state: str
    rings: list[Ring]


def read(name: str, states: dict[str, str], quantum: float) -> Iterator[Shape]:
    """The shapes of a file on a grid; `states` gives a state's postal code for its number."""
    for each in shapefile.Reader(str(_folder() / name)).iterShapeRecords():
        points, starts = each.shape.points, [*each.shape.parts, len(each.shape.points)]
        rings = [grid_ring(points[start:end], quantum) for start, end in pairwise(starts)]
        yield Shape(
            each.record["GEOID"],
            states[each.record["STATEFP"]],
            [ring for ring in rings if len(ring) > 2],
        )


def postal_codes() -> dict[str, str]:
    """Of the states, the District and the territories, by the Census Bureau's number."""
    reader = shapefile.Reader(str(_folder() / STATES))
    return {record["STATEFP"]: record["STUSPS"] for record in reader.iterRecords()}


def _folder() -> Path:
    spec = find_spec("_plotly_geo")
    if spec is None or spec.origin is None:
        raise SystemExit("Install plotly-geo first: see directory/map/making/__init__.py")
    return Path(spec.origin).parent / "package_data"
