"""Pins carry the numbers of the list: each number once, none over another, none cut off at the edge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.map.boxes import Box
from directory.map.globe import View
from directory.map.pins import GAP, SIZE, Spot, label_of, merged, runs
from directory.map.rings import rings_around
from directory.map.towns import towns_in

WIDTH, HEIGHT = 800, 500
spots = st.lists(
    st.tuples(st.floats(-50, WIDTH + 50), st.floats(-50, HEIGHT + 50)), min_size=1, max_size=20
).map(lambda places: [Spot(number, x, y) for number, (x, y) in enumerate(places, 1)])


@given(spots)
def test_each_number_is_on_exactly_one_pin(spots):
    pins = merged(spots, WIDTH, HEIGHT)
    assert sorted(n for pin in pins for n in pin.numbers) == [spot.number for spot in spots]
    assert [pin.numbers[0] for pin in pins] == sorted(pin.numbers[0] for pin in pins)


@given(spots)
def test_every_pin_stands_wholly_on_the_picture_and_over_no_other(spots):
    boxes = [pin.box for pin in merged(spots, WIDTH, HEIGHT)]
    for number, box in enumerate(boxes):
        assert box.within(WIDTH, HEIGHT)
        assert box.touched(boxes[:number], GAP) == []
        # A finger needs 24 pixels; the picture is shown at about half its size.
        assert min(box.width, box.height) >= 50


@given(st.sets(st.integers(1, 2000), min_size=1, max_size=20))
def test_what_is_written_fits_and_starts_with_the_result_that_it_leads_to(numbers):
    label = label_of(sorted(numbers))
    assert label.replace("–", " ").replace(",", " ").split()[0] == str(min(numbers))
    assert len(label) <= 9


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        ([3], "3"),
        ([3, 4, 5], "3–5"),
        ([3, 7, 12], "3, 7, 12"),
        ([3, 4], "3, 4"),
        ([1, 2, 3, 5], "1–3, 5"),
        ([1, 3, 5, 7, 9], "1 +4"),
        ([1, 2, 3, 7, 8, 9, 20], "1 +6"),
    ],
)
def test_a_pin_of_several_says_which(numbers, label):
    assert label_of(numbers) == label


@given(st.sets(st.integers(1, 60), min_size=1).map(sorted))
def test_numbers_in_words_are_all_of_them(numbers):
    told = []
    for run in runs(numbers):
        first, _, last = run.partition("–")
        told += range(int(first), int(last or first) + 1)
    assert told == numbers


def test_results_at_one_address_are_one_pin_amid_them():
    (pin,) = merged([Spot(1, 300, 200), Spot(2, 300, 200), Spot(3, 320, 220)], WIDTH, HEIGHT)
    assert pin.label == "1–3"
    assert (pin.box.x, pin.box.y) == (307, 207)


def test_pins_far_apart_stay_where_they_are():
    pins = merged([Spot(1, 300, 200), Spot(2, 300 + SIZE + GAP, 200)], WIDTH, HEIGHT)
    assert [(pin.box.x, pin.box.y) for pin in pins] == [(300, 200), (360, 200)]


@settings(deadline=None)  # the first example reads the table of cities
@given(spots)
def test_labels_keep_clear_of_pins(spots):
    view = View(45.52, -122.68, 14.8, 800, 800, 400, 400)
    pins = [pin.box for pin in merged(spots, view.width, view.height)]
    rings = rings_around(view, 25, pins)
    assert [ring.label for ring in rings] == ["25 mi", "12.5 mi"]
    assert [ring.radius for ring in rings] == [370, 185]
    taken = [*pins, *(ring.box for ring in rings)]
    for town in towns_in(view, taken):
        box = Box(town.x, town.y, 13 * len(town.name), 28)
        assert box.within(view.width, view.height)
        assert box.touched(taken) == []
        taken.append(box)


def test_the_largest_cities_are_named_by_the_names_that_letters_carry():
    names = {town.name for town in towns_in(View(41.88, -87.63, 7.4, 800, 800, 400, 400), [])}
    assert "Chicago" in names
    assert not names & {"Hoffman Est", "Chgo"}
    assert 3 <= len(names) <= 7
