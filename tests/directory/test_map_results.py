"""The map of a page of results, from plain cards: what is where, what is not on it, and that it stays small."""

import gzip
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.facts import PlaceOfWork
from catalog.places import Place
from catalog.query import RADII, Query
from directory.map.picture import ResultsMap
from directory.map.results import results_map
from directory.map.shapes import states
from providers.geography import distance_miles
from providers.vocabulary.state import State
from tests.directory.svg_paths import is_inside, read_path
from tests.origins import inline_code

PORTLAND = Place("Portland, OR", 45.52, -122.68, "OR", "Portland, OR")
ADAK = Place("Adak, AK", 51.88, -176.65, "AK", "Adak, AK")
SEMISOPOCHNOI = Place("a point near Adak, AK", 51.95, 179.6, "AK", "52,179.6")
SAN_JUAN = Place("San Juan, PR", 18.45, -66.1, "PR", "San Juan, PR")
AGANA = Place("Hagatna, GU", 13.47, 144.75, "GU", "Hagatna, GU")
SAIPAN = Place("Saipan, MP", 15.19, 145.74, "MP", "Saipan, MP")
PAGO_PAGO = Place("Pago Pago, AS", -14.28, -170.7, "AS", "Pago Pago, AS")
CHRISTIANSTED = Place("Christiansted, VI", 17.73, -64.74, "VI", "Christiansted, VI")
ANCHORAGE = Place("Anchorage, AK", 61.2, -149.9, "AK", "Anchorage, AK")
HONOLULU = Place("Honolulu, HI", 21.31, -157.85, "HI", "Honolulu, HI")
NEW_YORK = Place("New York, NY", 40.75, -73.99, "NY", "New York, NY")
ATLANTA = Place("Atlanta, GA", 33.75, -84.39, "GA", "Atlanta, GA")
PLACES = [
    PORTLAND,
    ADAK,
    SEMISOPOCHNOI,
    SAN_JUAN,
    AGANA,
    SAIPAN,
    PAGO_PAGO,
    CHRISTIANSTED,
    ANCHORAGE,
    HONOLULU,
    NEW_YORK,
    ATLANTA,
]


def card(number: int, place: tuple[float, float, str] | None, name: str = "") -> Any:
    """As much of a card as the map reads."""
    facts = SimpleNamespace(name=name or f"Provider {number}")
    if place is None:
        return SimpleNamespace(number=number, facts=facts, place=None)
    latitude, longitude, state = place
    where = PlaceOfWork("", "Anytown", state, "00000", latitude, longitude)
    return SimpleNamespace(number=number, facts=facts, place=where)


def around(place: Place, *away: tuple[float, float]) -> list[Any]:
    """Cards so many degrees from a place."""
    return [
        card(number, (place.latitude + north, place.longitude + east, place.state))
        for number, (north, east) in enumerate(away, 1)
    ]


def drawn(map_: ResultsMap | None) -> BeautifulSoup:
    template = engines["jinja2"].get_template("directory/map/results_map.jinja")
    return BeautifulSoup(template.render({"map": map_}), "html.parser")


def middle_is_land(map_: ResultsMap | None) -> bool:
    """Whether there is land within some pixels of the middle, where the towns below stand on a coast."""
    rings = read_path(map_.ground.land)
    x, y = map_.width / 2, map_.height / 2
    return any(
        is_inside(rings, x + right, y + down) for right in (-12, 0, 12) for down in (-12, 0, 12)
    )


def test_a_pin_stands_as_far_and_in_the_direction_of_its_place() -> None:
    map_ = results_map(around(PORTLAND, (0.2, 0), (0, 0.3)), Query(place=PORTLAND, within=25))
    north, east = (pin.box for pin in map_.pins)
    assert (north.x, east.y) == (400, pytest.approx(400, abs=2))
    assert 400 - north.y == pytest.approx(0.2 * 69.1 * 370 / 25, abs=1)
    assert east.x - 400 == pytest.approx(
        distance_miles(45.52, -122.68, 45.52, -122.38) * 370 / 25, abs=1
    )


def test_pins_are_links_to_the_cards_and_named_after_them() -> None:
    cards = around(PORTLAND, (0.2, 0), (0, 0.3), (0, 0.31))
    links = drawn(results_map(cards, Query(place=PORTLAND))).svg.find_all("a")
    assert [link["href"] for link in links] == ["#result-1", "#result-2"]
    assert [link.title.get_text() for link in links] == [
        "1: Provider 1, 14 miles",
        "2, 3: Provider 2; Provider 3",
    ]
    assert [link.find("text").get_text() for link in links] == ["1", "2, 3"]


def test_a_pin_of_many_names_the_first_and_counts_the_rest() -> None:
    (pin,) = results_map(around(PORTLAND, *[(0, 0)] * 6), Query(place=PORTLAND)).pins
    assert pin.name == "1–6: Provider 1; Provider 2; Provider 3; and 3 more"


def test_without_a_place_searched_a_pin_says_the_city() -> None:
    (pin,) = results_map([card(1, (45.5, -122.6, "OR"))], Query()).pins
    assert pin.name == "1: Provider 1, Anytown, OR"


def test_who_has_no_place_on_the_map_is_named_beneath() -> None:
    far = card(3, (47.6, -122.3, "WA"))
    cards = [card(1, (45.5, -122.7, "OR")), card(2, None), far, card(4, None)]
    for query in (Query(place=PORTLAND, within=25), Query(state="OR")):
        map_ = results_map(cards, query)
        assert map_.off_map == [2, 3, 4]
        assert "No place on this map: 2–4." in drawn(map_).get_text()
    country = results_map(cards, Query())
    assert country.off_map == [2, 4]
    assert "No place on this map: 2, 4." in drawn(country).get_text()
    everybody = results_map(cards[:1], Query())
    assert everybody.off_map_note == ""


def test_where_nobody_has_a_place_there_is_no_map() -> None:
    assert results_map([], Query()) is None
    assert results_map([card(1, None)], Query()) is None
    assert results_map([card(1, (47.6, -122.3, "WA"))], Query(place=PORTLAND)) is None
    assert results_map([card(1, (47.6, -122.3, "WA"))], Query(state="OR")) is None


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.label)
@pytest.mark.parametrize("within", RADII)
def test_a_map_around_a_place_shows_the_land_there_and_is_small(place: Place, within: int) -> None:
    away = [(within / 69 * (n - 10) / 21, within / 69 * (n % 7 - 3) / 7) for n in range(20)]
    map_ = results_map(around(place, *away), Query(place=place, within=within))
    assert middle_is_land(map_)
    assert [ring.radius for ring in map_.rings] == [370, 185]
    html = str(drawn(map_))
    assert len(gzip.compress(html.encode())) <= 8 * 1024
    assert inline_code(html) == []


def test_the_map_does_not_end_at_the_antimeridian() -> None:
    """Adak is on one side of it and the islands to its west on the other."""
    cards = [card(1, (51.88, -176.65, "AK")), card(2, (51.95, 179.6, "AK"))]
    map_ = results_map(cards, Query(place=ADAK, within=250))
    east, west = (pin.box for pin in map_.pins)
    assert 150 < east.x - west.x < 300
    rings = read_path(map_.ground.land)
    assert any(x < west.x - 20 for ring in rings for x, _ in ring)
    assert any(x > east.x + 20 for ring in rings for x, _ in ring)


@pytest.mark.parametrize("state", State.values)
def test_the_map_of_a_state_shows_all_of_it_and_is_small(state: str) -> None:
    longitude, latitude, _ = states().labels[state]
    map_ = results_map([card(1, (latitude, longitude, state))], Query(state=state))
    (pin,) = map_.pins
    spots = [point for ring in read_path(map_.ground.here) for point in ring]
    inside = [0 <= x <= map_.width and 0 <= y <= map_.height for x, y in spots]
    assert sum(inside) >= 0.6 * len(inside)
    assert is_inside(read_path(map_.ground.here), pin.box.x, pin.box.y)
    assert str(State(state).label) in map_.title
    assert len(gzip.compress(str(drawn(map_)).encode())) <= 8 * 1024


def test_the_map_of_alaska_grows_for_who_is_in_adak() -> None:
    near, far = card(1, (61.2, -149.9, "AK")), card(2, (51.88, -176.65, "AK"))
    assert len(results_map([near, far], Query(state="AK")).pins) == 2


def test_the_country_shows_territories_in_boxes_with_their_letters() -> None:
    cards = [card(n, (13.5, 144.8, state)) for n, state in enumerate(("PR", "GU", "OR"), 1)]
    cards[2] = card(3, (45.5, -122.7, "OR"))
    map_ = results_map(cards, Query())
    assert [town.name for town in map_.towns] == ["PR", "GU"]
    assert [pin.label for pin in map_.pins] == ["1", "2", "3"]
    assert map_.rings == []
    assert len(gzip.compress(str(drawn(map_)).encode())) <= 8 * 1024


def test_names_are_text_wherever_they_stand() -> None:
    name = '<script>alert("x")</script>'
    place = Place('"><b>x', 45.52, -122.68, "OR", "x")
    page = drawn(results_map([card(1, (45.5, -122.7, "OR"), name)], Query(place=place)))
    assert page.find("script") is None
    assert page.find("b") is None
    assert page.svg.a.title.get_text() == f"1: {name}, 1.7 miles"
    assert '"><b>x' in page.svg["aria-label"]


def test_someone_who_does_not_see_the_map_is_told_what_it_is_and_misses_nothing() -> None:
    page = drawn(results_map(around(PORTLAND, (0, 0)), Query(place=PORTLAND)))
    assert page.section["aria-labelledby"] == page.h2["id"]
    assert page.svg["role"] == "group"
    assert page.svg["aria-label"] == "Map of the results near Portland, OR"
    for part in page.svg.find_all("g"):
        assert part["aria-hidden"] == "true"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(RADII),
    st.lists(st.one_of(st.none(), st.tuples(st.floats(-4, 4), st.floats(-4, 4))), max_size=20),
)
def test_every_result_is_on_the_map_or_named_beneath(
    place: Place, within: int, places: list[tuple[float, float] | None]
) -> None:
    cards = [
        card(n, away and (place.latitude + away[0], place.longitude + away[1], place.state))
        for n, away in enumerate(places, 1)
    ]
    for query in (Query(place=place, within=within), Query(state=place.state), Query()):
        map_ = results_map(cards, query)
        if map_ is None:
            continue
        numbers = [int(pin.address.removeprefix("#result-")) for pin in map_.pins]
        assert len(set(numbers)) == len(numbers)
        assert not set(numbers) & set(map_.off_map)
        for pin in map_.pins:
            assert pin.box.within(map_.width, map_.height)
