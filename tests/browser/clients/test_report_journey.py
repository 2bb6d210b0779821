"""A client reports a listing; Rosa suspends it; it is gone from search and its page says so at once; its owner answers."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clients.traces import database, database_log
from tests.browser.conftest import Visitor, on_a_phone, visitor_of
from tests.browser.keys import skip_to_the_page, tab_and_press, tab_to
from tests.browser.site import Site

SENTINEL = "xylophone"
# What nobody types faster.
A_MOMENT = 3_200
LISTING, FORM = "/providers/alice-alder/", "/providers/alice-alder/report/"
SEARCH = "/providers/?q=alice+alder"

at_a_desk = pytest.mark.parametrize("screen", ["desktop"], indirect=True)
# Every report of these journeys goes again, with its trail, which nobody else can do.
FORGET = (
    "DELETE FROM accounts_attempt",
    "DELETE FROM verification_reporttext",
    "ALTER TABLE verification_reportact DISABLE TRIGGER verification_reportact_rows_stay",
    "DELETE FROM verification_reportact",
    "ALTER TABLE verification_reportact ENABLE ALWAYS TRIGGER verification_reportact_rows_stay",
    "DELETE FROM verification_report",
    "UPDATE providers_provider SET listing_state = 'published' WHERE slug = 'alice-alder'",
)


@pytest.fixture(autouse=True)
def _as_before(site: Site) -> Iterator[None]:
    """Other journeys need Alice in view, and all come from one address, which would soon reach its limit."""
    yield
    with psycopg.connect(site.database, autocommit=True) as connection:
        for statement in FORGET:
            connection.execute(statement)


def somebody(browser: Browser, site: Site, name: str, **options: Any) -> Iterator[Visitor]:
    for someone in visitor_of(browser, site, **options):
        someone.signs_in(name)
        yield someone


@pytest.fixture
def rosa(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Rosa, signed in, in a browser of her own."""
    yield from somebody(browser, site, "rosa", viewport=screen)


@pytest.fixture
def sam(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Sam, a senior reviewer."""
    yield from somebody(browser, site, "sam", viewport=screen)


@pytest.fixture
def alice(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Alice, whose listing it is."""
    yield from somebody(browser, site, "alice", viewport=screen)


def report(someone: Visitor) -> None:
    """From the listing to the thank-you page."""
    page = someone.page
    someone.goes_to(LISTING)
    page.get_by_role("link", name="Something is wrong here").click()
    page.get_by_label("A safety concern").check()
    page.get_by_label("What happened").fill(f"{SENTINEL}: they left me alone.")
    page.wait_for_timeout(A_MOMENT)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/report/sent/")


def suspend(page: Page) -> None:
    page.get_by_text("Suspend the listing", exact=True).click()
    form = page.locator("form[action$='/suspend/']")
    form.get_by_label("What the owner reads").fill("Please tell us who stays in the room.")
    form.get_by_label("Why?").fill("A client was left alone.")
    form.get_by_role("button", name="Suspend it now").click()


@on_a_phone
def test_a_report_takes_a_listing_down_at_once(
    visitor: Visitor, rosa: Visitor, alice: Visitor, sam: Visitor, site: Site
) -> None:
    report(visitor)
    visitor.looks_right()
    visitor.goes_to(SEARCH)
    expect(visitor.page.locator("main")).to_contain_text("Alice Alder")
    # Rosa finds it among what is due today, beside the facts
    rosa.goes_to("/review/reports/")
    # A name in one long word fits a phone as well.
    lengthened = "link => { link.textContent += 'wolfeschlegelsteinhausenberger'.repeat(2); }"
    rosa.page.locator(".report-list a").first.evaluate(lengthened)
    rosa.looks_right()
    rosa.page.reload()
    rosa.page.get_by_role("link", name="A safety concern: Alice Alder").first.click()
    expect(rosa.page.locator("main")).to_contain_text(SENTINEL)
    rosa.looks_right()
    suspend(rosa.page)
    expect(rosa.page.get_by_role("status")).to_contain_text("The listing is down.")
    # And at once the client finds neither the listing nor its page
    visitor.page.reload()
    expect(visitor.page.locator(f"main a[href^='{LISTING}']")).to_have_count(0)
    visitor.goes_to(LISTING)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(
        "This listing is not shown right now"
    )
    visitor.axe_finds_nothing()
    # Alice is told what to do, and nothing of who said what
    alice.goes_to("/practice/listings/alice-alder/keep/")
    alice.page.get_by_role("link", name="Read it and answer").click()
    expect(alice.page.locator("main")).to_contain_text("Please tell us who stays in the room.")
    expect(alice.page.locator("main")).not_to_contain_text(SENTINEL)
    alice.looks_right()
    alice.page.get_by_label("Your answer").fill("A nurse now stays in the room.")
    alice.page.get_by_role("button", name="Send the answer").click()
    expect(alice.page.get_by_role("status")).to_contain_text("A reviewer reads your answer.")
    # Sam, who is senior, brings it back
    sam.goes_to("/review/reports/")
    sam.page.get_by_role("link", name="A safety concern: Alice Alder").first.click()
    expect(sam.page.locator("main")).to_contain_text("A nurse now stays in the room.")
    sam.page.get_by_text("Bring the listing back", exact=True).click()
    form = sam.page.locator("form[action$='/restore/']")
    form.get_by_label("Why?").fill("There is a plan now.")
    form.get_by_role("button", name="Bring it back").click()
    expect(sam.page.get_by_role("status")).to_contain_text("The listing is back")
    sam.looks_right()
    visitor.goes_to(SEARCH)
    expect(visitor.page.locator("main")).to_contain_text("Alice Alder")
    # Nothing that was typed can be read anywhere
    for words in (*database(site).values(), site.log.read_text(), database_log(site)):
        for typed in (SENTINEL, "A nurse now stays"):
            assert typed not in words


def test_a_report_can_be_sent_without_javascript(visitor_without_javascript: Visitor) -> None:
    report(visitor_without_javascript)


def test_a_mistake_takes_the_focus_and_loses_nothing(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(FORM)
    visitor.looks_right()
    visitor.expects_error("422")
    page.get_by_label("What happened").fill("The number is wrong.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error:")
    expect(page.get_by_label("What happened")).to_have_value("The number is wrong.")
    visitor.looks_right()
    page.get_by_role("link", name="Choose what it is about.").click()
    expect(page.get_by_label("Something on the page is not right")).to_be_focused()


@at_a_desk
def test_a_report_is_written_by_keys_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(FORM)
    skip_to_the_page(page)
    tab_and_press(page.get_by_label("Something on the page is not right"), "Space")
    tab_and_press(page.get_by_label("Prices, or how you can pay"), "Space")
    tab_to(page.get_by_label("What happened"))
    tab_to(page.get_by_label("Your email address or phone number"))
    page.wait_for_timeout(A_MOMENT)
    # The field for programs is no stop on the way
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/sent/")


@at_a_desk
def test_a_reviewer_suspends_by_keys_alone(visitor: Visitor, rosa: Visitor) -> None:
    report(visitor)
    page = rosa.page
    rosa.goes_to("/review/reports/")
    tab_and_press(page.get_by_role("link", name="A safety concern: Alice Alder").first, "Enter")
    page.wait_for_load_state()
    summary = page.locator("summary", has_text="Suspend the listing")
    tab_and_press(summary, "Enter")
    form = page.locator("form[action$='/suspend/']")
    tab_to(form.get_by_label("Why?"))
    page.keyboard.type("A client was left alone.")
    tab_and_press(form.get_by_role("button", name="Suspend it now"), "Enter")
    expect(page.get_by_role("status")).to_contain_text("The listing is down.")


def test_the_figures_break_no_rule_and_print(visitor: Visitor) -> None:
    visitor.goes_to("/accuracy/")
    expect(visitor.page.get_by_role("table")).to_be_visible()
    visitor.looks_right()
    visitor.page.emulate_media(media="print")
    expect(visitor.page.get_by_role("heading", name="All states together")).to_be_visible()
