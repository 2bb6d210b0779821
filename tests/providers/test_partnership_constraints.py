"""No team can be shown to a client that nobody agreed to: alone, twice, nowhere or without an end."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import Partnership
from tests import cast
from tests.providers.refusal import refused_by

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


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
