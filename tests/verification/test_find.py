"""Finding what does not wait: by name, number or one's own decisions, and never more than the role may open."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.verification.nppes_rows import npi
from tests.verification.reviewing import client_of, sam, screen_of, send, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def find(user: User, words: str = "") -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("review_find"), {"q": words} if words else {})
    return answer.content.decode()


def test_a_license_that_does_not_wait_is_found_by_each_thing_that_is_known_of_it() -> None:
    alice, bob = cast.alice(npi=npi(1)), cast.bob()
    license_ = alice.licenses.get()
    for words in ("alder", alice.npi, license_.number.lower(), f"Lic. No. {license_.number}"):
        page = find(cast.rosa(), str(words))
        assert f'href="{screen_of(license_)}"' in page, words
        assert bob.name not in page, words
    assert "Nothing fits." in find(cast.rosa(), "zzzz")


def test_what_was_decided_lately_leads_back_to_it() -> None:
    license_ = waiting()
    assert "Nothing yet." in find(cast.rosa())
    send(client_of(cast.rosa()), license_)
    assert f'href="{screen_of(license_)}"' in find(cast.rosa())
    assert screen_of(license_) not in find(cast.user("ruth@example.org", Role.REVIEWER))


def test_a_claim_is_found_by_whoever_has_to_take_it_back() -> None:
    alice = cast.alice()
    claim = claim_of(cast.user("nell@example.org"), record=registry_record(), provider=alice)
    assert reverse("review_claim", args=[claim.pk]) in find(sam(), "Alder")


def test_an_administrator_is_led_to_histories_alone() -> None:
    alice = cast.alice()
    page = find(cast.user("ada@example.org", Role.ADMINISTRATOR), "Alder")
    assert screen_of(alice.licenses.get()) not in page
    assert reverse("review_history", args=["listing", alice.pk]) in page


@pytest.mark.parametrize("words", ["a", "\x00\x00", "x" * 101])
def test_what_cannot_be_looked_for_is_told(words: str) -> None:
    client = Client()
    client.force_login(cast.rosa())
    answer = client.get(reverse("review_find"), {"q": words})
    assert answer.status_code == 422
    assert "<title>Error:" in answer.content.decode()
