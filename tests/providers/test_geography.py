"""A circle must hold the same places on paper and on the globe, also where the map tears: around 180 degrees in the Aleutians."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.geography import BoundingBox, distance_miles
from providers.models import Provider
from providers.models.provider_queryset import near
from tests import cast

LATITUDE = st.floats(-90, 90)
LONGITUDE = st.floats(-180, 180)
MILES = st.sampled_from([5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 6000.0])
ADAK = (51.88, -176.65)
ATTU = (52.9, 172.9)
SEMISOPOCHNOI = (51.95, 179.6)


def holds(box: BoundingBox, latitude: float, longitude: float) -> bool:
    """The box's condition, said once more in Python."""
    if not box.south <= latitude <= box.north:
        return False
    around = box.east - box.west >= 360
    return around or any(
        box.west <= turn <= box.east for turn in (longitude - 360, longitude, longitude + 360)
    )


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE, MILES)
def test_the_box_loses_no_place_of_the_circle(
    latitude: float, longitude: float, other: float, across: float, miles: float
) -> None:
    if distance_miles(latitude, longitude, other, across) <= miles:
        assert holds(BoundingBox.around(latitude, longitude, miles), other, across)


@given(LATITUDE, LONGITUDE, st.floats(0, 1), st.floats(0, 360))
def test_nor_one_that_is_close(
    latitude: float, longitude: float, north: float, east: float
) -> None:
    other = min(90.0, latitude + north / 10)
    across = (longitude + east / 100 + 180) % 360 - 180
    miles = distance_miles(latitude, longitude, other, across)
    assert holds(BoundingBox.around(latitude, longitude, miles), other, across)


@given(LATITUDE, LONGITUDE)
def test_a_step_over_180_degrees_is_a_small_one(latitude: float, longitude: float) -> None:
    assert distance_miles(latitude, 180.0, latitude, -180.0) < 0.001
    assert distance_miles(latitude, longitude, latitude, longitude) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("here", "miles", "found"),
    [
        (ADAK, 250, {"adak", "semisopochnoi"}),
        (SEMISOPOCHNOI, 250, {"adak", "semisopochnoi"}),
        (ATTU, 250, {"attu"}),
        (ATTU, 300, {"attu", "semisopochnoi"}),
        ((52.0, 180.0), 200, {"adak", "semisopochnoi"}),
        ((52.0, -180.0), 200, {"adak", "semisopochnoi"}),
        ((52.0, -179.9), 25, {"semisopochnoi"}),
        (ADAK, 5, {"adak"}),
    ],
)
def test_a_circle_over_180_degrees_holds_the_islands_on_both_sides(
    here: tuple[float, float], miles: float, found: set[str]
) -> None:
    for slug, (latitude, longitude) in (
        ("adak", ADAK),
        ("attu", ATTU),
        ("semisopochnoi", SEMISOPOCHNOI),
    ):
        provider = cast.listing(slug)
        cast.place(provider, "99546", latitude=latitude, longitude=longitude)
    inside = Provider.objects.filter(near(*here, miles))
    assert set(inside.values_list("slug", flat=True)) == found
