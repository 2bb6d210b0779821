"""Every address of the site, asked by everybody: who gets in is written here, and a new address must be added."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import STAFF, Role
from tests import cast
from tests.entries import settle
from tests.sweeping import Told, told_to_all

pytestmark = pytest.mark.django_db

VISITOR = "visitor"
EVERYBODY = (VISITOR, *Role.values)
# name of the address → what stands in it
ARGUMENTS: dict[str, dict[str, str | int]] = {
    "provider": {"slug": "alice-alder"},
    "api_provider": {"slug": "alice-alder"},
    "sitemap_part": {"section": "listings"},
    "message": {"slug": "alice-alder"},
    "message_sent": {"slug": "alice-alder"},
    "report": {"slug": "alice-alder"},
    "report_sent": {"slug": "alice-alder"},
    "model": {"model": "medical"},
    "guide_question": {"slug": "talk"},
    "account_confirm_email": {"key": "made-up"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}
OPEN = {
    *("home", "providers", "provider", "models", "model", "healthz", "readyz", "robots"),
    *("how_ordering_works", "how_we_check_licenses", "privacy", "health_data", "accessibility"),
    *("account_login", "account_inactive", "guide", "guide_question", "guide_answers"),
    *("account_signup", "account_email_verification_sent", "account_confirm_email"),
    *("account_reset_password", "account_reset_password_done", "account_reset_password_from_key"),
    "account_reset_password_from_key_done",
    *("guide_options", "guide_clear", "guide_leave", "saved", "saved_compare"),
    *("api_providers", "api_provider", "api_openapi", "sitemap", "sitemap_part"),
    *("message", "message_sent", "report", "report_sent", "accuracy"),
}
# Pages that send on to another one when there is nothing to show yet, or nobody to sign out.
SENDS_ON = {
    *("guide_matches", "guide_worksheet", "guide_receipt", "guide_receipt_json", "account_logout"),
}
# What belongs to whoever is signed in, and is of nobody else; tests/accounts looks at each.
PERSONAL = {
    *("account", "account_email", "account_change_password", "account_set_password"),
    *("account_reauthenticate", "usersessions_list", "mfa_index", "mfa_reauthenticate"),
    *("mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn"),
    *(
        "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
    ),
}
# Steps of a sign-in: they lead back to its beginning when there is none under way.
SIGNING_IN = {"mfa_authenticate", "mfa_login_webauthn"}
# Not there before the operator asks for it.
SWITCHED_OFF = {"guide_helped"}
# What a program sends a body to, without a token: it changes nothing and reads no cookie.
ASKED_BY_BODY = {"api_matches"}
# Open to few, or only while something is public: their own tests ask everybody (test_preview, test_photo, test_report_answer).
OF_A_LISTING = {"listing_preview", "photo", "listing_answer"}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            # Those have tables of their own: Django's admin in its own code, the rooms in tests/providers and tests/verification.
            rooms = {"practice/", "review/"}
            if pattern.app_name != "admin" and str(pattern.pattern) not in rooms:
                yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def client_of(role: str) -> Client:
    client = Client()
    if role != VISITOR:
        client.force_login(User.objects.create_user(f"{role}@example.net", role=role))
    return client


def everybody() -> dict[str, Client]:
    return {role: client_of(role) for role in EVERYBODY}


def test_every_address_is_accounted_for() -> None:
    accounted = (
        OPEN | SENDS_ON | SWITCHED_OFF | ASKED_BY_BODY | PERSONAL | SIGNING_IN | OF_A_LISTING
    )
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


@pytest.mark.parametrize("name", sorted(OPEN | SENDS_ON))
def test_everybody_gets_what_is_open_to_all(name: str) -> None:
    cast.alice()
    settle()

    def gets_in(told: Told) -> bool:
        if name in {"account_login", "account_signup"} and told.person != VISITOR:
            return told.status == 302
        return told.status in ({200} if name in OPEN else {200, 302, 303})

    told = told_to_all(everybody(), reverse(name, kwargs=ARGUMENTS.get(name)), ("get",))
    assert [each for each in told if not gets_in(each)] == []


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_what_is_of_one_person_is_closed_to_a_visitor(name: str) -> None:
    def is_right(told: Told) -> bool:
        if told.person == VISITOR:
            return told.location.startswith(reverse("account_login"))
        # Without a password there is nothing to prove again (403); a page may only be read (405).
        return told.status in {200, 302, 403, 404, 405}

    told = told_to_all(everybody(), reverse(name, kwargs=ARGUMENTS.get(name)))
    assert [each for each in told if not is_right(each)] == []


@pytest.mark.parametrize("name", sorted(SIGNING_IN))
def test_nobody_begins_in_the_middle_of_a_sign_in(name: str) -> None:
    begins = {VISITOR: "account_login"} | {str(role): "review" for role in STAFF}
    for told in told_to_all(everybody(), reverse(name)):
        assert told.location == reverse(begins.get(told.person, "practice")), told


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
