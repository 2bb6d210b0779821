"""No listing can claim a license that another holds, one that no board issues, or a training of a year that cannot be."""

import datetime as dt
from typing import Any

import pytest

from providers.dates import today
from providers.models import Credential, License
from tests import cast
from tests.providers.refusal import refused_by

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


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
