"""Signing in and out."""

import pytest

from tests.accounts.people import LOGIN, PASSWORD, parsed, person, sign_in
from tests.origins import foreign_addresses, inline_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    return person(name="Alice Alder")


def test_the_form_has_labeled_fields_that_password_managers_know(client):
    soup = parsed(client.get(LOGIN))
    assert soup.h1.get_text() == "Sign in"
    for name, label, autocomplete in (
        ("login", "Email", "username"),
        ("password", "Password", "current-password"),
    ):
        field = soup.find("input", attrs={"name": name})
        assert soup.find("label", attrs={"for": field["id"]}).get_text() == label
        assert field["autocomplete"] == autocomplete


def test_the_form_leads_only_to_addresses_that_exist(client):
    soup = parsed(client.get(LOGIN))
    addresses = {link["href"] for link in soup.find_all("a") if link["href"].startswith("/account")}
    assert addresses == {LOGIN, "/account/signup/", "/account/password/reset/"}
    assert {client.get(address).status_code for address in addresses} == {200}


def test_a_provider_signs_in_and_out(client, alice):
    response = sign_in(client)
    assert response.status_code == 302
    assert response.headers["Location"] == "/practice/"
    home = client.get("/")
    assert home.wsgi_request.user == alice
    assert parsed(home).header.find("a", href="/account/logout/")

    asked = parsed(client.get("/account/logout/"))
    assert asked.h1.get_text() == "Sign out?"
    assert client.get("/").wsgi_request.user.is_authenticated

    assert client.post("/account/logout/").headers["Location"] == "/"
    assert not client.get("/").wsgi_request.user.is_authenticated


def test_a_provider_may_type_the_address_in_capitals_and_with_spaces(client, alice):
    assert sign_in(client, email=" Alice@Example.ORG ").status_code == 302


def test_a_provider_who_came_from_a_page_goes_back_there_and_never_to_another_site(client, alice):
    assert sign_in(client, next="/privacy/").headers["Location"] == "/privacy/"
    client.logout()
    assert sign_in(client, next="https://elsewhere.example/").headers["Location"] == "/practice/"


def test_the_address_to_go_back_to_survives_the_form(client):
    field = parsed(client.get(LOGIN, {"next": "/privacy/"})).find("input", attrs={"name": "next"})
    assert (field["type"], field["value"]) == ("hidden", "/privacy/")


def message(response):
    summary = parsed(response).find(class_="error-summary")
    assert summary["role"] == "alert"
    assert summary["tabindex"] == "-1"
    return summary.get_text(" ", strip=True)


def test_a_wrong_password_and_an_unknown_address_get_the_same_message(client, alice):
    wrong = sign_in(client, password="something-else-entirely")
    unknown = sign_in(client, email="nobody@example.org")
    assert wrong.status_code == unknown.status_code == 200
    assert message(wrong) == message(unknown)
    assert "email address or the password is not right" in message(wrong)
    assert parsed(wrong).title.get_text().startswith("Error:")
    assert not client.get("/").wsgi_request.user.is_authenticated


def test_a_typed_address_stays_in_the_form_and_a_password_never_does(client, alice):
    response = sign_in(client, password="something-else-entirely")
    soup = parsed(response)
    assert soup.find("input", attrs={"name": "login"})["value"] == "alice@example.org"
    assert "something-else-entirely" not in response.content.decode()


def test_an_empty_field_is_named_beside_it_and_in_the_summary(client):
    soup = parsed(client.post(LOGIN, {"login": "", "password": ""}))
    for name in ("login", "password"):
        field = soup.find("input", attrs={"name": name})
        assert field["aria-invalid"] == "true"
        assert soup.find(id=field["aria-describedby"]).get_text(strip=True)
        assert soup.find(class_="error-summary").find("a", href=f"#{field['id']}")


def test_an_account_that_was_closed_is_told_so_and_not_signed_in(client):
    person("left@example.org", is_active=False)
    response = client.post(LOGIN, {"login": "left@example.org", "password": PASSWORD}, follow=True)
    assert response.status_code == 200
    assert parsed(response).h1.get_text() == "This account is closed"
    assert not response.wsgi_request.user.is_authenticated


def test_guessing_is_slowed_down_with_a_page_of_ours(client, alice):
    for _attempt in range(11):
        response = sign_in(client, password="something-else-entirely")
    assert not client.get("/").wsgi_request.user.is_authenticated
    assert "Too many" in response.content.decode() or response.status_code == 429


def test_a_session_ends_with_the_browser_unless_the_provider_asks_to_be_remembered(client, alice):
    sign_in(client)
    assert client.session.get_expire_at_browser_close()
    client.post("/account/logout/")
    sign_in(client, remember="on")
    assert not client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("address", [LOGIN, "/account/logout/"])
def test_the_pages_stand_in_the_frame_of_the_site(client, alice, address):
    if address != LOGIN:
        client.force_login(alice)
    response = client.get(address)
    html = response.content.decode()
    assert foreign_addresses(html) == []
    assert inline_code(html) == []
    soup = parsed(response)
    assert soup.html["lang"]
    assert soup.find(class_="crisis")
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
