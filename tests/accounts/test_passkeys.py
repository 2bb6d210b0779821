"""Passkeys that somebody made up, or that are somebody else's; tests/browser uses real ones."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.accounts.people import person, sign_in, with_app

pytestmark = pytest.mark.django_db
STEP = "/account/second-step/sign-in/"


@pytest.mark.parametrize("verb", ["remove", "rename"])
def test_nobody_touches_a_passkey_of_somebody_else(client, verb):
    other = Authenticator.objects.create(
        user=person("bob@example.org"), type="webauthn", data={"name": "Bob's phone"}
    )
    person()
    sign_in(client)
    for method in ("get", "post"):
        answer = getattr(client, method)(f"/account/passkeys/{other.pk}/{verb}/", {"name": "mine"})
        assert answer.status_code == 404
    other.refresh_from_db()
    assert other.data["name"] == "Bob's phone"


MADE_UP = (
    *(
        "",
        "{}",
        "[]",
        "null",
        "7",
        "x" * 9000,
        '{"id": 1}',
        '{"response": null}',
        '{"response": []}',
    ),
    *('{"response": {"userHandle": "AA"}}', '{"response": {"userHandle": 7}}'),
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "AA",'
    ' "signature": "AA", "userHandle": "gICA"}}',
)


@pytest.mark.parametrize("sent", MADE_UP)
def test_a_made_up_passkey_signs_nobody_in(client, sent):
    person()
    client.get("/account/passkeys/sign-in/", headers={"Accept": "application/json"})
    answer = client.post("/account/passkeys/sign-in/", {"credential": sent})
    assert answer.headers["Location"] == "/account/login/"
    assert not client.get("/").wsgi_request.user.is_authenticated


@pytest.mark.parametrize("sent", MADE_UP)
def test_a_made_up_passkey_is_neither_added_nor_a_second_step(client, sent):
    user = person()
    sign_in(client)
    client.get("/account/passkeys/add/")
    assert client.post("/account/passkeys/add/", {"credential": sent}).status_code == 200
    assert not Authenticator.objects.exists()
    with_app(user)
    other = Client()
    sign_in(other)
    other.get(STEP)
    assert other.post(STEP, {"credential": sent}).status_code == 200
    assert not other.get("/").wsgi_request.user.is_authenticated
