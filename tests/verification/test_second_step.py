"""Where the site is for real nobody works in review or in the admin without a second step, or decides long after signing in."""

import datetime as dt
import time

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from providers.models import Attachment, License
from tests import cast
from tests.providers.licensing import picture, upload
from tests.verification.reviewing import as_submitted, opened, sam, screen_of, waiting
from tests.verification.reviewing import client_of as client_of_user
from tests.verification.test_admin_permissions import SIGNING_IN, addresses
from tests.verification.test_review_permissions import (
    ALLOWED,
    DECIDING,
    arguments,
    client_of,
    review_patterns,
)

pytestmark = pytest.mark.django_db
STAFF = (Role.REVIEWER, Role.SENIOR_REVIEWER, Role.ADMINISTRATOR)
# Buttons that decide nothing: they take a row in hand, let it go, or compare what was typed so far.
DECIDES_NOTHING = {
    *("review_next", "review_take", "review_give_back", "review_end_hold"),
    "review_license_differences",
}


def review_addresses() -> list[tuple[str, str]]:
    return [
        (str(each.name), reverse(str(each.name), kwargs=arguments(each)))
        for each in review_patterns()
    ]


@pytest.mark.parametrize("role", STAFF)
def test_without_a_second_step_nobody_gets_in(role: str, settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client, wrong = client_of(role), []
    inside = [each for each in addresses() if each[0] not in SIGNING_IN]
    for _name, address in [*review_addresses(), *inside]:
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            sent_on = answer.status_code == 302 and answer["Location"] == reverse("mfa_index")
            # An address of the admin that is none is nothing, also to whoever is let in.
            if not sent_on and answer.status_code != 404:
                wrong.append((method, address, answer.status_code))
    assert not wrong


@pytest.mark.parametrize("role", STAFF)
def test_who_signed_in_long_ago_proves_it_again_before_a_decision(role: str) -> None:
    client, wrong = client_of(role), []
    decisions = [
        (name, address)
        for name, address in review_addresses()
        if role in ALLOWED[name] and ALLOWED[name] <= DECIDING | {Role.ADMINISTRATOR}
        if client.get(address).status_code == 405 and name not in DECIDES_NOTHING
    ]
    assert decisions
    with time_machine.travel(time.time() + dt.timedelta(minutes=11).seconds):
        for name, address in decisions:
            answer = client.post(address)
            if not answer.headers.get("Location", "").startswith("/account/reauthenticate/"):
                wrong.append((name, answer.status_code))
    assert not wrong


def later(minutes: int) -> time_machine.travel:
    return time_machine.travel(time.time() + dt.timedelta(minutes=minutes).seconds)


@pytest.mark.usefixtures("media_folder")
def test_who_opened_the_screen_decides_half_an_hour_later_without_losing_the_file() -> None:
    license_, client = waiting(), client_of_user(cast.rosa())
    typed = {**opened(client, license_), **as_submitted(license_), "opened": word_in(client)}
    with later(29):
        # A mistake gives no more time: the word that comes back is the one that was sent.
        answer = client.post(screen_of(license_), typed | {"number": ""})
        assert answer.status_code == 422
        assert answer.context["opened"] == typed["opened"]
        file = upload(picture("PNG"), "shot.png", "image/png")
        answer = client.post(screen_of(license_), typed | {"file": file})
    assert answer.headers["Location"] == reverse("review")
    assert Attachment.objects.count() == 1


@pytest.mark.usefixtures("media_folder")
def test_who_opened_it_longer_ago_or_has_another_pages_word_proves_it_again() -> None:
    license_, client = waiting(), client_of_user(cast.rosa())
    typed = {**opened(client, license_), **as_submitted(license_), "opened": word_in(client)}
    facts = reverse("review_facts", args=[license_.provider.slug])
    assert client.get(facts).status_code == 200
    of_facts = word_in(client, facts)
    client_of_sam = client_of_user(sam())
    of_sam = word_in(client_of_sam, screen_of(license_))
    # Rosa in another browser, in which she signed in at the same time.
    elsewhere = word_in(client_of_user(cast.rosa()), screen_of(license_))
    for minutes, word in (
        *((31, typed["opened"]), (11, of_facts), (11, of_sam), (11, elsewhere)),
        *((11, ""), (11, "forged"), (11, "\x00:\x00")),
    ):
        with later(minutes):
            answer = client.post(screen_of(license_), typed | {"opened": word})
        assert answer.headers["Location"].startswith("/account/reauthenticate/"), (minutes, word)
    assert not license_.decisions.exists()


def test_a_screen_opened_long_after_the_sign_in_asks_first() -> None:
    license_, client = waiting(), client_of_user(cast.rosa())
    with later(11):
        answer = client.get(screen_of(license_))
    assert answer.headers["Location"].startswith("/account/reauthenticate/")


def word_in(client: Client, path: str = "") -> str:
    """What the form at that address carries; without one, at the screen of Alice's license."""
    path = path or screen_of(License.objects.get())
    return str(client.get(path).context["opened"])
