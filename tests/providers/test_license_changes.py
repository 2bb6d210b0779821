"""What a reviewer checked is checked again when it changes, and carries no badge until then."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from providers.dates import today
from providers.license_version import version_of
from providers.models import License
from tests import cast
from tests.providers.license_typing import as_saved, is_found, page
from tests.providers.licensing import address, client_of

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    "change",
    [
        {"license_type": "do"},
        {"specialty": "anesthesiology"},
        {"state": "WA"},
        {"number": "OTHER1"},
        {"expires_on": "2030-05-01"},
        {"compact_states": ["CA"]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_checked_field_that_changes_takes_the_badge_off_at_once(change: dict[str, Any]) -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    assert is_found(alice)
    client = client_of(alice)
    form = client.get(address("practice_license", alice, license_.pk)).content.decode()
    assert "Its badge is off at once, until they have." in form
    client.post(address("practice_license", alice, license_.pk), as_saved(license_, **change))
    assert not is_found(alice)
    assert is_found(alice, verified="any")
    assert "Waiting for a check" in page(alice)
    assert "Waiting for a check" in Client().get(alice.get_absolute_url()).content.decode()
    license_.refresh_from_db()
    cast.look(license_, performed_at=timezone.now())
    cast.decide(license_)
    assert is_found(alice)


@pytest.mark.parametrize("fields", [{}, {"number": "  "}, {"issued_on": "2015-02-03"}])
def test_a_save_that_changes_nothing_checked_keeps_the_badge(fields: dict[str, str]) -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    form = as_saved(license_) | fields
    if "number" in fields:
        form["number"] = f" {license_.number.lower()} "
    answer = client_of(alice).post(address("practice_license", alice, license_.pk), form)
    assert answer.status_code == 302
    assert is_found(alice)
    license_.refresh_from_db()
    assert str(license_.issued_on or "") == fields.get("issued_on", "")


def test_the_second_of_two_editors_is_told_and_loses_nothing() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    first, second = as_saved(license_, number="FIRST1"), as_saved(license_, number="SECOND2")
    client, at = client_of(alice), address("practice_license", alice, license_.pk)
    assert client.post(at, first).status_code == 302
    answer = client.post(at, second)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody saved this license after you opened it" in html
    assert "License number: FIRST1" in html
    assert 'value="SECOND2"' in html
    license_.refresh_from_db()
    assert license_.number == "FIRST1"
    again = second | {"version": answer.context["form"]["version"].value()}
    assert client.post(at, again).status_code == 302
    license_.refresh_from_db()
    assert license_.number == "SECOND2"


def test_renewing_takes_a_later_date_and_waits_for_a_check() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    ends = today() + 20 * A_DAY
    License.objects.update(expires_on=ends)
    license_.refresh_from_db()
    assert "Renew" in page(alice)
    client, at = client_of(alice), address("practice_license_renew", alice, license_.pk)
    same = client.post(at, {"expires_on": str(ends), "version": version_of(license_)})
    assert "has to be later than" in same.content.decode()
    later = {"expires_on": str(ends + 365 * A_DAY), "version": version_of(license_)}
    assert client.post(at, later | {"number": "FORGED"}).status_code == 302
    license_.refresh_from_db()
    assert license_.expires_on == ends + 365 * A_DAY
    assert license_.number != "FORGED"
    assert not is_found(alice)
