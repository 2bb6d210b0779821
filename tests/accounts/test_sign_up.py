"""Signing up: by an address that its owner confirms, for the role of a provider and nothing else."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import Attempt, User
from accounts.roles import Role
from providers.models import Provider
from tests.accounts.people import (
    NEW_PASSWORD,
    last_mail,
    link_in,
    parsed,
    person,
    sign_in,
    sign_up,
)

pytestmark = pytest.mark.django_db
NEW = "new@example.org"


def test_a_provider_signs_up_confirms_and_lands_on_their_listings(client):
    answer = sign_up(client, NEW)
    assert answer.headers["Location"] == "/account/confirm-email/"
    assert parsed(client.get("/account/confirm-email/")).h1.get_text() == "Look at your mail"
    assert not client.get("/").wsgi_request.user.is_authenticated

    confirm = link_in(last_mail())
    assert parsed(client.get(confirm)).h1.get_text() == "Confirm your email address"
    answer = client.post(confirm)
    assert answer.headers["Location"] == "/practice/"
    user = client.get("/practice/").wsgi_request.user
    assert (user.email, user.role, user.is_staff) == (NEW, Role.PROVIDER, False)
    assert not Provider.objects.filter(owner=user).exists()


def test_a_mail_scanner_that_follows_the_link_confirms_nothing(client):
    sign_up(client, NEW)
    confirm = link_in(last_mail())
    for method in ("get", "head", "options"):
        getattr(Client(), method)(confirm)
    assert not EmailAddress.objects.get(email=NEW).verified


def test_who_confirms_on_another_device_signs_in_there(client):
    sign_up(client, NEW)
    elsewhere = Client()
    answer = elsewhere.post(link_in(last_mail()))
    assert answer.headers["Location"] == "/account/login/"
    assert not elsewhere.get("/").wsgi_request.user.is_authenticated
    assert sign_in(elsewhere, NEW, NEW_PASSWORD).headers["Location"] == "/practice/"


def test_nobody_signs_in_before_their_address_is_confirmed(client):
    sign_up(client, NEW)
    answer = sign_in(Client(), NEW, NEW_PASSWORD)
    assert answer.headers["Location"] == "/account/confirm-email/"


def test_a_used_link_and_a_made_up_one_confirm_nothing(client):
    sign_up(client, NEW)
    confirm = link_in(last_mail())
    client.post(confirm)
    for path in (confirm, "/account/confirm-email/MQ:made-up/"):
        assert "does not work any more" in client.get(path).content.decode()
        assert Client().post(path).status_code == 404


def test_nobody_gives_themselves_a_role_or_a_confirmed_address(client):
    more = {
        "role": "administrator",
        "is_superuser": "1",
        "is_staff": "1",
        "is_active": "0",
        "verified": "1",
        "name": "Ada Ash",
        "id": "1",
        "groups": "1",
    }
    sign_up(client, NEW, **more)
    user = User.objects.get(email=NEW)
    assert (user.role, user.is_superuser, user.is_active, user.name) == (
        "provider",
        False,
        True,
        "",
    )
    assert not EmailAddress.objects.get(user=user).verified


def test_an_address_is_one_account_however_it_is_typed(client):
    sign_up(client, " New@Example.ORG ")
    assert User.objects.get().email == NEW


def test_two_who_sign_up_with_one_address_at_once_get_the_same_answer(client, monkeypatch):
    person(NEW)
    monkeypatch.setattr(
        "allauth.account.forms.BaseSignupForm.validate_unique_email", lambda _self, value: value
    )
    answer = sign_up(client, NEW)
    assert answer.headers["Location"] == "/account/confirm-email/"
    assert User.objects.count() == 1
    assert "You have an account already" in last_mail().subject


def test_who_begins_an_account_with_a_strangers_address_does_not_keep_it_from_them(client):
    """The stranger may sign up after all, or move there from another account."""
    sign_up(Client(), NEW)
    alice = person()
    sign_in(client)
    # As if three minutes had passed: an address gets no second mail before.
    Attempt.objects.all().delete()
    client.post("/account/email/", {"email": NEW, "action_add": "1"})
    client.post(link_in(last_mail()))
    alice.refresh_from_db()
    assert alice.email == NEW
    assert User.objects.count() == 1


def test_an_address_of_somebody_who_signs_in_with_it_is_never_taken_over(client):
    bob, alice = person("bob@example.org"), person()
    sign_in(client)
    client.post("/account/email/", {"email": bob.email, "action_add": "1"})
    assert last_mail().to == [bob.email]
    page = client.get(link_in(last_mail()))
    assert "belongs to another account" in page.content.decode()
    client.post(link_in(last_mail()))
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    assert EmailAddress.objects.get(user=bob).verified


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "not an address"},
        {"email": "a\0b@example.org"},
        {"email": "x" * 300 + "@example.org"},
        {"password1": "short", "password2": "short"},
        {"password2": "another password here"},
        {"password1": "", "password2": ""},
    ],
)
def test_bad_input_is_named_beside_it_and_makes_no_account(client, fields):
    sent = {"email": NEW, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD} | fields
    answer = client.post("/account/signup/", sent)
    soup = parsed(answer)
    assert answer.status_code == 200
    assert soup.title.get_text().startswith("Error:")
    assert soup.find(class_="error-summary")["tabindex"] == "-1"
    for name in fields:
        field = soup.find("input", attrs={"name": name})
        if name != "password1" or fields[name]:
            continue
        assert field["aria-invalid"] == "true"
        assert soup.find(id=field["aria-describedby"].split()[-1]).get_text(strip=True)
    assert not User.objects.exists()
