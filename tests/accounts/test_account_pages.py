"""Every page about an account stands in this site's frame; none of allauth's own can be reached, and no other address is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.backends.django import Template
from django.template.loader import get_template
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, reverse

from accounts import urls
from accounts.models import User
from tests.accounts.people import (
    LOGIN,
    code,
    last_mail,
    link_in,
    parsed,
    person,
    sign_in,
    sign_up,
    with_app,
)
from tests.origins import foreign_addresses, inline_code

pytestmark = pytest.mark.django_db
FOR_ALL = {
    "account_login": "Sign in",
    "account_inactive": "This account is closed",
    "account_signup": "Sign up as a provider",
    "account_email_verification_sent": "Look at your mail",
    "account_reset_password": "Set a new password",
    "account_reset_password_done": "Look at your mail",
    "account_reset_password_from_key_done": "Your new password is set",
}
OF_ONES_OWN = {
    "account": "Your account",
    "account_logout": "Sign out?",
    "account_reauthenticate": "Is it you?",
    "account_email": "Email address",
    "account_change_password": "Change your password",
    "usersessions_list": "Where you are signed in",
    "mfa_index": "Second step at sign-in",
    "mfa_reauthenticate": "Is it you?",
    "mfa_deactivate_totp": "Remove the app with codes?",
    "mfa_view_recovery_codes": "Recovery codes",
    "mfa_generate_recovery_codes": "Make new recovery codes?",
    "mfa_list_webauthn": "Your passkeys",
    "mfa_add_webauthn": "Add a passkey",
}
# What needs more than a name to be reached, each with a test below or in the browser's.
IN_PASSING = {
    *("account_confirm_email", "account_reset_password_from_key", "account_set_password"),
    *("mfa_authenticate", "mfa_activate_totp", "mfa_download_recovery_codes"),
    *("mfa_login_webauthn", "mfa_reauthenticate_webauthn"),
    *("mfa_remove_webauthn", "mfa_edit_webauthn"),
}


def stands_in_our_frame(response, heading: str) -> None:
    html = response.content.decode()
    soup = parsed(response)
    assert response.status_code == 200
    assert soup.html["lang"] == "en-us"
    assert [tag.get_text(strip=True) for tag in soup.find_all("h1")] == [heading]
    assert soup.find(class_="crisis")
    assert soup.find("main", id="main")
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert "no-store" in response.headers["Cache-Control"]
    assert foreign_addresses(html) == []
    assert inline_code(html) == []
    assert not soup.select("[placeholder]")
    for field in soup.select("main input:not([type=hidden]):not([type=checkbox])"):
        assert soup.find("label", attrs={"for": field["id"]}), field
        assert field.get("autocomplete"), field
    for template in response.templates:
        if template.name and template.name.startswith(("account/", "mfa/", "usersessions/")):
            assert settings.BASE_DIR / "templates" in Path(template.origin.name).parents


@pytest.fixture
def alice(client) -> User:
    user = with_app(person())
    sign_in(client)
    client.post("/account/second-step/sign-in/", {"code": code()})
    return user


def test_every_address_is_looked_at():
    assert {each.name for each in urls.urlpatterns} == set(FOR_ALL) | set(OF_ONES_OWN) | IN_PASSING


@pytest.mark.parametrize(("name", "heading"), FOR_ALL.items())
def test_pages_for_everybody(client, name, heading):
    stands_in_our_frame(client.get(reverse(name)), heading)


@pytest.mark.parametrize(("name", "heading"), OF_ONES_OWN.items())
def test_pages_of_ones_own(client, alice, name, heading):
    stands_in_our_frame(client.get(reverse(name)), heading)


@pytest.mark.parametrize("name", sorted(set(OF_ONES_OWN) - {"account_logout"}))
def test_a_visitor_signs_in_before_they_see_any_of_them(client, name):
    for method in ("get", "post"):
        answer = getattr(client, method)(reverse(name))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(LOGIN)


def test_pages_in_passing(client):
    sign_up(client, "new@example.org")
    stands_in_our_frame(client.get(link_in(last_mail())), "Confirm your email address")
    made_up = "/account/confirm-email/made-up/"
    stands_in_our_frame(client.get(made_up), "Confirm your email address")
    user = person()
    client.post("/account/password/reset/", {"email": user.email})
    stands_in_our_frame(client.get(link_in(last_mail()), follow=True), "Set a new password")
    stands_in_our_frame(
        client.get("/account/password/reset/key/x/y/"), "This link does not work any more"
    )
    sign_in(client)
    stands_in_our_frame(client.get("/account/second-step/app/"), "Add an app with codes")
    with_app(user)
    other = Client()
    sign_in(other)
    stands_in_our_frame(other.get("/account/second-step/sign-in/"), "Second step")
    User.objects.filter(pk=user.pk).update(password="!")
    client.force_login(User.objects.get(pk=user.pk))
    stands_in_our_frame(client.get("/account/password/change/", follow=True), "Set a password")


def mails() -> Iterator[str]:
    """Every text of allauth's mails and messages, of the parts that are installed here."""
    import allauth

    stock = Path(allauth.__file__).parent / "templates"
    # What belongs to codes by mail and to phones is switched off.
    off = ("login_code", "password_reset_code", "phone_", "base_", "email_confirm_")
    for room in (
        "account/email",
        "account/messages",
        "mfa/email",
        "mfa/messages",
        "usersessions/messages",
    ):
        for path in sorted((stock / room).glob("*.txt")):
            if not path.name.startswith(off):
                yield str(path.relative_to(stock))


@pytest.mark.parametrize("name", list(mails()))
def test_every_text_that_allauth_sends_is_ours(name):
    template = get_template(name)
    assert isinstance(template, Template)
    assert settings.BASE_DIR / "templates" in Path(template.origin.name).parents


def test_no_other_page_of_allauth_has_an_address():
    from allauth.urls import urlpatterns

    def names(patterns) -> Iterator[str]:
        for each in patterns:
            if isinstance(each, URLPattern):
                yield str(each.name)
            else:
                yield from names(each.url_patterns)

    for name in set(names(urlpatterns)) - {each.name for each in urls.urlpatterns}:
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert Client().get("/account/social/connections/").status_code == 404


def test_a_provider_finds_their_account_from_their_listings_and_back(client, alice):
    assert parsed(client.get("/practice/")).main.find("a", href="/account/")
    assert parsed(client.get("/account/")).header.find("a", href="/practice/")


def test_a_page_answers_a_script_like_a_browser(client):
    """allauth would answer JSON to whoever asks for it; only the script for passkeys may."""
    for address in ("/account/login/", "/account/signup/", "/account/password/reset/"):
        answer = client.post(address, {}, headers={"X-Requested-With": "XMLHttpRequest"})
        assert answer.headers["Content-Type"].startswith("text/html")
    options = client.get("/account/passkeys/sign-in/", headers={"Accept": "application/json"})
    assert options.json()["request_options"]["publicKey"]["userVerification"] == "required"
    assert client.get("/account/passkeys/sign-in/").status_code == 302
    assert isinstance(options.wsgi_request.user, AnonymousUser)
