"""Accounts in a real browser: passkeys with a virtual device, and every page in the four looks that people see it in."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.accounts.people import code
from tests.browser.conftest import Visitor, on_a_phone, visitor_of
from tests.browser.site import Site

# On a phone alone: these pages have one column at any width, and every screen more costs a minute.
pytestmark = on_a_phone

PASSWORD = "stillwater-demo"


@pytest.fixture
def local(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Somebody who came by the name of the machine: a browser makes no passkey for a number."""
    by_name = Site(site.url.replace("127.0.0.1", "localhost"), site.log, site.database)
    yield from visitor_of(browser, by_name, viewport=screen)


def with_device(page: Page) -> tuple[CDPSession, str]:
    """Give the browser a device that makes passkeys and says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made: dict[str, Any] = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def sign_in(visitor: Visitor, email: str) -> None:
    visitor.goes_to("/account/login/")
    visitor.page.get_by_label("Email").fill(email)
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Sign in", exact=True).press("Enter")
    expect(visitor.page.get_by_role("link", name="Sign out")).to_be_visible()


def sign_out(visitor: Visitor) -> None:
    visitor.goes_to("/account/logout/")
    visitor.page.get_by_role("button", name="Sign out").press("Enter")
    expect(visitor.page.get_by_role("link", name="Sign in")).to_be_visible()


def test_bob_adds_a_passkey_signs_in_with_it_and_removes_it(local: Visitor) -> None:
    page = local.page
    session, device = with_device(page)
    sign_in(local, "bob@example.org")
    local.looks_right("/account/passkeys/add/")
    page.get_by_label("Name").fill("Phone")
    page.get_by_role("button", name="Add the passkey").press("Enter")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    local.looks_right()
    local.looks_right("/account/passkeys/")
    sign_out(local)

    local.goes_to("/account/login/")
    page.get_by_role("button", name="Use a passkey").press("Enter")
    expect(page.get_by_role("heading", name="Your listings")).to_be_visible()
    local.looks_right("/account/passkeys/again/")
    page.get_by_role("button", name="Use a passkey").press("Enter")
    expect(page.get_by_role("heading", name="Your listings")).to_be_visible()
    sign_out(local)

    # With the password it is the second step.
    local.goes_to("/account/login/")
    page.get_by_label("Email").fill("bob@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    local.looks_right()
    page.get_by_role("button", name="Use a passkey").press("Enter")
    expect(page.get_by_role("heading", name="Your listings")).to_be_visible()

    local.goes_to("/account/passkeys/")
    local.follows(page.get_by_role("link", name="Rename Phone"))
    local.looks_right()
    page.get_by_label("Name").fill("Old phone")
    page.get_by_role("button", name="Save the name").press("Enter")
    local.follows(page.get_by_role("link", name="Remove Old phone"))
    local.looks_right()
    page.get_by_role("button", name="Remove the passkey").press("Enter")
    expect(page.get_by_text("You have none yet.")).to_be_visible()

    # A device that knows no passkey any more: the page says so, and the password still works.
    session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})
    sign_out(local)
    with_device(page)
    local.goes_to("/account/login/")
    page.get_by_role("button", name="Use a passkey").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The passkey did not work")
    local.axe_finds_nothing()


def test_sam_adds_an_app_by_keyboard_and_signs_in_with_its_code(visitor: Visitor) -> None:
    page = visitor.page
    sign_in(visitor, "sam@example.org")
    visitor.looks_right("/account/second-step/app/")
    key = page.locator("code").inner_text()
    page.get_by_label("Code from the app").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    visitor.looks_right()
    page.get_by_label("Code from the app").fill(code(key))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    for address in ("codes/new/", "app/remove/", "again/", ""):
        visitor.looks_right(f"/account/second-step/{address}")
    visitor.goes_to("/account/second-step/app/remove/")
    page.get_by_role("button", name="Remove the app").press("Enter")
    expect(page.get_by_role("link", name="Add an app")).to_be_visible()


PAGES = (
    *("/account/signup/", "/account/confirm-email/", "/account/confirm-email/made-up/"),
    *("/account/password/reset/", "/account/password/reset/done/"),
    *("/account/password/reset/key/done/", "/account/password/reset/key/1/made-up/"),
    "/account/inactive/",
)
OF_ONES_OWN = (
    *("/account/", "/account/email/", "/account/password/change/", "/account/sessions/"),
    *(
        "/account/reauthenticate/",
        "/account/second-step/",
        "/account/passkeys/",
        "/account/logout/",
    ),
)


def test_pages_for_everybody(visitor: Visitor) -> None:
    for address in PAGES:
        visitor.looks_right(address)


def test_pages_of_ones_own(visitor: Visitor) -> None:
    sign_in(visitor, "alice@example.org")
    for address in OF_ONES_OWN:
        visitor.looks_right(address)


def test_who_mistypes_while_signing_up_is_told_where_and_goes_on(
    visitor_without_javascript: Visitor,
) -> None:
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    visitor.goes_to("/account/signup/")
    page.get_by_label("Email").fill("new.person@example.org")
    page.get_by_label("Password", exact=True).fill("password1234")
    page.get_by_label("Password, once more").fill("password1234")
    page.get_by_role("button", name="Sign up").press("Enter")
    expect(page).to_have_title("Error: Sign up – Stillwater")
    expect(page.get_by_label("Email")).to_have_value("new.person@example.org")
    page.get_by_role("link", name="Many people use this password").press("Enter")
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    for label in ("Password", "Password, once more"):
        page.get_by_label(label, exact=True).fill("seven quiet otters swim")
    page.get_by_role("button", name="Sign up").press("Enter")
    expect(page.get_by_role("heading", name="Look at your mail")).to_be_visible()
