"""Path data leaves out what cannot be seen; what can be seen must be as if nothing had been left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.map import shapes
from directory.map.globe import View, degrees, unit_vectors
from directory.map.paths import MARGIN, lines_in_view, path_data
from providers.geography import distance_miles
from tests.directory.svg_paths import distance_to, is_inside, read_path

# Where people live, from the Aleutians to Samoa, and somewhat around it.
POINTS = st.one_of(
    st.tuples(st.floats(24, 50), st.floats(-126, -66)),
    st.tuples(st.floats(51, 66), st.floats(-185, -140)),
    st.tuples(st.floats(18, 23), st.floats(-161, -154)),
    st.tuples(st.floats(17, 19), st.floats(-68, -64)),
    st.tuples(st.floats(13, 16), st.floats(144, 146)),
    st.tuples(st.floats(-15, -14), st.floats(-171, -169)),
)
MILES = st.sampled_from([5, 10, 25, 50, 100, 250])


def view_of(point, miles, width=800, height=800):
    latitude, longitude = point
    return View(latitude, longitude, 370 / miles, width, height, width / 2, height / 2)


def whole(layer, view):
    """The rings of a layer as they are, projected point by point, without any leaving out."""
    rings = []
    for number in range(len(layer.states)):
        line = layer.line(number)
        if (line @ view.middle).max() > 0.97:
            rings.append(view.straightened(view.seen_from_above(line)))
    return rings


@settings(max_examples=40, deadline=None)
@given(POINTS, MILES, st.data())
def test_what_is_land_on_the_map_is_land_in_the_shapes(point, miles, data):
    view = view_of(point, miles)
    layer = shapes.states().at(3 / view.scale)
    drawn = read_path("".join(path for _, path in lines_in_view(layer, view, closed=True)))
    true = whole(layer, view)
    spot = st.tuples(st.integers(0, view.width), st.integers(0, view.height))
    for x, y in data.draw(st.lists(spot, min_size=8, max_size=8)):
        # Whole units move a line by less than one; islets that vanish in rounding are smaller.
        if distance_to(true, x, y) > 2:
            assert is_inside(drawn, x, y) == is_inside(true, x, y)


@settings(max_examples=40, deadline=None)
@given(POINTS, MILES)
def test_lines_between_counties_that_can_be_seen_are_drawn(point, miles):
    view = view_of(point, miles)
    layer = shapes.counties().at(3 / view.scale)
    drawn = read_path("".join(path for _, path in lines_in_view(layer, view, closed=False)))
    spots = view.straightened(view.seen_from_above(layer.points))
    before = layer.points @ view.middle > 0.9
    x, y = spots.T
    seen = np.flatnonzero(before & (x > 0) & (x < view.width) & (y > 0) & (y < view.height))
    for number in seen[:: max(1, len(seen) // 20)].tolist():
        line = np.searchsorted(layer.starts, number, side="right") - 1
        extent = np.ptp(spots[layer.starts[line] : layer.starts[line + 1]], axis=0).max()
        # What is shorter than the grid may vanish in rounding.
        assert extent < 2 or distance_to(drawn, *spots[number].tolist()) < 2


@settings(max_examples=40, deadline=None)
@given(POINTS, MILES)
def test_nothing_far_out_of_view_is_sent(point, miles):
    """A path of a whole coast would be a hundred times the size of the part in view."""
    view = view_of(point, miles)
    layer = shapes.states().at(3 / view.scale)
    for _, path in lines_in_view(layer, view, closed=True):
        for ring in read_path(path):
            outside = [
                x < -MARGIN or x > view.width + MARGIN or y < -MARGIN or y > view.height + MARGIN
                for x, y in ring
            ]
            assert len(ring) <= 60 or outside.count(True) < len(ring) / 2


def test_too_many_lines_are_none():
    view = view_of((33.75, -84.39), 100)
    layer = shapes.counties().at(1)
    assert len(lines_in_view(layer, view, closed=False)) > 200
    assert lines_in_view(layer, view, closed=False, most=200) == []


def test_the_middle_of_an_ocean_has_no_lines():
    assert lines_in_view(shapes.states().at(1), view_of((0, -30), 100), closed=True) == []


@given(
    st.lists(
        st.lists(st.tuples(*[st.integers(-2000, 2000)] * 2), min_size=1, max_size=30),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_a_path_has_the_points_it_was_made_of(lines, closed):
    spots = np.array([point for line in lines for point in line])
    bounds = np.cumsum([0, *map(len, lines)])
    for line, data in zip(lines, path_data(spots, bounds, closed=closed), strict=True):
        moved = [point for n, point in enumerate(line) if n == 0 or point != line[n - 1]]
        least = 3 if closed else 2
        assert read_path(data) == ([moved] if len(moved) >= least else [])
        assert data.endswith("z") == (closed and len(moved) >= 3)


@given(POINTS, MILES, st.floats(0, 1), st.floats(0, 6.28))
def test_a_ring_of_miles_is_a_circle_on_the_map(point, miles, share, angle):
    """What stands at the same distance from the place searched must stand at the same distance on the map."""
    view = view_of(point, miles)
    away = share * miles / 69
    latitude = point[0] + away * np.cos(angle)
    longitude = point[1] + away * np.sin(angle) / np.cos(np.radians(point[0]))
    ((x, y),) = view.places([latitude], [longitude])
    true = distance_miles(point[0], point[1], latitude, longitude) * view.scale
    assert np.hypot(x - 400, y - 400) == pytest.approx(true, abs=1.5)
    # Due east of a place is a little north of it on the map, so only what is clearly north or south is told apart.
    if share > 0.05 and abs(np.cos(angle)) > 0.5:
        assert (y < 400) == (np.cos(angle) > 0)


@given(st.floats(-89, 89), st.floats(-179, 179))
def test_unit_vectors_are_read_back(latitude, longitude):
    ((north,), (east,)) = degrees(unit_vectors([latitude], [longitude]))
    assert (north, east) == (pytest.approx(latitude, abs=0.05), pytest.approx(longitude, abs=0.05))
