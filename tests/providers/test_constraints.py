"""Bad states are impossible in the database, whoever writes: a form, a shell, an import or a mistake."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from providers.dates import today
from providers.models import (
    Credential,
    License,
    Location,
    Partnership,
    PrescribingRule,
    Provider,
    RegistryRecord,
    Service,
    ServicePhase,
)
from providers.vocabulary.treatment import Condition
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)
GOOD_NPI = "1234567893"
IN_WAYS = {"molecule": "ketamine", "therapy": "none", "format": "in_person"}


def refused_by(name: str, act: Any, /, *args: Any, **fields: Any) -> None:
    """The act fails, and it is this constraint that refuses it."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act(*args, **fields)


def change(provider: Provider, **fields: Any) -> None:
    Provider.objects.filter(pk=provider.pk).update(**fields)


# Listings


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


# Services


@pytest.mark.parametrize("place", ["at_home", "telehealth"])
def test_esketamine_is_never_used_at_home(place: str) -> None:
    refused_by(
        "service_esketamine_in_person",
        Service.objects.create,
        provider=cast.listing("someone"),
        model="medical",
        route="intranasal",
        **IN_WAYS | {"molecule": "esketamine", "format": place},
    )


def test_esketamine_is_a_nasal_spray() -> None:
    refused_by(
        "service_esketamine_is_a_spray",
        Service.objects.create,
        provider=cast.listing("someone"),
        model="medical",
        route="iv",
        **IN_WAYS | {"molecule": "esketamine"},
    )


def test_a_service_is_listed_once() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv")
    refused_by(
        "service_once",
        Service.objects.create,
        provider=provider,
        model="medical",
        route="iv",
        **IN_WAYS,
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"price_low": 500, "price_high": 400}, "service_phase_price_range"),
        ({"price_high": 500}, "service_phase_price_range"),
        ({"sessions": 0}, "service_phase_has_sessions"),
        ({"phase": "afterglow"}, "service_phase_phase_known"),
        ({"phase": "dosing"}, "service_phase_once"),
    ],
)
def test_a_phase_has_a_sane_price(fields: dict[str, Any], name: str) -> None:
    row = cast.service(cast.listing("someone"), "medical", "iv")
    refused_by(name, ServicePhase.objects.create, service=row, **{"phase": "integration"} | fields)


# Licenses and credentials


def test_a_license_is_listed_once_by_anybody() -> None:
    cast.license_of(cast.listing("one"), "md", number="A1", verified=False)
    refused_by(
        "license_once",
        License.objects.create,
        provider=cast.listing("two"),
        license_type="md",
        state="OR",
        number="A1",
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"number": "a1"}, "license_number_plain"),
        ({"number": "A 1"}, "license_number_plain"),
        ({"number": ""}, "license_number_plain"),
        ({"license_type": "facilitator"}, "license_not_of_facilitator"),
        ({"license_type": "wizard"}, "license_license_type_known"),
        ({"state": "ZZ"}, "license_state_known"),
        ({"compact_states": ["ZZ"]}, "license_compact_states_known"),
        ({"issued_on": today(), "expires_on": today() - A_DAY}, "license_dates_in_order"),
    ],
)
def test_a_license_is_one_that_a_board_issues(fields: dict[str, Any], name: str) -> None:
    row = {"license_type": "md", "state": "OR", "number": "A1"}
    refused_by(name, License.objects.create, provider=cast.listing("someone"), **row | fields)


def test_a_credential_has_a_kind_and_a_plausible_year() -> None:
    provider = cast.listing("someone")
    row = {"provider": provider, "kind": "kap_training", "name": "An institute"}
    refused_by("credential_year_plausible", Credential.objects.create, **row, year=1900)
    Credential.objects.create(**row)
    refused_by("credential_once", Credential.objects.create, **row)


# Partnerships and memberships


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"states": []}, "partnership_has_states"),
        ({"states": ["ZZ"]}, "partnership_states_known"),
        ({"valid_until": None}, "partnership_confirmed_with_dates"),
        ({"valid_until": today() - A_DAY}, "partnership_dates_in_order"),
    ],
)
def test_a_partnership_says_where_and_until_when(fields: dict[str, Any], name: str) -> None:
    one, two = cast.listing("one"), cast.listing("two")
    refused_by(name, cast.partnership, one, two, **fields)


def test_a_partnership_takes_two_and_is_made_once() -> None:
    one, two = cast.listing("one"), cast.listing("two")
    refused_by("partnership_takes_two", cast.partnership, one, one)
    cast.partnership(one, two)
    refused_by("partnership_once", cast.partnership, one, two)
    Partnership.objects.update(ended_at=timezone.now())
    cast.partnership(one, two)


def test_a_membership_takes_two_and_is_made_once() -> None:
    one, two = cast.listing("one"), cast.listing("two")
    refused_by("membership_takes_two", cast.membership, one, one)
    cast.membership(one, two)
    refused_by("membership_once", cast.membership, one, two)


# Prescribing rules


def rule(**fields: Any) -> PrescribingRule:
    made = {
        "license_type": "md",
        "state": "GU",
        "authority": "own",
        "confidence": "high",
        "needs_review": False,
    }
    return PrescribingRule.objects.create(**made | fields)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"valid_from": today()}),
        ({"valid_until": today()}, {"valid_from": today()}),
    ],
)
def test_two_rules_never_speak_on_one_day(first: dict[str, Any], second: dict[str, Any]) -> None:
    rule(**first)
    refused_by("rule_one_at_a_time", rule, **second)


def test_a_rule_may_follow_another() -> None:
    rule(valid_until=today())
    rule(valid_from=today() + A_DAY)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"confirmed_at": timezone.now()}, "rule_confirmed_by_whom_and_when"),
        ({"authority": "perhaps"}, "rule_authority_known"),
        ({"routes": ["rectal"]}, "rule_routes_known"),
    ],
)
def test_a_rule_says_who_confirmed_it_and_known_words(fields: dict[str, Any], name: str) -> None:
    refused_by(name, rule, **fields)
