"""Every address of the site, asked by everybody: who gets in is written here, and a new address must be added."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import Role
from tests import cast
from tests.entries import settle

pytestmark = pytest.mark.django_db

VISITOR = "visitor"
EVERYBODY = (VISITOR, *Role.values)
# name of the address → what stands in it
ARGUMENTS: dict[str, dict[str, str]] = {
    "provider": {"slug": "alice-alder"},
    "api_provider": {"slug": "alice-alder"},
    "sitemap_part": {"section": "listings"},
    "model": {"model": "medical"},
    "guide_question": {"slug": "talk"},
}
OPEN = {
    *("home", "providers", "provider", "models", "model", "healthz", "readyz", "robots"),
    *("how_ordering_works", "how_we_check_licenses", "privacy", "health_data", "accessibility"),
    *("account_login", "account_inactive", "guide", "guide_question", "guide_answers"),
    *("guide_options", "guide_clear", "guide_leave", "saved", "saved_compare"),
    *("api_providers", "api_provider", "api_openapi", "sitemap", "sitemap_part"),
}
# Pages that send on to another one when there is nothing to show yet, or nobody to sign out.
SENDS_ON = {
    *("guide_matches", "guide_worksheet", "guide_receipt", "guide_receipt_json", "account_logout"),
}
# Not there before the operator asks for it.
SWITCHED_OFF = {"guide_helped"}
# What a program sends a body to, without a token: it changes nothing and reads no cookie.
ASKED_BY_BODY = {"api_matches"}
# Open to few, or only while something is public: their own tests ask everybody (test_preview, test_photo).
OF_A_LISTING = {"listing_preview", "photo"}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            # Those have tables of their own: Django's admin in its own code, /practice/ in tests/providers.
            if pattern.app_name != "admin" and str(pattern.pattern) != "practice/":
                yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def client_of(role: str) -> Client:
    client = Client()
    if role != VISITOR:
        client.force_login(User.objects.create_user(f"{role}@example.net", role=role))
    return client


def test_every_address_is_accounted_for() -> None:
    accounted = OPEN | SENDS_ON | SWITCHED_OFF | ASKED_BY_BODY | OF_A_LISTING
    assert set(names(get_resolver().url_patterns)) == accounted


@pytest.mark.parametrize("role", EVERYBODY)
def test_nobody_finds_what_is_switched_off(role: str) -> None:
    client = client_of(role)
    for name in SWITCHED_OFF:
        assert client.get(reverse(name)).status_code == 404
        assert client.post(reverse(name)).status_code == 404


@pytest.mark.parametrize("role", EVERYBODY)
def test_whoever_asks_by_body_is_answered_alike_and_gets_no_cookie(role: str) -> None:
    client = client_of(role)
    for name in ASKED_BY_BODY:
        assert client.get(reverse(name)).status_code == 405
        answer = client.post(reverse(name), {"state": "OR"}, content_type="application/json")
        assert answer.status_code == 200
        assert not answer.cookies


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("name", sorted(OPEN | SENDS_ON))
def test_everybody_gets_what_is_open_to_all(name: str, role: str) -> None:
    cast.alice()
    settle()
    answer = client_of(role).get(reverse(name, kwargs=ARGUMENTS.get(name)))
    allowed = {200} if name in OPEN else {200, 302, 303}
    if name == "account_login" and role != VISITOR:
        allowed = {302}
    assert answer.status_code in allowed


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_administrators_open_the_admin(role: str) -> None:
    answer = client_of(role).get("/admin/")
    assert answer.status_code == (200 if role == Role.ADMINISTRATOR else 302)


@pytest.mark.parametrize("model", ["evidence", "decision", "registryrecord"])
def test_no_role_changes_history_in_the_admin(model: str) -> None:
    client = client_of(Role.ADMINISTRATOR)
    assert client.get(f"/admin/providers/{model}/").status_code == 200
    assert client.get(f"/admin/providers/{model}/add/").status_code == 403


@pytest.mark.parametrize("name", sorted(OPEN | SENDS_ON))
def test_an_address_for_reading_refuses_to_be_written_to(name: str) -> None:
    """What is not a form answers 405, and a form without its token 403."""
    cast.alice()
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse(name, kwargs=ARGUMENTS.get(name)))
    assert answer.status_code in {403, 405}
