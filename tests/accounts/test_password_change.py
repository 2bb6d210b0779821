"""Changing a password, and replacing one that is lost: the link shows, the button acts, other devices are signed out."""

import datetime as dt

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.accounts.people import (
    NEW_PASSWORD,
    PASSWORD,
    last_mail,
    link_in,
    parsed,
    person,
    sign_in,
)

pytestmark = pytest.mark.django_db
TWICE = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}


def reset_link(client: Client) -> str:
    client.post("/account/password/reset/", {"email": "alice@example.org"})
    return link_in(last_mail())


def has_password(password: str) -> bool:
    return User.objects.get().check_password(password)


def test_who_forgot_their_password_sets_a_new_one(client):
    person()
    other = Client()
    sign_in(other)
    page = client.get(reset_link(client), follow=True)
    assert parsed(page).h1.get_text() == "Set a new password"
    form = page.redirect_chain[-1][0]
    answer = client.post(form, TWICE, follow=True)
    assert parsed(answer).h1.get_text() == "Your new password is set"
    assert has_password(NEW_PASSWORD)
    assert "A new password was set" in last_mail().subject
    # Whoever is still signed in elsewhere might be why it was changed.
    assert not other.get("/").wsgi_request.user.is_authenticated
    assert not client.get("/").wsgi_request.user.is_authenticated


def test_a_mail_scanner_that_follows_the_link_changes_nothing_and_leaves_it_working(client):
    person()
    link = reset_link(client)
    for method in ("get", "head", "get"):
        getattr(Client(), method)(link, follow=True)
    assert has_password(PASSWORD)
    assert parsed(client.get(link, follow=True)).h1.get_text() == "Set a new password"


def test_a_link_works_once_for_an_hour_and_only_as_it_was_sent(client, time_machine):
    person()
    used = reset_link(client)
    form = client.get(used).headers["Location"]
    client.post(form, TWICE)
    late = reset_link(Client())
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=61))
    for link in (
        used,
        late,
        "/account/password/reset/key/1/made-up/",
        "/account/password/reset/key/1/set-password/",
    ):
        page = Client().get(link, follow=True)
        assert parsed(page).h1.get_text() == "This link does not work any more"
    assert (
        client.post(
            form, {"password1": "another one entirely", "password2": "another one entirely"}
        ).status_code
        == 200
    )
    assert has_password(NEW_PASSWORD)


def test_the_link_of_one_person_sets_nobody_elses_password(client):
    person()
    bob = person("bob@example.org")
    form = client.get(reset_link(client)).headers["Location"]
    client.post(form, {**TWICE, "user": bob.pk, "email": bob.email, "uidb36": "2"})
    assert User.objects.get(pk=bob.pk).check_password(PASSWORD)


def test_the_links_of_a_mail_begin_with_the_address_of_the_site(client, settings):
    """Whoever asks under another host name must not send a stranger a link to it."""
    settings.ALLOWED_HOSTS = ["*"]
    person()
    client.post(
        "/account/password/reset/", {"email": "alice@example.org"}, HTTP_HOST="evil.example"
    )
    client.post(
        "/account/password/reset/", {"email": "nobody@example.org"}, HTTP_HOST="evil.example"
    )
    for message in mail.outbox:
        assert "evil.example" not in f"{message.subject}{message.body}"
        assert "http://127.0.0.1:8000/account/" in message.body


def test_a_password_is_changed_by_who_knows_the_old_one(client):
    person()
    other = Client()
    for each in (client, other):
        sign_in(each)
    change = "/account/password/change/"
    wrong = client.post(change, {"oldpassword": "no", **TWICE})
    assert parsed(wrong).title.get_text().startswith("Error:")
    assert has_password(PASSWORD)
    client.post(change, {"oldpassword": PASSWORD, **TWICE})
    assert has_password(NEW_PASSWORD)
    assert client.get("/").wsgi_request.user.is_authenticated
    assert not other.get("/").wsgi_request.user.is_authenticated
    assert last_mail().to == ["alice@example.org"]


def test_a_refused_password_says_what_to_do_and_is_not_sent_back(client):
    person()
    sign_in(client)
    weak = {"oldpassword": PASSWORD, "password1": "alice-otter!", "password2": "alice-otter!"}
    answer = client.post("/account/password/change/", weak)
    assert "Choose other words" in answer.content.decode()
    assert "alice-otter!" not in answer.content.decode()
