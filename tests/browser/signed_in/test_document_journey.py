"""Rosa looks at a PDF that a provider sent, beside the form and page by page, and so does who sent it; no browser gets the PDF."""

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from playwright.sync_api import FilePayload, FloatRect, Locator, Page, Response, expect

from providers.actions.documents import add_document, forget
from providers.document_file import read_document
from providers.models import Claim, License
from providers.private_files import drop
from tests import cast
from tests.browser.conftest import PHONE, Backstage, Visitor
from tests.browser.keys import tab_to
from tests.browser.site import Site
from tests.providers.claims import claim_of, registry_record
from tests.providers.drawing.papers import cut_in_half, locked, paper
from tests.providers.licensing import owner_of


@pytest.fixture
def license_(backstage: Backstage, site: Site, settings: LazySettings) -> Iterator[License]:
    """A license with a PDF of three pages and one that asks for a password."""
    settings.MEDIA_ROOT = site.log.parent / "media"
    with backstage():
        pia = cast.user("pia@example.org")
        EmailAddress.objects.get_or_create(
            user=pia, email=pia.email, defaults={"verified": True, "primary": True}
        )
        listing = cast.listing("pdf-person", name="Pia Papers", owner=pia)
        made = cast.license_of(listing, "md", verified=False)
        kept = [
            add_document(made, file=read_document(each), by=owner_of(listing))
            for each in (paper(3), locked())
        ]
    yield made
    with backstage():
        listing.delete()
    drop([each.stored_as for each in kept])


@pytest.fixture
def claim(backstage: Backstage, site: Site, settings: LazySettings) -> Iterator[Claim]:
    """Nora's claim on a registry record that nobody owns yet."""
    settings.MEDIA_ROOT = site.log.parent / "media"
    with backstage():
        nora = cast.user("nora@example.org")
        EmailAddress.objects.get_or_create(
            user=nora, email=nora.email, defaults={"verified": True, "primary": True}
        )
        record = registry_record("2000000036", name="Nora Needlewood")
        made = claim_of(nora, record=record)
    yield made
    with backstage():
        forget(made.documents.all())
        record.delete()


def is_drawn(picture: Locator) -> None:
    """The page is there, and not only a place for it."""
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("naturalWidth", 1600)
    expect(picture).to_have_js_property("complete", True)


def place_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def go_back_to(page: Page, wanted: Locator) -> None:
    """From the name back to the documents: they stand before the form."""
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if wanted.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError("30 times back, and never there")


def test_rosa_looks_at_a_pdf_beside_the_form(
    visitor: Visitor, license_: License, screen: dict[str, int]
) -> None:
    page, got = visitor.page, list[Response]()
    visitor.signs_in("rosa")
    # Given the screen of a license, on which no document is fetched before it is opened
    page.on("response", lambda answer: got.append(answer))
    visitor.goes_to(f"/review/licenses/{license_.pk}/")
    page.wait_for_load_state("networkidle")
    assert not [each.url for each in got if "/documents/" in each.url]
    # When Rosa opens a PDF with the keyboard
    name = page.get_by_label("Name", exact=True)
    name.fill("Pia")
    first, second = page.locator("details.document > summary").all()
    go_back_to(page, first)
    page.keyboard.press("Enter")
    # Then its pages are beside the form at a desk, and above it on a phone, and what she typed is still there
    picture = page.get_by_alt_text("Page 1 of 3")
    is_drawn(picture)
    expect(page.get_by_text("Page 2 of 3").first).to_be_visible()
    shown, form = place_of(picture), place_of(name)
    if screen == PHONE:
        assert shown["y"] < form["y"]
        assert shown["width"] > 280
    else:
        assert shown["x"] + shown["width"] < form["x"]
        assert shown["width"] > 420
    expect(name).to_have_value("Pia")
    # And a PDF that cannot be shown says why
    second.click()
    expect(page.get_by_text("This PDF asks for a password")).to_be_visible()
    expect(page.get_by_role("link", name="Save the file")).to_have_count(2)
    visitor.looks_right()
    # And one page alone, in a new tab, is larger than the phone, or as wide as the screen
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("Larger.*Page 1 of 3")).press("Enter")
    large = Visitor(opened.value, visitor.site)
    large.page.on("response", lambda answer: got.append(answer))
    is_drawn(large.page.get_by_alt_text("Page 1 of 3"))
    assert place_of(large.page.get_by_alt_text("Page 1 of 3"))["width"] > shown["width"] * 1.5
    large.looks_right()
    large.follows(large.page.get_by_role("link", name="Next page"))
    is_drawn(large.page.get_by_alt_text("Page 2 of 3"))
    large.follows(large.page.get_by_role("link", name="All pages"))
    is_drawn(large.page.get_by_alt_text("Page 1 of 3"))
    large.looks_right()
    assert large.strange == large.complaints == []
    # And the browser got no PDF
    kinds = {each.headers.get("content-type", "") for each in got}
    assert "image/png" in kinds
    assert not [each for each in kinds if "pdf" in each]


def test_who_sent_a_pdf_sees_its_pages_too(visitor: Visitor, license_: License) -> None:
    page, got = visitor.page, list[Response]()
    visitor.signs_in("pia")
    page.on("response", lambda answer: got.append(answer))
    visitor.goes_to(f"/practice/listings/pdf-person/licenses/{license_.pk}/documents/")
    # When she opens both with the keyboard
    first, second = page.locator("details.document > summary").all()
    for each in (first, second):
        tab_to(each)
        page.keyboard.press("Enter")
    # Then one shows its pages, and the other what is wrong with it
    is_drawn(page.get_by_alt_text("Page 1 of 3"))
    expect(page.get_by_text("The reviewers cannot see it here either.")).to_be_visible()
    visitor.looks_right()
    visitor.goes_to(page.get_by_role("link", name="Larger").nth(1).get_attribute("href") or "")
    is_drawn(page.get_by_alt_text("Page 2 of 3"))
    visitor.looks_right()
    visitor.follows(page.get_by_role("link", name="All pages"))
    is_drawn(page.get_by_alt_text("Page 1 of 3"))
    visitor.looks_right()
    assert not [each for each in got if "pdf" in each.headers.get("content-type", "")]


def test_a_claimant_shows_who_they_are_and_hears_at_once_of_a_damaged_file(
    visitor: Visitor, claim: Claim
) -> None:
    page = visitor.page
    visitor.signs_in("nora")
    # Given a claim that waits
    visitor.goes_to(f"/practice/claims/{claim.pk}/")
    visitor.looks_right()
    visitor.follows(page.get_by_role("link", name="Send a document"))
    # When she sends a PDF that cannot be shown, and one that can
    for name, content in (("damaged.pdf", cut_in_half()), ("badge.pdf", paper(2))):
        file = FilePayload(name=name, mimeType="application/pdf", buffer=content)
        page.get_by_label("Photo or PDF that shows who you are").set_input_files(file)
        page.get_by_role("button", name="Send document").click()
        expect(page.get_by_text("The document is kept").first).to_be_visible()
    # Then the first says what to do about it, and the second shows its pages
    expect(page.get_by_text("This file may be damaged. Open it on your device")).to_have_count(1)
    page.locator("details.document > summary").nth(1).press("Enter")
    is_drawn(page.get_by_alt_text("Page 1 of 2"))
    visitor.looks_right()
    # And Rosa sees both beside her decision
    page.context.clear_cookies()
    visitor.signs_in("rosa")
    visitor.goes_to(f"/review/claims/{claim.pk}/")
    page.locator("details.document > summary").nth(1).press("Enter")
    is_drawn(page.get_by_alt_text("Page 1 of 2"))
    visitor.looks_right()
