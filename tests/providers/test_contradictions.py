"""What contradicts itself, or the licenses behind a listing, is refused with the sentence that explains it."""

from typing import Any

import pytest

from providers.models import Provider
from tests import cast
from tests.providers.editing import SERVICE, address, at_desk, dana, item

pytestmark = pytest.mark.django_db


def therapist() -> Provider:
    listing = cast.draft_listing("erin-elm")
    cast.license_of(listing, "lcsw", verified=False)
    return listing


def answer_to(listing: Provider, section: str, sent: dict[str, Any]) -> Any:
    return at_desk(listing).post(address(listing, section), sent | {"version": "0"})


def test_esketamine_is_never_used_at_home() -> None:
    at_home = SERVICE | {"molecule": "esketamine", "route": "intranasal", "format": "at_home"}
    answer = answer_to(dana(), "services", item(0, **at_home))
    assert "It is never used at home." in answer.context["form"].errors["item-a0000-format"][0]


def test_esketamine_is_a_spray() -> None:
    answer = answer_to(dana(), "services", item(0, **SERVICE | {"molecule": "esketamine"}))
    assert "is a nasal spray" in answer.context["form"].errors["item-a0000-route"][0]


def test_the_medical_model_needs_somebody_who_may_prescribe() -> None:
    listing = therapist()
    answer = answer_to(listing, "services", item(0, **SERVICE))
    assert (
        "needs somebody who may prescribe" in answer.context["form"].errors["item-a0000-model"][0]
    )


def test_with_a_partner_who_prescribes_it_may_be_offered() -> None:
    listing = therapist()
    cast.partnership(listing, cast.alice())
    assert answer_to(listing, "services", item(0, **SERVICE)).status_code == 302


@pytest.mark.parametrize("model", ["psycholytic", "psychedelic"])
def test_other_models_without_a_prescriber_are_allowed_and_told(model: str) -> None:
    listing = therapist()
    answer = answer_to(listing, "services", item(0, **SERVICE | {"model": model}))
    assert answer.status_code == 302
    page = at_desk(listing).get(answer.headers["Location"]).content.decode()
    assert "Needs a prescriber" in page


def test_telehealth_only_where_a_license_is_stated() -> None:
    listing = dana()
    answer = answer_to(listing, "places", {"telehealth_states": ["OR", "WA"]})
    [error] = answer.context["form"].errors["telehealth_states"]
    assert "Washington" in error
    assert "Oregon" not in error
    cast.license_of(listing, "md", "WA", number="MDWA1", verified=False)
    assert (
        at_desk(listing)
        .post(address(listing, "places"), {"telehealth_states": ["OR", "WA"], "version": "1"})
        .status_code
        == 302
    )


def test_the_same_service_twice_is_named() -> None:
    answer = answer_to(dana(), "services", item(0, **SERVICE) | item(1, **SERVICE))
    assert "already in the listing" in answer.context["form"].errors["item-a0001-molecule"][0]


@pytest.mark.parametrize(
    ("prices", "field"),
    [
        ({"dosing_sessions": "2", "dosing_low": "500", "dosing_high": "400"}, "dosing_high"),
        ({"dosing_low": "500"}, "dosing_sessions"),
        ({"dosing_sessions": "2", "dosing_high": "400"}, "dosing_low"),
        ({"dosing_sessions": "0"}, "dosing_sessions"),
        ({"dosing_sessions": "99999999999"}, "dosing_sessions"),
        ({"dosing_sessions": "2", "dosing_low": "-1"}, "dosing_low"),
        ({"dosing_sessions": "two"}, "dosing_sessions"),
    ],
)
def test_prices_that_cannot_be_are_named(prices: dict[str, str], field: str) -> None:
    answer = answer_to(dana(), "services", item(0, **SERVICE | prices))
    assert f"item-a0000-{field}" in answer.context["form"].errors


def test_a_half_filled_service_says_what_is_missing() -> None:
    answer = answer_to(dana(), "services", item(0, route="iv"))
    assert set(answer.context["form"].errors) == {
        f"item-a0000-{name}" for name in ("molecule", "model", "therapy", "format")
    }


@pytest.mark.parametrize("code", ["123", "00000", "09001", "９７２０１", "97201; DROP", "97201-"])
def test_a_zip_code_without_a_place_is_named(code: str) -> None:
    answer = answer_to(dana(), "places", item(0, zip=code))
    assert "item-a0000-zip" in answer.context["form"].errors
