"""How maintainers make the shapes: borders that two states share must stay one line, or maps show gaps between them."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from directory.map.encoding import decode, encode
from directory.map.making.simplify import area, in_miles, levels
from directory.map.making.topology import cut, grid_ring

WEST = [(0, 0), (5, 0), (5, 3), (5, 6), (0, 6)]
# The same border, run the other way.
EAST = [(5, 6), (5, 3), (5, 0), (9, 0), (9, 6)]
ISLAND = [(20, 1), (22, 1), (22, 3), (20, 3)]

coordinates = st.floats(-50, 50)
lines = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=60)


def test_a_border_that_two_shapes_share_is_one_arc_run_both_ways():
    arcs, (west, east, island) = cut([WEST, EAST, ISLAND])
    shared = {max(arc, ~arc) for arc in west} & {max(arc, ~arc) for arc in east}
    assert [sorted(arcs[arc]) for arc in shared] == [[(5, 0), (5, 3), (5, 6)]]
    assert len(arcs) == 4
    assert arcs[island[0]][0] == arcs[island[0]][-1]


def test_every_ring_can_be_put_together_again_from_its_arcs():
    arcs, rings = cut([WEST, EAST, ISLAND])
    for ring, whole in zip(rings, (WEST, EAST, ISLAND), strict=True):
        run = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]
        points = [point for arc in run for point in arc[:-1]]
        assert sorted(points) == sorted(whole)
        assert all(one[-1] == other[0] for one, other in zip(run, [*run[1:], run[0]], strict=True))


def test_the_same_island_is_one_arc_wherever_its_ring_starts():
    arcs, rings = cut([ISLAND, [*ISLAND[2:], *ISLAND[:2]], ISLAND[::-1]])
    assert len(arcs) == 1
    assert all(len(ring) == 1 for ring in rings)


def test_points_that_fall_together_on_the_grid_are_one():
    ring = grid_ring([(0.0, 0.0), (0.0004, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.0)], 0.001)
    assert ring == [(0, 0), (10, 0), (10, 10)]


@given(lines, st.floats(0.01, 10))
def test_a_simplified_line_is_nowhere_farther_off_than_promised(line, tolerance):
    points = np.array(line)
    marks = levels(points, [tolerance, 2 * tolerance])
    assert marks[0] == marks[-1] == 1
    for level in (0, 1):
        kept = points[[mark >= level for mark in marks]]
        worst = max(min(_away(point, *piece) for piece in pairwise(kept)) for point in points)
        assert worst <= tolerance * (level + 1) * 1.0001


def _away(point, start, end):
    along = end - start
    length = along @ along
    share = np.clip((point - start) @ along / length, 0, 1) if length else 0
    return np.hypot(*(point - start - share * along))


def test_the_size_of_a_square_degree_at_the_equator():
    ring = [(0, -5), (10, -5), (10, 5), (0, 5)]
    assert 4700 < area(ring, 0.1) < 4800
    assert in_miles(ring, 0.1)[1, 0] - in_miles(ring, 0.1)[0, 0] < 69.1


@given(st.lists(st.integers(-(2**40), 2**40)))
def test_numbers_written_as_text_are_read_back(numbers):
    text = encode(numbers)
    assert decode(text).tolist() == numbers
    assert text.isascii()


def test_the_text_is_the_one_that_others_know():
    """The example in the format's own description, at a hundred thousandth of a degree: 38.5, -120.2 and two steps on."""
    steps = [3850000, -12020000, 220000, -75000, 255200, -550300]
    assert encode(steps) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"
