"""Alice sends a license in, Rosa checks it and the badge shows everywhere; it ends by the clock, with no job; Rosa checks again."""

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, Visitor, at_a_desk, visitor_of
from tests.browser.signed_in.reviewers import (
    choose_verified,
    in_shell,
    submitted,
    type_what_the_board_shows,
)
from tests.browser.site import Site, days_later
from tests.providers.licensing import picture

DAYS = 30
LISTING = """
alice = cast.listing("{slug}", name="Alice {word} Aspen", owner=can_sign_in("{slug}@example.org"))
cast.place(alice)
cast.service(alice, "medical", "iv")
from providers.models import PrescribingRule
PrescribingRule.objects.filter(license_type="md", state="OR").update(needs_review=False)
"""
GONE = """
from providers.models import Provider
Provider.objects.filter(slug="{slug}").delete()
"""


def day(days: int) -> str:
    return (dt.datetime.now(dt.UTC) + dt.timedelta(days=days)).strftime("%m/%d/%Y")


class Alice:
    """Somebody with a listing and no license yet."""

    def __init__(self, screen: dict[str, int]) -> None:
        self.word = "Phone" if screen == PHONE else "Desk"
        self.slug = f"alice-{self.word.lower()}-aspen"
        self.number = f"MD{self.word.upper()}77"
        self.licenses = f"/practice/listings/{self.slug}/licenses/"

    def sends_in(self, visitor: Visitor) -> None:
        page = visitor.page
        visitor.signs_in(self.slug)
        visitor.goes_to(f"{self.licenses}new/")
        page.get_by_label("License type").select_option("md")
        page.get_by_label("State of the board").select_option("OR")
        page.get_by_label("License number").fill(self.number)
        page.get_by_label("Valid until").fill(day(DAYS))
        page.get_by_role("button", name="Add license").click()
        page.get_by_label("Photo or PDF").set_input_files(
            {"name": "license.jpg", "mimeType": "image/jpeg", "buffer": picture()}
        )
        page.get_by_role("button", name="Send document").click()
        expect(page.get_by_role("main")).to_contain_text("sent on")

    def renews(self, visitor: Visitor) -> None:
        visitor.signs_in(self.slug)
        visitor.goes_to(self.licenses)
        visitor.page.get_by_role("link", name="Renew").click()
        visitor.page.get_by_label("Valid until").fill(day(700))
        visitor.page.get_by_role("button", name="Save").click()
        expect(visitor.page.get_by_role("main")).to_contain_text("Waiting for a check since")

    def is_checked(self, visitor: Visitor, *, badge: bool) -> None:
        """On the listing, in both searches and in the API, or in none of them."""
        page, name = visitor.page, f"Alice {self.word} Aspen"
        visitor.goes_to(f"/providers/{self.slug}/")
        seen = page.get_by_text("A reviewer saw this license as active")
        expect(seen).to_have_count(1 if badge else 0)
        for query in ("verified=yes", "prescribes=yes&verified=any"):
            visitor.goes_to(f"/providers/?q=Aspen&{query}")
            # The map has a link of the same name.
            found = page.locator("#result-list").get_by_role("heading", name=name)
            expect(found).to_have_count(1 if badge else 0)
        answer = page.request.get(f"{visitor.site.url}/api/v1/providers/{self.slug}")
        assert answer.json()["verified"] is badge


def open_the_screen(visitor: Visitor, alice: Alice) -> None:
    row = visitor.page.get_by_role("link", name=re.compile(f"Alice {alice.word} Aspen"))
    # The oldest come first, and hers is new.
    for number in range(1, 9):
        visitor.goes_to(f"/review/?kind=license&page={number}")
        if row.count():
            break
    row.first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(f"Alice {alice.word}")


def decides(visitor: Visitor, *, ends: str) -> None:
    """What the board shows agrees, and the differences say so while it is typed."""
    page = visitor.page
    said = submitted(page)
    type_what_the_board_shows(page, number=said["Number"], name=said["Name"].upper(), ends=ends)
    choose_verified(page)
    expect(page.locator("#told")).to_contain_text("Number: the same")
    page.locator("#told").get_by_text("What the provider gets").click()
    expect(page.locator("#told")).to_contain_text("a reviewer decided on your license")


@at_a_desk
def test_from_a_license_that_is_sent_in_to_one_that_ends_by_the_clock(
    visitor: Visitor, browser: Browser, site: Site, screen: dict[str, int], tmp_path: Path
) -> None:
    alice = Alice(screen)
    in_shell(site, LISTING.format(slug=alice.slug, word=alice.word))
    for owner in visitor_of(browser, site, viewport=screen):
        # Given Alice, who sends her license in with a photo
        alice.sends_in(owner)
        alice.is_checked(owner, badge=False)
    # When Rosa takes it and types what the board shows
    page = visitor.page
    visitor.expects_error("422")
    visitor.signs_in("rosa")
    open_the_screen(visitor, alice)
    page.get_by_role("button", name="Work on this").click()
    expect(page.get_by_role("main")).to_contain_text("You work on this")
    page.get_by_text(re.compile("Picture, .* sent on")).click()
    expect(page.get_by_alt_text("Document that the provider sent. Page 1 of 1")).to_be_visible()
    visitor.looks_right()
    # Pressed too early, what is missing is said, and by a summary that has the focus
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    visitor.looks_right()
    page.get_by_label("Number", exact=True).focus()
    decides(visitor, ends=day(DAYS))
    visitor.looks_right()
    page.get_by_label("Screenshot or PDF").set_input_files(
        {"name": "board.png", "mimeType": "image/png", "buffer": picture("PNG")}
    )
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Verified")
    # Then the badge shows everywhere at once
    for client in visitor_of(browser, site, viewport=screen):
        alice.is_checked(client, badge=True)
    with days_later(site, tmp_path, DAYS + 1) as later:
        # When the license has ended, nothing ran, and all of it is gone
        for client in visitor_of(browser, later, viewport=screen):
            alice.is_checked(client, badge=False)
            alice.renews(client)
        # And Rosa checks it again, with what was seen before under her eyes
        for rosa in visitor_of(browser, later, viewport=screen):
            rosa.signs_in("rosa")
            open_the_screen(rosa, alice)
            expect(rosa.page.get_by_text("Attachment: Picture").first).to_be_visible()
            expect(rosa.page.get_by_label("Number", exact=True)).to_be_focused()
            decides(rosa, ends=day(700))
            rosa.page.get_by_role("button", name="Decide", exact=True).click()
            expect(rosa.page.get_by_role("main")).to_contain_text("Verified")
            alice.is_checked(rosa, badge=True)
            rosa.goes_to(f"/review/listings/{alice.slug}/facts/")
            # The longest number that a license may have fits a phone as well.
            longest = "link => { link.textContent += 'M'.repeat(40); }"
            rosa.page.locator("main p.row a").first.evaluate(longest)
            rosa.looks_right()
    in_shell(site, GONE.format(slug=alice.slug))


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_screen_works_without_javascript(
    visitor_without_javascript: Visitor, site: Site, screen: dict[str, int]
) -> None:
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    alice = Alice({})
    alice.word, alice.slug = "Plain", "alice-plain-aspen"
    made = 'cast.license_of(alice, "md", number="MDPLAIN1", verified=False)'
    in_shell(site, LISTING.format(slug=alice.slug, word=alice.word) + made)
    visitor.signs_in("rosa")
    open_the_screen(visitor, alice)
    page.get_by_label("Name", exact=True).fill("BIRCH, ALICE")
    page.get_by_label("Verified", exact=True).check()
    visitor.expects_error("422")
    expect(page.locator("#told")).to_contain_text(
        "If they do not, press “Only show what would follow”"
    )
    page.get_by_role("button", name="Only show what would follow").click()
    expect(page.locator("#told")).to_contain_text("it may be a former name")
    expect(page.get_by_label("Name", exact=True)).to_have_value("BIRCH, ALICE")
    in_shell(site, GONE.format(slug=alice.slug))


@at_a_desk
def test_a_license_is_on_paper_with_what_was_submitted_and_what_was_seen(
    visitor: Visitor, site: Site
) -> None:
    page, slug = visitor.page, "alice-paper-aspen"
    made = 'cast.license_of(alice, "md", number="MDPAPER1")'
    in_shell(site, LISTING.format(slug=slug, word="Paper") + made)
    visitor.signs_in("rosa")
    visitor.goes_to("/review/find/?q=MDPAPER1")
    visitor.follows(page.get_by_role("link", name=re.compile("MDPAPER1")))
    page.emulate_media(media="print")
    expect(page.locator("section[aria-labelledby=submitted]")).to_contain_text("MDPAPER1")
    expect(page.locator("section[aria-labelledby=submitted]")).to_be_visible()
    expect(page.get_by_text("Decided: Verified")).to_be_visible()
    for only_on_screen in ("#shown", "#verdict", "#told"):
        expect(page.locator(only_on_screen)).to_be_hidden()
    expect(page.get_by_role("navigation", name="Review")).to_be_hidden()
    in_shell(site, GONE.format(slug=slug))
