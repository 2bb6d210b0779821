"""No listing can be public without consent, carry a false NPI or say what search cannot find, whoever writes: a form, a shell, an import or a mistake."""

from typing import Any

import pytest
from django.utils import timezone

from providers.models import Location, Provider, RegistryRecord
from providers.vocabulary.treatment import Condition
from tests import cast
from tests.providers.refusal import refused_by

pytestmark = pytest.mark.django_db

GOOD_NPI = "1234567893"


def change(provider: Provider, **fields: Any) -> None:
    Provider.objects.filter(pk=provider.pk).update(**fields)


@pytest.mark.parametrize("state", ["published", "paused"])
@pytest.mark.parametrize(
    "missing", ["owner", "published_at", "consented_at", "identity_accepted_at", "attested_on"]
)
def test_nobody_is_public_without_consent_and_an_accepted_identity(
    state: str, missing: str
) -> None:
    provider = cast.listing("someone", listing_state=state)
    refused_by("provider_published_with_consent", change, provider, **{missing: None})


@pytest.mark.parametrize("npi", ["1234567890", "123456789", "3234567893", "abc", ""])
def test_an_npi_has_ten_digits_and_the_right_check_digit(npi: str) -> None:
    provider = cast.listing("someone")
    change(provider, npi=GOOD_NPI)
    refused_by("provider_npi_check_digit", change, provider, npi=npi)


def test_an_imported_record_keeps_the_same_rule() -> None:
    record = {
        "kind": "individual",
        "name": "A",
        "taxonomies": [],
        "row_sha256": "a" * 64,
        "imported_at": timezone.now(),
        "changed_at": timezone.now(),
    }
    RegistryRecord.objects.create(npi=GOOD_NPI, **record)
    refused_by(
        "registry_npi_check_digit", RegistryRecord.objects.create, npi="1234567890", **record
    )


def test_at_most_8_conditions_so_that_a_listing_says_what_it_is_good_at() -> None:
    provider = cast.listing("someone", conditions=list(Condition.values))
    refused_by(
        "provider_conditions_at_most_8",
        change,
        provider,
        conditions=[*Condition.values, Condition.PTSD],
    )


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("conditions", ["broken_heart"], "provider_conditions_known"),
        ("telehealth_states", ["Oregon"], "provider_telehealth_states_known"),
        ("insurance", ["gold_plan"], "provider_insurance_known"),
        ("listing_state", "famous", "provider_listing_state_known"),
        ("gender", "x", "provider_gender_known"),
        ("kind", "robot", "provider_kind_known"),
        ("availability", "maybe", "provider_availability_known"),
        ("name", "", "provider_has_a_name"),
    ],
)
def test_a_listing_states_only_words_that_search_knows(field: str, value: Any, name: str) -> None:
    refused_by(name, change, cast.listing("someone"), **{field: value})


def test_an_availability_has_a_day_on_which_it_was_said() -> None:
    refused_by("provider_availability_dated", change, cast.listing("someone"), availability_on=None)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"zip": "9720"}, "location_zip_5_digits"),
        ({"latitude": 91.0}, "location_on_earth"),
        ({"state": "XX"}, "location_state_known"),
    ],
)
def test_a_place_is_somewhere(fields: dict[str, Any], name: str) -> None:
    provider = cast.listing("someone")
    row = {"city": "Portland", "state": "OR", "zip": "97201", "latitude": 45.5, "longitude": -122.7}
    refused_by(name, Location.objects.create, provider=provider, **row | fields)


def test_one_person_has_one_listing_and_as_many_practices_as_they_keep() -> None:
    alice = cast.alice()
    cast.listing("first-practice", kind="organization", owner=alice.owner)
    second = cast.listing("second-practice", kind="organization", owner=alice.owner)
    bob = cast.bob()
    refused_by("provider_one_listing_a_person", change, bob, owner=alice.owner)
    refused_by("provider_one_listing_a_person", change, second, kind="individual")
