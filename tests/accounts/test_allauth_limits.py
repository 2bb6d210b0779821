"""allauth's limits count in the database: all of them, exactly, however many tries come at once and to however many workers."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.core.internal import ratelimit
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache.backends.base import BaseCache
from django.db import connection
from django.test import Client

from accounts import allauth_limits
from accounts.models import Attempt
from tests.accounts.people import (
    NEW_PASSWORD,
    PASSWORD,
    code,
    parsed,
    person,
    sign_in,
    sign_up,
    with_app,
)


class NoCache(BaseCache):
    """A cache that nobody may use."""

    def __init__(self, *_arguments, **_options):
        super().__init__({})

    def _refuse(self, *_arguments, **_options):
        raise AssertionError("asked Django's cache")

    add = get = set = delete = touch = has_key = clear = _refuse


@pytest.fixture
def no_cache(settings):
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.NoCache"}}


def test_our_counter_stands_where_allauth_asks():
    assert ratelimit._consume_single_rate is allauth_limits.consume
    assert ratelimit.clear is allauth_limits.clear
    assert TOTP._mark_code_used is allauth_limits.first_use_of_code


@pytest.mark.django_db
def test_every_limit_counts_in_the_database_and_none_in_the_cache(client, no_cache):
    """Each act adds counters of its own; a release of allauth that asks elsewhere adds none, or touches the cache."""

    def counters_after(act):
        before = Attempt.objects.count()
        act()
        return Attempt.objects.count() - before

    user = with_app(person())
    page, post = client.get, client.post
    assert counters_after(lambda: sign_up(Client(), "new@example.org")) == 2
    assert counters_after(lambda: sign_in(Client(), password="wrong")) == 3
    reset = "/account/password/reset/"
    assert counters_after(lambda: post(reset, {"email": user.email})) == 2
    assert counters_after(lambda: sign_in(client)) == 0
    step = "/account/second-step/sign-in/"
    # One counter for the person's codes, gone once a code is right; then one for that code.
    assert counters_after(lambda: post(step, {"code": "000000"})) == 1
    assert counters_after(lambda: post(step, {"code": code()})) == 0
    assert page("/").wsgi_request.user == user
    again = {"email": "moved@example.org", "action_add": "1"}
    assert counters_after(lambda: post("/account/email/", again)) == 2
    assert counters_after(lambda: post("/account/reauthenticate/", {"password": PASSWORD})) == 1
    passwords = {"oldpassword": "no", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert counters_after(lambda: post("/account/password/change/", passwords)) == 1
    key = "/account/password/reset/key/x/y/"
    assert counters_after(lambda: post(key)) == 1
    assert counters_after(lambda: Client().post("/account/passkeys/sign-in/")) == 1


@pytest.mark.django_db
def test_a_right_password_is_no_try(client):
    person()
    for _ in range(12):
        assert sign_in(Client()).status_code == 302


@pytest.mark.django_db
def test_after_five_wrong_passwords_the_right_one_waits_too(client):
    person()
    for _ in range(5):
        sign_in(client, password="wrong")
    answer = sign_in(client)
    assert "Please wait five minutes" in answer.content.decode()
    assert not client.get("/").wsgi_request.user.is_authenticated


@pytest.mark.django_db
def test_too_many_forms_from_one_place_get_a_friendly_page(client):
    for number in range(20):
        sign_up(Client(), f"p{number}@example.org")
    answer = sign_up(client, "last@example.org")
    assert answer.status_code == 429
    assert parsed(answer).h1.get_text() == "Please wait a little"


@pytest.mark.django_db
def test_whoever_signs_in_to_their_own_account_gets_no_new_guesses_at_others(client):
    with_app(person("mallory@example.org"))
    for number in range(10):
        sign_in(client, f"victim{number}@example.org", "guess")
    sign_in(client, "mallory@example.org")
    client.post("/account/second-step/sign-in/", {"code": code()})
    assert "Please wait" in sign_in(Client(), "victim11@example.org", "guess").content.decode()


@pytest.mark.django_db
def test_a_code_works_once(client):
    """Also for somebody who looked over a shoulder, and asks another worker."""
    with_app(person())
    now = code()
    for signs_in in (True, False):
        other = Client()
        sign_in(other)
        other.post("/account/second-step/sign-in/", {"code": now})
        assert other.get("/").wsgi_request.user.is_authenticated is signs_in


def test_wrong_passwords_at_once_are_let_through_exactly_up_to_the_limit(
    transactional_db, monkeypatch
):
    person()
    looked_at: list[str] = []
    check = "accounts.models.User.check_password"

    def look(_self: Any, password: str) -> bool:
        looked_at.append(password)
        return False

    monkeypatch.setattr(check, look)

    def try_once(number: int) -> int:
        try:
            # Each from another place, so that the limit of the account is the one that counts.
            return (
                Client(REMOTE_ADDR=f"10.0.0.{number}")
                .post(
                    "/account/login/", {"login": "alice@example.org", "password": f"guess {number}"}
                )
                .status_code
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(try_once, range(40))) == {200}
    assert len(looked_at) == 5
