"""Alice adds a license and a photo of it, a reviewer decides, Bob asks her to work together, and a client finds the team."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor, visitor_of
from tests.browser.keys import tab_and_press
from tests.browser.site import ROOT, Site
from tests.providers.licensing import picture

# On a phone alone: these pages have one column at any width, and every screen more costs a minute.
pytestmark = pytest.mark.parametrize("screen", ["phone"], indirect=True)

LICENSES = "/practice/listings/alice-alder/licenses/"
# What the screens of reviewers will do: a look at the board, then the verdict.
REVIEW = """
from accounts.models import User
from providers.models import License
from verification.actions.case import case_version
from verification.actions.evidence import record_evidence
from verification.actions.licenses import decide_license
license = License.objects.get(number={number!r})
rosa = User.objects.filter(role="reviewer").exclude(pk=license.provider.owner_id).first()
record_evidence(license, fact="license_status", result="confirmed", source="Board", source_kind="primary",
    method="Looked up by number", shown={{"status": "Active"}}, version=case_version(license), by=rosa)
decide_license(license, verdict="verified", reason="As the board shows it.", version=case_version(license), by=rosa)
"""
# So that the journey can be walked once a screen on the same demo data.
FORGET = """
from django.utils import timezone
from providers.models import License, Partnership
License.objects.filter(number={number!r}).delete()
Partnership.objects.filter(therapist__slug="bob-birch", ended_at=None).update(ended_at=timezone.now())
"""
# Other journeys walk through the care team of the demo data.
RESTORE = """
from django.utils import timezone
from providers.models import Partnership
of_bob = Partnership.objects.filter(therapist__slug="bob-birch")
of_bob.filter(ended_at=None).update(ended_at=timezone.now())
Partnership.objects.filter(pk=of_bob.filter(prescriber__slug="alice-alder").order_by("pk").values("pk")[:1]).update(ended_at=None)
"""


def run(site: Site, code: str) -> None:
    environment = os.environ | {
        "DATABASE_URL": site.database,
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "directory.settings",
    }
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", code],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )


def sign_in(visitor: Visitor, person: str) -> None:
    visitor.goes_to("/account/login/")
    visitor.page.get_by_label("Email").fill(f"{person}@example.org")
    visitor.page.get_by_label("Password").fill("stillwater-demo")
    visitor.page.get_by_role("button", name="Sign in").click()
    expect(visitor.page.get_by_role("link", name="Sign out")).to_be_visible()


def fits_and_breaks_no_rule(visitor: Visitor) -> None:
    """By day and night, and on the narrowest phone."""
    page = visitor.page
    before = page.viewport_size
    assert before
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        visitor.axe_finds_nothing()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
    page.set_viewport_size(before)


def fill_in_by_keyboard(page: Page, number: str) -> None:
    page.get_by_label("License type").focus()
    page.keyboard.type("Physician (MD)")
    page.get_by_label("State of the board").select_option("WA")
    page.get_by_label("License number").fill(number)
    page.get_by_label("Valid until").fill("06/30/2031")
    tab_and_press(page.get_by_role("button", name="Add license"))


def test_from_a_license_to_a_care_team(
    visitor: Visitor, browser: Browser, site: Site, screen: dict[str, int], tmp_path: Path
) -> None:
    page = visitor.page
    number = f"wa {screen['width']}"
    kept = number.upper().replace(" ", "")
    visitor.expects_error("422")
    sign_in(visitor, "alice")
    # Given an empty form, sent by keyboard: the summary of errors takes the focus
    visitor.goes_to(f"{LICENSES}new/")
    fits_and_breaks_no_rule(visitor)
    tab_and_press(page.get_by_role("button", name="Add license"))
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title("Error: Add a license – Stillwater")
    fits_and_breaks_no_rule(visitor)
    # When Alice fills it in
    fill_in_by_keyboard(page, number)
    # Then she is asked for a photo; what is no photo is refused
    page.get_by_label("Photo or PDF").set_input_files(
        {"name": "license.jpg", "mimeType": "image/jpeg", "buffer": b"<script>"}
    )
    page.get_by_role("button", name="Send document").click()
    expect(page.locator(".error-summary")).to_contain_text("not a photo or PDF")
    fits_and_breaks_no_rule(visitor)
    photo = tmp_path / "license.jpg"
    photo.write_bytes(picture())
    page.get_by_label("Photo or PDF").set_input_files(photo)
    page.get_by_role("button", name="Send document").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Photo (JPEG)").click()
    assert download.value.suggested_filename == "license.jpeg"
    # And she reads that it waits
    visitor.goes_to(LICENSES)
    mine = page.get_by_role("article").filter(has_text=kept)
    expect(mine).to_contain_text("Waiting for a check since")
    expect(mine).to_contain_text("1 document")
    fits_and_breaks_no_rule(visitor)
    # When a reviewer decides, the badge shows
    run(site, REVIEW.format(number=kept))
    page.reload()
    expect(mine).to_contain_text("The check counts until")
    visitor.goes_to("/providers/alice-alder/")
    shown = page.get_by_role("article").filter(has_text=kept)
    expect(shown).to_contain_text("A reviewer saw this license as active")
    visitor.goes_to(LICENSES)
    mine.get_by_role("link", name="Change").click()
    expect(page.locator(".notice-warn")).to_contain_text("Its badge is off at once")
    fits_and_breaks_no_rule(visitor)
    form_the_team(visitor, browser, site, screen)
    run(site, FORGET.format(number=kept))


def form_the_team(visitor: Visitor, browser: Browser, site: Site, screen: dict[str, int]) -> None:
    """Bob asks, Alice agrees, a client finds both."""
    page = visitor.page
    run(site, FORGET.format(number=""))
    for bob in visitor_of(browser, site, viewport=screen):
        bob.expects_error("422")
        sign_in(bob, "bob")
        bob.goes_to("/practice/listings/bob-birch/partnerships/")
        bob.page.get_by_role("link", name="Propose a partnership").click()
        tab_and_press(bob.page.get_by_role("button", name="Find"))
        expect(bob.page.locator(".error-summary")).to_be_focused()
        fits_and_breaks_no_rule(bob)
        bob.page.get_by_label("Name or page of your partner").fill("Alice Alder")
        bob.page.get_by_role("button", name="Find").click()
        expect(bob.page.get_by_role("radio")).to_have_count(1)
        fits_and_breaks_no_rule(bob)
        tab_and_press(bob.page.get_by_role("button", name="Propose partnership"))
        expect(bob.page.get_by_role("main")).to_contain_text("Waits for their answer")
        fits_and_breaks_no_rule(bob)
    visitor.goes_to("/practice/listings/alice-alder/partnerships/")
    page.get_by_role("link", name="Bob Birch").first.click()
    fits_and_breaks_no_rule(visitor)
    page.get_by_role("link", name="Decline").click()
    fits_and_breaks_no_rule(visitor)
    page.get_by_role("link", name="No, go back").click()
    tab_and_press(page.get_by_role("button", name="I agree"))
    expect(page.get_by_role("main")).to_contain_text("Agreed, for a year from today.")
    for client in visitor_of(browser, site, viewport=screen):
        client.goes_to("/providers/?team=yes&q=Bob+Birch")
        expect(client.page.get_by_role("link", name="Bob Birch").first).to_be_visible()
        client.goes_to("/providers/bob-birch/")
        expect(client.page.get_by_role("main")).to_contain_text("Alice Alder")
    run(site, RESTORE)


@pytest.mark.parametrize("path", ["credentials/new/", "new/"])
def test_the_forms_work_without_javascript(visitor_without_javascript: Visitor, path: str) -> None:
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    visitor.expects_error("422")
    sign_in(visitor, "alice")
    visitor.goes_to(LICENSES + path)
    page.locator("main form button").click()
    expect(page.locator(".error-summary a").first).to_be_visible()
    page.locator(".error-summary a").first.click()
    assert "#id_" in page.url
