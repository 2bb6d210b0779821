"""A provider keeps their licenses: nothing wrong is taken, nothing typed is lost, and a change never keeps the badge of before."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.roles import Role
from providers.dates import today
from providers.forms.license import LicenseForm, normal_number
from providers.license_version import version_of
from providers.models import Evidence, EvidenceValues, License, Provider
from providers.vocabulary.checking import Result, Verdict
from tests import cast
from tests.entries import settle
from tests.providers.licensing import address, client_of

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def typed(**fields: Any) -> dict[str, Any]:
    """What somebody types for a new license."""
    made = {"license_type": "md", "state": "WA", "number": "wa 77-a", "expires_on": "2030-05-01"}
    return made | fields


def as_saved(license_: License, **fields: Any) -> dict[str, Any]:
    """The form of a license as it opens, with some fields changed."""
    return {
        "license_type": license_.license_type,
        "specialty": license_.specialty,
        "state": license_.state,
        "number": license_.number,
        "issued_on": "",
        "expires_on": str(license_.expires_on),
        "version": version_of(license_),
    } | fields


def page(provider: Provider) -> str:
    return " ".join(
        client_of(provider).get(address("practice_licenses", provider)).content.decode().split()
    )


def is_found(provider: Provider, **query: str) -> bool:
    settle()
    answer = Client().get("/providers/", {"verified": "yes"} | query)
    return provider.name in answer.content.decode()


def test_a_new_license_is_kept_in_one_spelling_and_waits() -> None:
    alice = cast.alice()
    answer = client_of(alice).post(address("practice_license_new", alice), typed())
    made = alice.licenses.get(state="WA")
    assert answer.headers["Location"] == address("practice_documents", alice, made.pk)
    assert (made.number, made.compact_states, made.expires_on) == (
        "WA77-A",
        None,
        dt.date(2030, 5, 1),
    )
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


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.NEED_MORE, "The reviewer needs more from you: Send the back of it."),
        (Verdict.COULD_NOT_CONFIRM, "The reviewer could not confirm it: Send the back of it."),
        (Verdict.DOES_NOT_MATCH, "Does not match the board’s record"),
        (Verdict.DISCIPLINED, "the board has acted"),
    ],
)
def test_each_verdict_is_told_with_its_reason(verdict: str, words: str) -> None:
    alice = cast.alice()
    cast.decide(alice.licenses.get(), verdict, reason="Send the back of it.")
    assert words in page(alice)
    assert "Send the back of it." in page(alice)


def test_a_checked_license_says_when_until_and_what_it_may() -> None:
    alice = cast.alice()
    html = page(alice)
    assert "The check counts until" in html
    assert "State law lets this license prescribe. DEA registration: not checked." in html
    with time_machine.travel(timezone.now() + 91 * A_DAY):
        html = page(alice)
    assert "Check is too old" in html
    assert "Not confirmed. State law lets this license prescribe; it counts while" in html
    with time_machine.travel(timezone.now() + 366 * A_DAY):
        assert "Expired" in page(alice)
    cast.look(alice.licenses.get(), Result.NOT_FOUND, performed_at=timezone.now())
    assert "did not show what it showed before" in page(alice)


def test_a_therapist_reads_no_and_an_unknown_board_is_said() -> None:
    bob = cast.bob()
    assert "Does not prescribe: state law does not let this license." in page(bob)
    cast.license_of(bob, "art_therapist", "GU", verified=False)
    html = page(bob)
    assert "Board not listed" in html
    assert "Not confirmed. Nobody here has yet confirmed" in html


def test_the_queries_of_the_page_do_not_grow_with_the_licenses() -> None:
    alice = cast.alice()
    before = queries_of_the_page(alice)
    for state in ("WA", "CA", "ID"):
        cast.license_of(alice, "md", state)
    assert queries_of_the_page(alice) == before


def queries_of_the_page(provider: Provider) -> int:
    client = client_of(provider)
    with CaptureQueriesContext(connection) as seen:
        client.get(address("practice_licenses", provider))
    return len(seen)


def test_a_reviewer_is_no_editor() -> None:
    alice = cast.alice()
    client = Client()
    client.force_login(cast.user("rosa@example.org", Role.REVIEWER))
    assert client.get(address("practice_licenses", alice)).status_code == 404
