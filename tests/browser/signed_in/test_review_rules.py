"""Ada confirms a rule and writes another, Sam sees whom they touch and lets them count, and decides on one license."""

import psycopg
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, on_a_phone
from tests.browser.keys import tab_and_press
from tests.browser.site import Site

# One column at any width.
pytestmark = on_a_phone


def signs_out(visitor: Visitor) -> None:
    visitor.page.context.clear_cookies()


def waiting_rule(site: Site, width: int) -> tuple[str, str]:
    """A rule that waits to be confirmed and has licenses in the demo data, another for each screen."""
    with psycopg.connect(site.database) as database:
        rows = database.execute(
            "SELECT license_type, state FROM providers_prescribingrule "
            "WHERE needs_review AND confirmed_at IS NULL AND authority IN ('own', 'collaborating') "
            "AND routes = '{}' ORDER BY license_type, state"
        ).fetchall()
    license_type, state = rows[0 if width == 390 else 1]
    return str(license_type), str(state)


def some_license(site: Site) -> str:
    with psycopg.connect(site.database) as database:
        row = database.execute(
            "SELECT license.id FROM providers_license AS license "
            "JOIN providers_provider AS provider ON provider.id = license.provider_id "
            "WHERE provider.slug = 'alice-alder' ORDER BY license.id LIMIT 1"
        ).fetchone()
    assert row
    return str(row[0])


def test_a_rule_counts_after_two_people_have_seen_whom_it_touches(
    visitor: Visitor, site: Site, screen: dict[str, int]
) -> None:
    page = visitor.page
    visitor.expects_error("422")
    license_type, state = waiting_rule(site, screen["width"])
    # Given Ada, who looks for what waits to be confirmed
    visitor.signs_in("ada")
    visitor.goes_to("/review/rules/")
    visitor.looks_right()
    page.get_by_label("License type").select_option(license_type)
    page.get_by_label("State").select_option(state)
    page.get_by_label("Only rules that wait to be confirmed").check()
    tab_and_press(page.get_by_role("button", name="Show"))
    page.locator(".rule-list a").first.click()
    visitor.looks_right()
    # When she confirms it without a reason, she is asked for one
    page.get_by_role("link", name="Confirm this rule").click()
    tab_and_press(page.get_by_role("button", name="See what would change"))
    expect(page.locator(".error-summary")).to_be_focused()
    visitor.looks_right()
    page.get_by_label("Why").fill("Read on the board’s page")
    tab_and_press(page.get_by_role("button", name="See what would change"))
    # Then she sees the effects, and nothing has changed yet
    expect(page.get_by_role("heading", name="What it would change")).to_be_visible()
    visitor.looks_right()
    proposal = page.url.removeprefix(site.url)
    # And a version of her own, with an end before its begin, is refused beside the field
    visitor.goes_to(f"/review/rules/md/{'AL' if screen['width'] == 390 else 'AR'}/change/")
    page.get_by_label("May prescribe ketamine").select_option("no")
    page.get_by_label("In force until").fill("01/01/2020")
    page.get_by_label("Why").fill("Only to try")
    tab_and_press(page.get_by_role("button", name="See what would change"))
    expect(page.locator(".error-summary")).to_contain_text("ends after it begins")
    visitor.looks_right()
    page.get_by_label("In force until").fill("")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("heading", name="What it would change")).to_be_visible()
    page.get_by_role("button", name="Take the proposal back").click()
    expect(page.get_by_text("The rule stays as it was")).to_be_visible()
    # When Sam, a senior reviewer, applies what waits
    signs_out(visitor)
    visitor.signs_in("sam")
    visitor.goes_to("/review/rules/proposals/")
    visitor.looks_right()
    visitor.goes_to(proposal)
    tab_and_press(page.get_by_role("button", name="Apply this change"))
    # Then it counts, and the history says who did what
    expect(page.get_by_text("The rule counts from now on, in search too.")).to_be_visible()
    expect(page.get_by_text("Confirmed by Ada Ash")).to_be_visible()
    visitor.looks_right()
    # And federal rules and the page of one license break no rule either
    visitor.goes_to("/review/rules/federal/")
    visitor.looks_right()
    visitor.goes_to(f"/review/licenses/{some_license(site)}/override/")
    visitor.looks_right()
    tab_and_press(page.get_by_role("button", name="Save the decision"))
    expect(page.locator(".error-summary")).to_be_focused()
    visitor.looks_right()
