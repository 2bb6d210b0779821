"""No answer tells whether an address has an account: whole answers are compared, for a known and an unknown address."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts.people import NEW_PASSWORD, link_in, person, sign_in, sign_up

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "known@example.org", "other@example.org"


def whole(client: Client, answer: Any, address: str) -> dict[str, Any]:
    """All that whoever asked can see: status, headers, cookies, text, and the page that follows; only chance left out."""
    seen: dict[str, Any] = {"status": answer.status_code}
    seen["headers"] = {
        name: value
        for name, value in answer.headers.items()
        if name not in {"Content-Length", "Date", "Expires"}
    }
    seen["cookies"] = {
        name: {key: value for key, value in cookie.items() if key != "expires"}
        | {"length": len(cookie.value)}
        for name, cookie in answer.cookies.items()
    }
    seen["text"] = plain(answer, address)
    if answer.status_code == 302:
        seen["next"] = plain(client.get(answer.headers["Location"]), address)
    return seen


def plain(answer: Any, address: str) -> str:
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())
    return text.replace(address, "ADDRESS")


@pytest.fixture
def bob() -> User:
    return person(KNOWN, name="Bob Birch")


def test_signing_up(bob):
    known, unknown = Client(), Client()
    first = whole(known, sign_up(known, KNOWN), KNOWN)
    assert first == whole(unknown, sign_up(unknown, UNKNOWN), UNKNOWN)
    assert first["status"] == 302
    assert [message.to for message in mail.outbox] == [[KNOWN], [UNKNOWN]]


def test_signing_up_again_before_the_address_is_confirmed(bob):
    sign_up(Client(), UNKNOWN)
    again, fresh = Client(), Client()
    assert whole(again, sign_up(again, UNKNOWN), UNKNOWN) == whole(
        fresh, sign_up(fresh, "third@example.org"), "third@example.org"
    )


def test_signing_up_scrambles_a_password_either_way(bob, monkeypatch):
    """That takes longest by far: one answer in a thousandth of the time would tell."""
    scrambled: list[str] = []
    hasher: type[BasePasswordHasher] = type(get_hasher())
    encode = hasher.encode

    def counting(self: Any, password: str, salt: str) -> str:
        scrambled.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hasher, "encode", counting)
    sign_up(Client(), KNOWN)
    assert len(scrambled) == 1
    sign_up(Client(), UNKNOWN)
    assert len(scrambled) == 2
    sign_in(Client(), KNOWN, "not the password")
    assert len(scrambled) == 3
    sign_in(Client(), "nobody@example.org", "not the password")
    assert len(scrambled) == 4


def test_signing_in(bob):
    known, unknown = Client(), Client()
    first = whole(known, sign_in(known, KNOWN, "not the password"), KNOWN)
    assert first == whole(unknown, sign_in(unknown, UNKNOWN, "not the password"), UNKNOWN)
    assert "is not right" in first["text"]


def test_signing_in_to_an_account_that_is_not_confirmed_or_closed():
    sign_up(Client(), KNOWN)
    person("closed@example.org", is_active=False)
    mail.outbox.clear()
    answers = []
    for address in (KNOWN, "closed@example.org", UNKNOWN):
        client = Client()
        answers.append(whole(client, sign_in(client, address, "not the password"), address))
    assert answers[0] == answers[1] == answers[2]
    assert not mail.outbox


def test_too_many_tries(bob):
    known, unknown = Client(), Client()
    for _ in range(5):
        sign_in(known, KNOWN, "not the password")
        sign_in(unknown, UNKNOWN, "not the password", REMOTE_ADDR="10.0.0.2")
    # Each address of the network has ten tries; those are used up too, alike.
    assert whole(known, sign_in(known, KNOWN), KNOWN) == whole(
        unknown, sign_in(unknown, UNKNOWN), UNKNOWN
    )


def ask_for_reset(client: Client, address: str) -> Any:
    return client.post("/account/password/reset/", {"email": address})


def test_asking_for_a_new_password(bob):
    known, unknown = Client(), Client()
    first = whole(known, ask_for_reset(known, KNOWN), KNOWN)
    assert first == whole(unknown, ask_for_reset(unknown, UNKNOWN), UNKNOWN)
    assert [message.to for message in mail.outbox] == [[KNOWN], [UNKNOWN]]
    assert "/account/signup/" in link_in(mail.outbox[1])


def test_asking_too_often_for_a_new_password(bob):
    known, unknown = Client(), Client()
    for _ in range(5):
        ask_for_reset(known, KNOWN)
        ask_for_reset(unknown, UNKNOWN)
    first = whole(known, ask_for_reset(known, KNOWN), KNOWN)
    assert first["status"] == 429
    assert first == whole(unknown, ask_for_reset(unknown, UNKNOWN), UNKNOWN)
    assert len(mail.outbox) == 10


def test_changing_to_an_address(bob):
    answers = []
    for own, new in (("a@example.org", KNOWN), ("b@example.org", UNKNOWN)):
        person(own)
        client = Client()
        sign_in(client, own)
        answer = client.post("/account/email/", {"email": new, "action_add": "1"})
        seen = whole(client, answer, new)
        seen["next"] = seen["next"].replace(own, "OWN")
        answers.append(seen)
    assert answers[0] == answers[1]
    assert [message.subject for message in mail.outbox] == [
        "Stillwater: Confirm your email address"
    ] * 2


def test_no_name_of_anybody_is_in_a_mail(bob):
    sign_up(Client(), KNOWN, NEW_PASSWORD)
    ask_for_reset(Client(), KNOWN)
    for message in mail.outbox:
        assert "Bob" not in f"{message.subject}{message.body}"
        assert message.subject.startswith("Stillwater: ")
