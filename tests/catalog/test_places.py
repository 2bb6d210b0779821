"""A client types where they are in their own words; a wrong answer would send them to the wrong state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.places import Place, PlaceError, UnclearPlaceError, find_place


@pytest.mark.parametrize(
    ("typed", "near", "state"),
    [
        ("97201", "97201", "OR"),
        ("97201-1234", "97201", "OR"),
        (" 97201 1234 ", "97201", "OR"),
        ("portland or", "Portland, OR", "OR"),
        ("Portland, Oregon", "Portland, OR", "OR"),
        ("PORTLAND,OR", "Portland, OR", "OR"),
        ("washington dc", "Washington, DC", "DC"),
        ("new york", "New York, NY", "NY"),
        ("st. louis, mo", "Saint Louis, MO", "MO"),
        ("O'Fallon, MO", "O Fallon, MO", "MO"),
        ("San José, CA", "San Jose, CA", "CA"),
        ("45.512,-122.71", "45.5,-122.7", "OR"),
        ("00601", "00601", "PR"),
        ("Hilo hawaii", "Hilo, HI", "HI"),
    ],
)
def test_a_place_is_understood_as_people_write_it(typed: str, near: str, state: str) -> None:
    place = find_place(typed)
    assert (place.near, place.state) == (near, state)


def test_a_name_of_several_cities_asks_which_the_largest_first() -> None:
    with pytest.raises(UnclearPlaceError) as unclear:
        find_place("Portland")
    names = [place.near for place in unclear.value.choices]
    assert names[:2] == ["Portland, OR", "Portland, ME"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "99999", "Xyzzyville", ",", "x" * 500, "10,10", "91.0,0.0"]
)
def test_what_names_no_place_says_what_to_type(typed: str) -> None:
    with pytest.raises(PlaceError, match="ZIP code"):
        find_place(typed)


def test_a_military_zip_code_asks_for_a_place_to_travel_to() -> None:
    with pytest.raises(PlaceError, match="travel"):
        find_place("09001")


@given(st.text(max_size=120))
def test_no_text_breaks_the_search_for_a_place(typed: str) -> None:
    try:
        found = find_place(typed)
    except PlaceError as error:
        assert str(error)
    else:
        assert isinstance(found, Place)
        assert find_place(found.near) == found
