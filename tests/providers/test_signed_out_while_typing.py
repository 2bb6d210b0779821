"""A session that ended takes no text with it, and nobody can put text into somebody else's form."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from providers.models import KeptText
from tests import cast
from tests.providers.editing import address, at_desk, dana, draft, owner_of

pytestmark = pytest.mark.django_db
WORDS = "An hour of typing"


def test_after_signing_in_the_form_comes_back_filled_and_is_saved_only_then() -> None:
    listing = dana()
    client, path = Client(), address(listing, "about")
    answer = client.post(path, {"about": WORDS, "version": "0"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{reverse('account_login')}?next={path}"
    # Nothing typed stands in an address, a cookie, or readable in the database.
    assert WORDS not in str(answer.cookies)
    assert WORDS.encode() not in bytes(KeptText.objects.get().locked)
    client.force_login(owner_of(listing))
    assert WORDS in client.get(path).content.decode()
    assert draft(listing, "about") is None
    client.post(path, {"about": WORDS, "version": "0"})
    assert draft(listing, "about").typed == {"about": [WORDS]}
    assert not KeptText.objects.exists()


def test_another_browser_does_not_see_it_and_nobody_can_plant_it() -> None:
    listing = dana()
    Client().post(address(listing, "about"), {"about": "Planted", "version": "0"})
    assert b"Planted" not in at_desk(listing).get(address(listing, "about")).content


def test_somebody_else_at_the_same_browser_does_not_see_it() -> None:
    listing, bob = dana(), cast.bob()
    client = Client()
    client.post(address(listing, "about"), {"about": WORDS, "version": "0"})
    client.force_login(owner_of(bob))
    assert client.get(address(listing, "about")).status_code == 404


def test_it_is_gone_after_some_hours() -> None:
    listing = dana()
    client = Client()
    client.post(address(listing, "about"), {"about": WORDS, "version": "0"})
    client.force_login(owner_of(listing))
    with time_machine.travel(timezone.now() + dt.timedelta(hours=5)):
        assert WORDS not in client.get(address(listing, "about")).content.decode()


def test_an_old_token_from_our_own_page_shows_the_text_again_and_saves_nothing() -> None:
    listing = dana()
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    client.force_login(owner_of(listing))
    answer = client.post(address(listing, "about"), {"about": WORDS, "version": "0"})
    assert answer.status_code == 403
    assert WORDS in answer.content.decode()
    assert "press Save once more" in answer.content.decode()
    assert draft(listing, "about") is None


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
@pytest.mark.parametrize("signed_in", [True, False])
def test_another_site_can_neither_save_nor_leave_text(origin: str | None, signed_in: bool) -> None:
    listing = dana()
    client = Client(enforce_csrf_checks=True, headers={"origin": origin} if origin else None)
    if signed_in:
        client.force_login(owner_of(listing))
    answer = client.post(address(listing, "about"), {"about": "Planted", "version": "0"})
    assert answer.status_code == 403
    assert b"Planted" not in answer.content
    assert draft(listing, "about") is None
    assert not KeptText.objects.exists()
