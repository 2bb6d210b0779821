"""A provider keeps their licenses: nothing wrong is taken, nothing typed is lost, and a change never keeps the badge of before."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import Role
from providers.forms.license import LicenseForm, normal_number
from providers.models import Evidence, EvidenceValues
from tests import cast
from tests.providers.license_typing import as_saved, page, typed
from tests.providers.licensing import address, client_of

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def test_a_new_license_is_kept_in_one_spelling_and_waits() -> None:
    alice = cast.alice()
    answer = client_of(alice).post(address("practice_license_new", alice), typed())
    made = alice.licenses.get(state="WA")
    assert answer.headers["Location"] == address("practice_documents", alice, made.pk)
    assert (made.number, made.expires_on) == ("WA77-A", dt.date(2030, 5, 1))
    assert made.compact_states is None
    assert "Waiting for a check since" in page(alice)
    assert "WA77-A" in page(alice)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"license_type": "facilitator"}, "Select a valid choice"),
        ({"license_type": ""}, "Choose the license type."),
        ({"state": "ZZ"}, "Select a valid choice"),
        ({"number": "AB/12"}, "Use only letters, digits, dots and dashes"),
        ({"number": "AB\x0012"}, "Null characters"),
        ({"number": "9" * 41}, "Use only letters"),
        ({"number": ""}, "Enter the license number."),
        ({"expires_on": "2020-01-01"}, "This date is past."),
        ({"expires_on": "9999-12-31"}, "This date is too far away."),
        ({"expires_on": "soon"}, "Enter a date, like"),
        ({"issued_on": "2031-01-01"}, "a license is issued in the past"),
        ({"issued_on": "0001-01-01"}, "a license is issued in the past"),
        ({"license_type": "lcsw", "specialty": "psychiatry"}, "has no field here"),
        ({"compact_states": ["WA", "OR"]}, "Leave out the state of the board"),
        ({"compact_states": ["ZZ"]}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    fields: dict[str, Any], words: str
) -> None:
    alice = cast.alice()
    answer = client_of(alice).post(
        address("practice_license_new", alice), typed(**{"number": "TYPED.1"} | fields)
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert "<title>Error:" in html
    assert 'class="error-summary"' in html
    if "number" not in fields:
        assert "TYPED.1" in html
    assert alice.licenses.count() == 1


@given(st.text(max_size=60))
def test_a_number_has_one_spelling_or_is_refused(text: str) -> None:
    form = LicenseForm(typed(number=text))
    form.is_valid()
    if number := form.cleaned_data.get("number"):
        assert normal_number(number) == number
        assert normal_number(f" {number.lower()} ") == number


def test_what_is_not_on_the_form_cannot_be_set() -> None:
    """A provider who could set these would check their own license, or move it to somebody else."""
    alice, bob = cast.alice(), cast.bob()
    license_ = alice.licenses.get()
    before = license_.submitted_at
    forged = {"provider": bob.pk, "submitted_at": "2020-01-01", "id": str(bob.licenses.get().pk)}
    forged |= {"verdict": "verified", "badge": "1", "decided_by": "1"}
    client = client_of(alice)
    client.post(address("practice_license", alice, license_.pk), as_saved(license_) | forged)
    client.post(address("practice_license_new", alice), typed() | forged)
    license_.refresh_from_db()
    assert (license_.provider, license_.submitted_at) == (alice, before)
    made = alice.licenses.get(state="WA")
    assert made.submitted_at > timezone.now() - dt.timedelta(minutes=1)
    assert not made.decisions.exists()
    assert bob.licenses.count() == 1


def test_bob_reaches_no_license_of_alice_through_his_own_addresses() -> None:
    alice, bob = cast.alice(), cast.bob()
    license_ = alice.licenses.get()
    client = client_of(bob)
    for name in ("practice_license", "practice_license_renew", "practice_license_remove"):
        for method in (client.get, client.post):
            answer = method(address(name, bob, license_.pk), as_saved(license_, number="STOLEN"))
            assert answer.status_code == 404
    license_.refresh_from_db()
    assert license_.number != "STOLEN"


def test_a_license_of_somebody_else_is_refused_without_saying_whose(settings: Any) -> None:
    settings.SITE_OPERATOR = "Still Water Network, 555-0100"
    alice, bob = cast.alice(), cast.bob()
    taken = bob.licenses.get()
    form = typed(license_type="lcsw", state="OR", number=taken.number.lower())
    answer = client_of(alice).post(address("practice_license_new", alice), form)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "is on this site already" in html
    assert "Still Water Network, 555-0100" in html
    assert "Bob" not in html
    assert "bob" not in html
    own = client_of(bob).post(address("practice_license_new", bob), form)
    assert "on your listing already" in own.content.decode()


def test_removing_asks_and_leaves_only_what_names_nobody() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    evidence = license_.evidence.get()
    EvidenceValues.objects.create(evidence=evidence, shown={"name": "Alice"}, salt="x")
    client, at = client_of(alice), address("practice_license_remove", alice, license_.pk)
    assert "Remove Physician (MD), OR" in " ".join(client.get(at).content.decode().split())
    assert alice.licenses.exists()
    assert client.post(at).status_code == 302
    assert not alice.licenses.exists()
    assert list(Evidence.objects.all()) == [evidence]
    assert not EvidenceValues.objects.exists()
    assert client.post(at).status_code == 404


def test_a_reviewer_is_no_editor() -> None:
    alice = cast.alice()
    client = Client()
    client.force_login(cast.user("rosa@example.org", Role.REVIEWER))
    assert client.get(address("practice_licenses", alice)).status_code == 404
