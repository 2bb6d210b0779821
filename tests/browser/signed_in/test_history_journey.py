"""Bob changes his listing, Rosa reads that he did, Ada reads the whole trail. The site does not own its tables."""

import psycopg
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, on_a_phone

# One column at any width.
pytestmark = on_a_phone


def test_a_change_is_in_the_history_under_the_name_of_who_made_it(visitor: Visitor) -> None:
    page = visitor.page
    with psycopg.connect(visitor.site.database, autocommit=True) as connection:
        [number] = connection.execute(
            "SELECT id FROM providers_provider WHERE slug = 'bob-birch'"
        ).fetchone()  # type: ignore[misc]
    visitor.signs_in("bob")
    visitor.goes_to("/practice/listings/bob-birch/availability/")
    page.locator("input[type=radio]:not(:checked)").first.check()
    page.locator("main form button[type=submit]").click()
    page.context.clear_cookies()

    visitor.signs_in("rosa")
    visitor.goes_to(f"/review/history/listing/{number}/")
    first = page.locator(".history > li").first
    expect(first).to_contain_text("Bob Birch changed: listing")
    expect(first).to_contain_text("Availability")
    visitor.looks_right()
    page.context.clear_cookies()

    visitor.signs_in("ada")
    visitor.goes_to("/review/audit/")
    visitor.looks_right()
    page.get_by_label("What it was done to").select_option(label="decision")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator(".history > li").first).to_contain_text("decided on: decision")
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_role("link", name="Back to the newest")).to_be_visible()
