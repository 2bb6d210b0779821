"""Licenses, partnerships and rules that make no sense are refused by the database, whoever writes."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from providers.dates import today
from providers.models import (
    Credential,
    License,
    Partnership,
    PrescribingRule,
)
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def refused_by(name: str, act: Any, /, *args: Any, **fields: Any) -> None:
    """The act fails, and it is this constraint that refuses it."""
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        act(*args, **fields)


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
