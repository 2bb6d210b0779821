"""A client types where they are in their own words; a wrong answer would send them to the wrong state."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.cities import cities_by_key, cities_named, zip_codes
from catalog.places import Place, PlaceError, UnclearPlaceError, find_place, state_named
from catalog.zips import rows
from providers.vocabulary.city import WRITTEN


@pytest.mark.parametrize(
    ("typed", "near", "state"),
    [
        ("97201", "97201", "OR"),
        ("97201-1234", "97201", "OR"),
        (" 97201 1234 ", "97201", "OR"),
        ("972011234", "97201", "OR"),
        ("９７２０１", "97201", "OR"),
        ("９７２０１－１２３４", "97201", "OR"),
        ("Ｐｏｒｔｌａｎｄ，　ＯＲ", "Portland, OR", "OR"),
        ("４５．５，－１２２．７", "45.5,-122.7", "OR"),
        ("portland or", "Portland, OR", "OR"),
        ("Portland, Oregon", "Portland, OR", "OR"),
        ("PORTLAND,OR", "Portland, OR", "OR"),
        ("Portland, Ore.", "Portland, OR", "OR"),
        ("Portland, OR, USA", "Portland, OR", "OR"),
        ("Portland OR 97201", "97201", "OR"),
        ("97201 Portland", "97201", "OR"),
        ("Portland, OR 99999", "Portland, OR", "OR"),
        ("123 Main St, Portland, OR", "Portland, OR", "OR"),
        ("12345 Main St, Portland, OR", "Portland, OR", "OR"),
        ("near Seattle", "Seattle, WA", "WA"),
        ("washington dc", "Washington, DC", "DC"),
        ("Washington, D.C.", "Washington, DC", "DC"),
        ("DC", "Washington, DC", "DC"),
        ("new york", "New York, NY", "NY"),
        ("New York, New York", "New York, NY", "NY"),
        ("NYC", "New York, NY", "NY"),
        ("the Bronx", "Bronx, NY", "NY"),
        ("Queens", "Queens, NY", "NY"),
        ("Manhattan, NY", "Manhattan, NY", "NY"),
        ("Ballard, WA", "Ballard, WA", "WA"),
        ("Philly", "Philadelphia, PA", "PA"),
        ("san francisco", "San Francisco, CA", "CA"),
        ("San Francisco, CO", "San Francisco, CO", "CO"),
        ("st. louis, mo", "Saint Louis, MO", "MO"),
        ("saint louis missouri", "Saint Louis, MO", "MO"),
        ("Beckley West Virginia", "Beckley, WV", "WV"),
        ("O'Fallon, MO", "O'Fallon, MO", "MO"),
        ("O’Fallon MO", "O'Fallon, MO", "MO"),
        ("o fallon missouri", "O'Fallon, MO", "MO"),
        ("OFallon, IL", "O'Fallon, IL", "IL"),
        ("Coeur d'Alene", "Coeur d'Alene, ID", "ID"),
        ("COEUR D ALENE", "Coeur d'Alene, ID", "ID"),
        ("Land O'Lakes, FL", "Land O' Lakes, FL", "FL"),
        ("Lees Summit MO", "Lee's Summit, MO", "MO"),
        ("Lee's Summit, MO", "Lee's Summit, MO", "MO"),
        ("Oneill, NE", "O'Neill, NE", "NE"),
        ("O'Neals", "O'Neals, CA", "CA"),
        ("O Brien, OR", "O'Brien, OR", "OR"),
        ("Lanse, PA", "Lanse, PA", "PA"),
        ("Lanse, MI", "L'Anse, MI", "MI"),
        ("Round O", "Round O, SC", "SC"),
        ("San José, CA", "San Jose, CA", "CA"),
        ("Winston-Salem", "Winston Salem, NC", "NC"),
        ("45.512,-122.71", "45.5,-122.7", "OR"),
        ("45.5 -122.7", "45.5,-122.7", "OR"),
        ("(45.5°, -122.7°)", "45.5,-122.7", "OR"),
        ("21.3,-157.9", "21.3,-157.9", "HI"),
        ("Hilo hawaii", "Hilo, HI", "HI"),
        ("Adak", "Adak, AK", "AK"),
        ("00601", "00601", "PR"),
        ("San Juan PR", "San Juan, PR", "PR"),
        ("Charlotte Amalie", "Charlotte Amalie, VI", "VI"),
        ("Hagåtña, Guam", "Hagatna, GU", "GU"),
        ("96799", "96799", "AS"),
        ("Saipan", "Saipan, MP", "MP"),
    ],
)
def test_a_place_is_understood_as_people_write_it(typed: str, near: str, state: str) -> None:
    place = find_place(typed)
    assert (place.near, place.state) == (near, state)


def test_no_name_with_an_apostrophe_is_one_that_the_table_does_not_have() -> None:
    """A name that stands in the wrong state or is misspelled would never be said."""
    owned = {(city.name, city.state) for cities in cities_by_key().values() for city in cities}
    told = {(name, state) for state, names in WRITTEN.items() for name in names}
    assert told <= owned
    assert find_place("63366").label == "O'Fallon, MO 63366"
    assert not [name for name, _ in owned if re.match(r"[OD] [A-Z]\w{3}", name)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Portland", ["Portland, OR", "Portland, ME"]),
        ("St. Louis", ["Saint Louis, MO"]),
        ("Manhattan", ["Manhattan, NY", "Manhattan, KS"]),
        ("Port Washington", ["Port Washington, NY"]),
        ("Washington", ["Washington, DC"]),
        ("San Juan", ["San Juan, PR", "San Juan, TX"]),
        # The name of a state, and a small place elsewhere.
        ("Vermont", ["Vermont, IL"]),
        ("LA", ["Los Angeles, CA"]),
    ],
)
def test_a_name_of_several_places_asks_which_the_largest_first(
    typed: str, first: list[str]
) -> None:
    with pytest.raises(UnclearPlaceError) as unclear:
        find_place(typed)
    assert [place.near for place in unclear.value.choices][: len(first)] == first


def test_the_choices_name_the_states_in_full_and_are_few_enough_to_read() -> None:
    with pytest.raises(UnclearPlaceError) as unclear:
        find_place("Springfield")
    assert unclear.value.choices[0].in_full == "Springfield, Illinois"
    names = [cities[0].name for cities in cities_by_key().values()]
    assert max(len(cities_named(name)) for name in names) <= 40


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Portlnad, OR", "Portland, OR"),
        ("portlnd", "Portland, OR"),
        ("seatle", "Seattle, WA"),
        ("Los Angelos CA", "Los Angeles, CA"),
        ("Sand Francisco", "San Francisco, CA"),
        ("downtown Portland", "Portland, OR"),
        ("San Fran", "San Francisco, CA"),
        ("Seattle, OR", "Seattle, WA"),
    ],
)
def test_a_slip_of_the_finger_is_met_with_what_was_probably_meant(typed: str, meant: str) -> None:
    with pytest.raises(UnclearPlaceError, match="Did you mean") as unclear:
        find_place(typed)
    assert unclear.value.choices[0].near == meant


def test_a_city_in_another_state_is_told_so() -> None:
    with pytest.raises(UnclearPlaceError, match="We know no Seattle in Oregon"):
        find_place("Seattle, Oregon")


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "99999", "9720", "97201 97202", "Xyzzyville", ",", "x" * 500, "10,10", "91.0,0.0"],
)
def test_what_names_no_place_says_what_to_type(typed: str) -> None:
    with pytest.raises(PlaceError, match="ZIP code") as error:
        find_place(typed)
    assert not isinstance(error.value, UnclearPlaceError)


@pytest.mark.parametrize("typed", ["09001", "34001", "APO AE", "PSC 1, APO AE 09001", "FPO"])
def test_a_military_address_asks_for_a_place_to_travel_to(typed: str) -> None:
    with pytest.raises(PlaceError, match=r"military.*travel"):
        find_place(typed)


def test_a_zip_code_of_the_islands_that_we_do_not_list_is_not_called_unknown() -> None:
    with pytest.raises(PlaceError, match=r"not on our map.*travel"):
        find_place("96941")


@pytest.mark.parametrize("typed", ["Texas", "TX", "washington state", "Guam"])
def test_a_whole_state_asks_for_a_city_in_it(typed: str) -> None:
    with pytest.raises(PlaceError, match="too large"):
        find_place(typed)
    assert state_named(typed)


def test_a_zip_code_without_a_point_lies_where_its_city_does() -> None:
    missing = [row for row in rows() if row.state == "DC" and not row.placed]
    assert missing
    place = find_place(missing[0].code)
    assert (round(place.latitude, 1), round(place.longitude, 1)) == (38.9, -77.0)


def test_the_ends_of_the_aleutians_are_in_alaska_and_toronto_is_not_far() -> None:
    for typed in ("51.9,-176.6", "52.9,172.9", "53.0,180.0", "53.0,-180.0"):
        assert find_place(typed).state == "AK"
    with pytest.raises(PlaceError, match="near that point"):
        find_place("51.5,-0.1")


def test_a_point_is_nearest_on_the_globe_and_not_on_the_paper() -> None:
    """At 65 degrees north a degree of longitude is less than half of one of latitude."""
    code, miles = zip_codes().nearest(64.5, -165.4)
    assert code.city == "Nome"
    assert miles < 60


@settings(max_examples=50)
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_on_earth_is_answered(latitude: float, longitude: float) -> None:
    _, miles = zip_codes().nearest(latitude, longitude)
    assert 0 <= miles < 12500


HOSTILE = st.text(max_size=120) | st.text("0123456789,.- °()", max_size=40)


@given(HOSTILE)
def test_no_text_breaks_the_search_for_a_place(typed: str) -> None:
    try:
        found = find_place(typed)
    except PlaceError as error:
        assert str(error)
    else:
        assert isinstance(found, Place)
        assert find_place(found.near) == found


def test_every_choice_leads_to_the_city_it_names() -> None:
    """Else a client who picks a city is asked again, for ever."""
    lost = [
        Place.of(city).near
        for cities in cities_by_key().values()
        for city in cities
        if find_place(Place.of(city).near) != Place.of(city)
    ]
    assert lost == []
