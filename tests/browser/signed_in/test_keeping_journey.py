"""Alice keeps her listing true: confirms it by the link of a mail, pauses, ends the pause, closes, opens again."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, on_a_phone
from tests.browser.keys import tab_to

# On a phone alone: these pages have one column at any width.
pytestmark = on_a_phone

KEEP = "/practice/listings/alice-alder/keep/"


def test_alice_keeps_her_listing_true(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(f"/account/login/?next={KEEP}")
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill("stillwater-demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Keep it true")).to_be_visible()
    visitor.axe_finds_nothing()
    visitor.follows(page.get_by_role("link", name="Confirm that it is still right"))
    visitor.axe_finds_nothing()
    button = page.get_by_role("button", name="Everything is still right")
    tab_to(button)
    page.keyboard.press("Enter")
    expect(page.get_by_text("confirmed as of today")).to_be_visible()
    for link, press, state in (
        ("Pause the listing", "Pause it", "Paused"),
        ("End the pause", "Make it public", "Published"),
        ("Close the listing", "Close it", "Closed"),
        ("Open it again", "It is all right: make it public", "Published"),
    ):
        visitor.follows(page.get_by_role("link", name=link))
        visitor.axe_finds_nothing()
        button = page.get_by_role("button", name=press)
        tab_to(button)
        page.keyboard.press("Enter")
        expect(page.locator("dd").first).to_have_text(state)
    visitor.follows(page.get_by_role("link", name="Say if you take new clients"))
    visitor.axe_finds_nothing()
    page.get_by_label("Until (if you like)").fill("2020-01-01")
    visitor.expects_error("422")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error: New clients")
    visitor.axe_finds_nothing()
    for path in ("/practice/delete/", "/practice/attest/done/"):
        visitor.goes_to(path)
        visitor.axe_finds_nothing()
