"""Alice adds a license and a photo of it, a reviewer decides, Bob asks her to work together, and a client finds the team."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from providers.models import License, Partnership
from tests.browser.backstage import verify_license
from tests.browser.conftest import PHONE, Backstage, Visitor, on_a_phone, visitor_of
from tests.browser.keys import tab_and_press
from tests.providers.licensing import picture

# On a phone alone: these pages have one column at any width, and every screen more costs a minute.
pytestmark = on_a_phone

LICENSES = "/practice/listings/alice-alder/licenses/"


@pytest.fixture
def bob_alone(backstage: Backstage) -> Iterator[None]:
    """Bob without the care team of the demo data, through which other journeys walk: afterwards it is as it was."""
    of_bob = Partnership.objects.filter(therapist__slug="bob-birch", ended_at=None)
    with backstage():
        known = list(
            License.objects.filter(provider__slug="alice-alder").values_list("pk", flat=True)
        )
        team = list(of_bob.values_list("pk", flat=True))
        of_bob.update(ended_at=timezone.now())
    yield
    with backstage():
        License.objects.filter(provider__slug="alice-alder").exclude(pk__in=known).delete()
        of_bob.update(ended_at=timezone.now())
        Partnership.objects.filter(pk__in=team).update(ended_at=None)


def fill_in_by_keyboard(page: Page, number: str) -> None:
    page.get_by_label("License type").focus()
    page.keyboard.type("Physician (MD)")
    page.get_by_label("State of the board").select_option("WA")
    page.get_by_label("License number").fill(number)
    page.get_by_label("Valid until").fill("06/30/2031")
    tab_and_press(page.get_by_role("button", name="Add license"))


@pytest.mark.usefixtures("bob_alone")
def test_from_a_license_to_a_care_team(
    visitor: Visitor, browser: Browser, backstage: Backstage, tmp_path: Path
) -> None:
    page = visitor.page
    number, kept = "wa 390", "WA390"
    visitor.expects_error("422")
    visitor.signs_in("alice")
    # Given an empty form, sent by keyboard: the summary of errors takes the focus
    visitor.goes_to(f"{LICENSES}new/")
    visitor.looks_right()
    tab_and_press(page.get_by_role("button", name="Add license"))
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title("Error: Add a license – Stillwater")
    visitor.looks_right()
    # When Alice fills it in
    fill_in_by_keyboard(page, number)
    # Then she is asked for a photo; what is no photo is refused
    page.get_by_label("Photo or PDF").set_input_files(
        {"name": "license.jpg", "mimeType": "image/jpeg", "buffer": b"<script>"}
    )
    page.get_by_role("button", name="Send document").click()
    expect(page.locator(".error-summary")).to_contain_text("not a photo or PDF")
    visitor.looks_right()
    photo = tmp_path / "license.jpg"
    photo.write_bytes(picture())
    page.get_by_label("Photo or PDF").set_input_files(photo)
    page.get_by_role("button", name="Send document").click()
    page.get_by_text(re.compile(r"Photo \(JPEG\), .* sent on")).click()
    expect(page.get_by_role("figure").get_by_role("img")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save the file").click()
    assert download.value.suggested_filename == "license.jpeg"
    # And she reads that it waits
    visitor.goes_to(LICENSES)
    mine = page.get_by_role("article").filter(has_text=kept)
    expect(mine).to_contain_text("Waiting for a check since")
    expect(mine).to_contain_text("1 document")
    visitor.looks_right()
    # When a reviewer decides, the badge shows
    with backstage():
        verify_license(kept)
    page.reload()
    expect(mine).to_contain_text("The check counts until")
    visitor.goes_to("/providers/alice-alder/")
    shown = page.get_by_role("article").filter(has_text=kept)
    expect(shown).to_contain_text("A reviewer saw this license as active")
    visitor.goes_to(LICENSES)
    mine.get_by_role("link", name="Change").click()
    expect(page.locator(".notice-warn")).to_contain_text("Its badge is off at once")
    visitor.looks_right()
    form_the_team(visitor, browser)


def form_the_team(visitor: Visitor, browser: Browser) -> None:
    """Bob asks, Alice agrees, a client finds both."""
    page = visitor.page
    for bob in visitor_of(browser, visitor.site, viewport=PHONE):
        bob.expects_error("422")
        bob.signs_in("bob")
        bob.goes_to("/practice/listings/bob-birch/partnerships/")
        bob.page.get_by_role("link", name="Propose a partnership").click()
        tab_and_press(bob.page.get_by_role("button", name="Find"))
        expect(bob.page.locator(".error-summary")).to_be_focused()
        bob.looks_right()
        bob.page.get_by_label("Name or page of your partner").fill("Alice Alder")
        bob.page.get_by_role("button", name="Find").click()
        expect(bob.page.get_by_role("radio")).to_have_count(1)
        bob.looks_right()
        tab_and_press(bob.page.get_by_role("button", name="Propose partnership"))
        expect(bob.page.get_by_role("main")).to_contain_text("Waits for their answer")
        bob.looks_right()
    visitor.goes_to("/practice/listings/alice-alder/partnerships/")
    visitor.follows(page.get_by_role("link", name="Bob Birch").first)
    visitor.looks_right()
    visitor.follows(page.get_by_role("link", name="Decline"))
    visitor.looks_right()
    page.get_by_role("link", name="No, go back").click()
    tab_and_press(page.get_by_role("button", name="I agree"))
    expect(page.get_by_role("main")).to_contain_text("Agreed, for a year from today.")
    for client in visitor_of(browser, visitor.site, viewport=PHONE):
        client.goes_to("/providers/?team=yes&q=Bob+Birch")
        expect(client.page.get_by_role("link", name="Bob Birch").first).to_be_visible()
        client.goes_to("/providers/bob-birch/")
        expect(client.page.get_by_role("main")).to_contain_text("Alice Alder")


@pytest.mark.parametrize("path", ["credentials/new/", "new/"])
def test_the_forms_work_without_javascript(visitor_without_javascript: Visitor, path: str) -> None:
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    visitor.expects_error("422")
    visitor.signs_in("alice")
    visitor.goes_to(LICENSES + path)
    page.locator("main form button").click()
    expect(page.locator(".error-summary a").first).to_be_visible()
    page.locator(".error-summary a").first.click()
    expect(page).to_have_url(re.compile("#id_"))
