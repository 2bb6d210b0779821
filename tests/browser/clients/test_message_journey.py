"""Somebody writes to a provider from a listing; the provider reads it and says that they replied; nothing of it is found after."""

import re
from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.clients.traces import NOTHING_STORED, STORED, database, database_log
from tests.browser.conftest import Visitor, at_a_desk, on_a_phone, visitor_of
from tests.browser.keys import skip_to_the_page, tab_and_press, tab_to
from tests.browser.site import Site

SENTINEL = "xylophone"
# What nobody types faster.
A_MOMENT = 3_200
LISTING, FORM = "/providers/alice-alder/", "/providers/alice-alder/message/"
INBOX = "/practice/listings/alice-alder/messages/"


@pytest.fixture(autouse=True)
def _nobody_has_written_lately(site: Site) -> None:
    """All journeys come from one address, and would soon reach its limit."""
    with psycopg.connect(site.database, autocommit=True) as connection:
        connection.execute("DELETE FROM accounts_attempt")


@pytest.fixture
def alice(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Alice, signed in, in a browser of her own."""
    for someone in visitor_of(browser, site, viewport=screen):
        someone.signs_in("alice")
        yield someone


def fill_in(page: Page) -> None:
    page.get_by_label("By email").check()
    page.get_by_label("Your email address or phone number").fill(f"{SENTINEL}@example.org")
    page.get_by_label("Your message (").fill(f"{SENTINEL}: do you have room?")


def write(someone: Visitor) -> None:
    """From the listing to the confirmation, with a mistake on the way."""
    page = someone.page
    someone.goes_to(LISTING)
    page.get_by_role("link", name="Send a message").click()
    page.wait_for_url(f"**{FORM}")
    page.get_by_label("Your message (").fill(f"{SENTINEL}: do you have room?")
    # What fails on purpose: the answer to a mistake is 422
    someone.expects_error("422")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".error-summary")).to_contain_text("Choose how you want to get the reply.")
    expect(page.get_by_label("Your message (")).to_have_value(re.compile(SENTINEL))
    fill_in(page)
    page.wait_for_timeout(A_MOMENT)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/message/sent/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your message is sent")


def nothing_comes_back(someone: Visitor) -> None:
    """Whoever takes the phone next goes back through the history and finds no word of it."""
    page = someone.page
    assert SENTINEL not in page.content()
    someone.expects_error("422", "ERR_CACHE_MISS", "Failed to load")
    for _ in range(2):
        # Of a form that was refused, Chromium keeps nothing to show, and says so on a page of its own.
        with suppress(Error):
            page.go_back(wait_until="commit")
        expect(page.locator("body")).not_to_contain_text(SENTINEL)
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    assert SENTINEL not in page.content()
    for field in page.locator("main :is(textarea, input[name=reply_to])").all():
        assert field.input_value() == ""


@on_a_phone
def test_a_client_writes_and_the_provider_says_that_they_replied(
    visitor: Visitor, alice: Visitor
) -> None:
    # Given a client who writes from a listing
    write(visitor)
    nothing_comes_back(visitor)
    assert visitor.page.evaluate(STORED) == NOTHING_STORED
    assert {each["name"] for each in visitor.page.context.cookies()} == {"csrftoken"}
    # When the provider opens their messages
    page = alice.page
    alice.goes_to("/practice/")
    page.get_by_role("link", name=re.compile(r"Messages \(\d+ waiting\)")).click()
    page.wait_for_url(f"**{INBOX}")
    alice.looks_right()
    page.locator(".message-list a").first.click()
    # Then they read it, with a link to reply by
    expect(page.locator(".letter")).to_have_text(f"{SENTINEL}: do you have room?")
    expect(page.locator(".reply-to")).to_have_attribute("href", f"mailto:{SENTINEL}@example.org")
    alice.looks_right()
    # And say in one press that they did, and may take that back
    page.get_by_role("button", name="I have replied").click()
    expect(page.get_by_role("status")).to_contain_text("Marked as replied")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="I can’t take new clients").click()
    expect(page.get_by_role("link", name="Open a ready email")).to_be_visible()
    alice.looks_right()
    # And delete it
    page.get_by_text("Delete it now").click()
    page.get_by_role("button", name="Delete this message").click()
    expect(page.get_by_role("status")).to_contain_text("The message is deleted.")


@on_a_phone
def test_it_works_without_javascript(visitor_without_javascript: Visitor, alice: Visitor) -> None:
    write(visitor_without_javascript)
    nothing_comes_back(visitor_without_javascript)
    page = alice.page
    alice.goes_to(INBOX)
    page.locator(".message-list a").first.click()
    page.get_by_role("button", name="I have replied").click()
    expect(page.get_by_role("status")).to_contain_text("Marked as replied")


def test_the_pages_of_a_message_break_no_rule(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(FORM)
    visitor.looks_right()
    visitor.expects_error("422")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error:")
    visitor.looks_right()
    visitor.goes_to(f"{FORM}sent/")
    visitor.looks_right()


@on_a_phone
def test_figures_break_no_rule(alice: Visitor, site: Site) -> None:
    with psycopg.connect(site.database, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO providers_figure (provider_id, month, kind, count)"
            " SELECT id, date '2026-01-01', each, 40 FROM providers_provider,"
            " unnest(ARRAY['view', 'result', 'message']) AS each WHERE slug = 'alice-alder'"
            " ON CONFLICT DO NOTHING"
        )
    alice.goes_to("/practice/listings/alice-alder/figures/")
    expect(alice.page.get_by_role("heading", name="What clients do not know")).to_be_visible()
    alice.looks_right()


@at_a_desk
def test_a_message_is_written_by_keys_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(FORM)
    skip_to_the_page(page)
    tab_and_press(page.get_by_label("By email"), "Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("By phone")).to_be_checked()
    tab_to(page.get_by_label("Your email address or phone number"))
    page.keyboard.type("503 555 0123")
    tab_and_press(page.get_by_label("Yes"), "Space")
    tab_to(page.get_by_label("Your message ("))
    page.keyboard.type("Evenings are best.")
    page.wait_for_timeout(A_MOMENT)
    # The field for programs is no stop on the way
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/message/sent/")


@at_a_desk
def test_what_was_written_is_found_nowhere(visitor: Visitor, site: Site) -> None:
    write(visitor)
    kept = database(site)
    assert kept["providers_message"], "the message is there"
    for words in (*kept.values(), site.log.read_text(), database_log(site)):
        assert SENTINEL not in words
        assert SENTINEL.encode().hex() not in words
