"""Certifications and trainings: stated by their holder, and a check never passes on to words that nobody checked."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import Credential, Evidence
from tests import cast
from tests.providers.licensing import address, client_of, credential_of

pytestmark = pytest.mark.django_db

TYPED = {"kind": "kap_training", "name": "Still  Water Program", "hours": "120", "year": "2022"}


def test_added_changed_and_removed() -> None:
    alice = cast.alice()
    client = client_of(alice)
    assert client.post(address("practice_credential_new", alice), TYPED).status_code == 302
    made = alice.credentials.get()
    assert (made.name, made.hours, made.year) == ("Still Water Program", 120, 2022)
    html = client.get(address("practice_licenses", alice)).content.decode()
    assert "Stated by you" in html
    at = address("practice_credential", alice, made.pk)
    assert "Still Water Program" in client.get(at).content.decode()
    assert client.post(at, TYPED | {"hours": "90"}).status_code == 302
    assert alice.credentials.get().hours == 90
    remove = address("practice_credential_remove", alice, made.pk)
    assert client.get(remove).status_code == 200
    assert client.post(remove).status_code == 302
    assert not alice.credentials.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "degree"}, "Select a valid choice"),
        ({"name": "   "}, "Enter the name"),
        ({"name": "x" * 151}, "at most 150"),
        ({"name": "a\x00b"}, "Null characters"),
        ({"year": "1900"}, "Enter a year from"),
        ({"year": str(today().year + 1)}, "Enter a year from"),
        ({"hours": "-1"}, "greater than or equal to 1"),
        ({"hours": "999999999999999999999"}, "less than or equal to 5000"),
        ({"kind": "board_certification"}, "Hours belong to a training"),
    ],
)
def test_what_is_wrong_is_said(fields: dict[str, str], words: str) -> None:
    alice = cast.alice()
    answer = client_of(alice).post(address("practice_credential_new", alice), TYPED | fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not alice.credentials.exists()


def test_the_same_is_not_stated_twice() -> None:
    alice = cast.alice()
    one, two = credential_of(alice), credential_of(alice, name="Another")
    client = client_of(alice)
    again = client.post(address("practice_credential_new", alice), TYPED)
    assert "on your listing already" in again.content.decode()
    renamed = client.post(address("practice_credential", alice, two.pk), TYPED)
    assert renamed.status_code == 422
    assert set(alice.credentials.all()) == {one, two}


@pytest.mark.parametrize(("fields", "checked"), [({}, True), ({"hours": "400"}, False)])
def test_a_check_does_not_pass_on_to_changed_words(fields: dict[str, Any], checked: bool) -> None:
    alice = cast.alice()
    credential = credential_of(alice)
    Evidence.objects.create(
        credential=credential,
        provider=alice,
        fact="kap_training",
        result="confirmed",
        source="Copy sent by the provider",
        source_kind="self_attested",
        method="Certificate seen",
        performed_at=timezone.now(),
        performed_by=cast.rosa(),
        valid_until=today() + dt.timedelta(days=300),
    )
    at = address("practice_credential", alice, credential.pk)
    assert client_of(alice).post(at, TYPED | fields).status_code == 302
    assert Credential.objects.with_checked().get().checked is checked


def test_bob_reaches_no_credential_of_alice_and_nothing_moves() -> None:
    alice, bob = cast.alice(), cast.bob()
    credential = credential_of(alice)
    client = client_of(bob)
    for name in ("practice_credential", "practice_credential_remove"):
        assert client.post(address(name, bob, credential.pk), TYPED).status_code == 404
    forged = TYPED | {"provider": str(alice.pk), "id": str(credential.pk), "checked": "1"}
    client.post(address("practice_credential_new", bob), forged)
    assert bob.credentials.get().pk != credential.pk
    assert alice.credentials.get() == credential
