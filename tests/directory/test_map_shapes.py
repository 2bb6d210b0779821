"""The committed shapes: whole, small, and each state where it is."""

import json

import numpy as np
import pytest

from directory.map import shapes
from directory.map.globe import View, unit_vectors
from directory.map.paths import lines_in_view
from providers.vocabulary.state import State
from tests.directory.svg_paths import is_inside, read_path

# Well inside of each, among them both ends of the Aleutians.
TOWNS = {
    "Salem": ("OR", 44.94, -123.03),
    "Vancouver": ("WA", 45.65, -122.6),
    "Fairbanks": ("AK", 64.84, -147.72),
    "Adak": ("AK", 51.83, -176.64),
    "Attu": ("AK", 52.9, 172.9),
    "Hilo": ("HI", 19.65, -155.2),
    "Caguas": ("PR", 18.23, -66.04),
    "Tamuning": ("GU", 13.49, 144.79),
    "Saipan": ("MP", 15.18, 145.75),
    "Christiansted": ("VI", 17.73, -64.75),
    "Washington": ("DC", 38.91, -77.02),
    "Boise": ("ID", 43.6, -116.2),
}


def test_every_state_district_and_territory_has_a_shape_and_a_place_for_its_name():
    known = set(State.values)
    assert set(shapes.states().labels) == known
    for layer in shapes.states().layers:
        assert set(layer.states.tolist()) <= known
    assert set(shapes.states().layers[0].states.tolist()) == known


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_lies_in_its_state_and_in_no_other(town):
    state, latitude, longitude = TOWNS[town]
    view = View(latitude, longitude, 20, 800, 800, 400, 400)
    for layer in shapes.states().layers[:4]:
        paths = lines_in_view(layer, view, closed=True)
        around = {
            each
            for each, _ in paths
            if is_inside(
                [ring for name, path in paths if name == each for ring in read_path(path)], 400, 400
            )
        }
        assert around == {state}


def test_a_coarser_level_has_no_point_that_a_finer_one_lacks():
    for each in (shapes.states(), shapes.counties()):
        for fine, coarse in zip(each.layers, each.layers[1:], strict=False):
            known = {point.tobytes() for point in fine.points}
            assert all(point.tobytes() in known for point in coarse.points)


def test_each_line_is_found_from_its_own_points():
    """A line that the index does not find is a coast that a map lacks."""
    layer = shapes.counties().at(2)
    for number in range(0, len(layer.states), 97):
        for point in layer.line(number):
            assert number in layer.near(point, 1e-5)


def test_what_lies_on_the_other_side_of_the_antimeridian_is_near():
    layer = shapes.states().layers[0]
    semisopochnoi = unit_vectors(51.95, 179.6)
    assert set(layer.states[layer.near(semisopochnoi, 0.05)].tolist()) == {"AK"}
    assert len(layer.near(semisopochnoi, 0.05)) > 10


def test_the_files_are_small_and_their_arrays_too():
    sizes = {path.name: path.stat().st_size for path in shapes.DATA.glob("*.json")}
    assert sizes.keys() == {"states.json", "counties.json"}
    assert sum(sizes.values()) < 450_000
    held = sum(
        array.nbytes
        for each in (shapes.states(), shapes.counties())
        for layer in each.layers
        for array in (layer.points, layer.starts, layer.states, layer.middles, *layer.spreads)
    )
    assert held < 15_000_000


def test_the_source_of_the_shapes_is_named_beside_them():
    notice = (shapes.DATA / "NOTICE").read_text(encoding="utf-8")
    for path in shapes.DATA.glob("*.json"):
        assert path.name in notice
        content = json.loads(path.read_text(encoding="utf-8"))
        assert len("".join(content["levels"])) == sum(content["sizes"])
    assert "Census Bureau" in notice


def test_a_closer_look_shows_more():
    counties = shapes.counties()
    assert len(counties.at(0.01).points) > len(counties.at(100).points)
    assert counties.at(0.01) is counties.layers[0]
    assert counties.at(100) is counties.layers[-1]
    assert np.isfinite(counties.layers[0].middles).all()
