"""Moving an account to another address: after a recent sign-in, once the new address is confirmed, and the old one is told."""

import datetime as dt
from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from tests.accounts.people import PASSWORD, link_in, parsed, person, sign_in

pytestmark = pytest.mark.django_db
EMAIL, NEW = "/account/email/", "moved@example.org"


def change(client: Client, new: str = NEW):
    return client.post(EMAIL, {"email": new, "action_add": "1"})


def test_the_new_address_counts_once_its_owner_confirms_it_and_the_old_one_is_told(client):
    alice = person()
    sign_in(client)
    change(client)
    assert NEW in client.get("/account/").content.decode()
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    confirm = link_in(mail.outbox[-1])
    client.get(confirm)
    assert not EmailAddress.objects.get(email=NEW).verified
    assert client.post(confirm).headers["Location"] == "/account/"
    alice.refresh_from_db()
    assert alice.email == NEW
    assert mail.outbox[-1].to == ["alice@example.org"]
    assert "was changed" in mail.outbox[-1].subject
    assert sign_in(Client(), NEW).status_code == 302
    assert sign_in(Client()).status_code == 200


def test_a_device_left_open_does_not_suffice(client, time_machine):
    person()
    sign_in(client)
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11))
    asked = change(client)
    assert asked.headers["Location"] == f"/account/reauthenticate/?next={quote(EMAIL, safe='')}"
    assert not mail.outbox
    # What was typed is taken up again, not asked for a second time.
    client.post(asked.headers["Location"], {"password": PASSWORD})
    assert mail.outbox[0].to == [NEW]


def test_the_old_address_can_be_kept(client):
    person()
    sign_in(client)
    change(client)
    client.post(EMAIL, {"email": NEW, "action_remove": "1"})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["alice@example.org"]


def test_the_only_address_cannot_be_removed_nor_one_of_somebody_else(client):
    person("bob@example.org")
    person()
    sign_in(client)
    for address in ("alice@example.org", "bob@example.org", "\0"):
        for action in ("action_remove", "action_primary", "action_send"):
            assert client.post(EMAIL, {"email": address, action: "1"}).status_code == 302
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 2


@pytest.mark.parametrize(
    "typed", ["", "no address", "alice@example.org", "x" * 260 + "@example.org"]
)
def test_bad_input_is_named_and_changes_nothing(client, typed):
    person()
    sign_in(client)
    answer = change(client, typed)
    assert parsed(answer).title.get_text().startswith("Error:")
    assert EmailAddress.objects.count() == 1
