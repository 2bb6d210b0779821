"""Pages that stand by themselves, in the four looks that people see them in."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

PAGES = (
    "/",
    "/how-ordering-works/",
    "/how-we-check-licenses/",
    "/privacy/",
    "/health-data/",
    "/accessibility/",
    "/account/login/",
    "/guide/",
    "/providers/alice-alder/",
    "/providers/bob-birch/",
)


@pytest.mark.parametrize("path", PAGES)
def test_the_page_breaks_no_rule_by_day_or_night_and_fits(visitor: Visitor, path: str) -> None:
    visitor.looks_right(path)


def test_a_page_that_does_not_exist_still_helps(visitor: Visitor) -> None:
    visitor.expects_error("404")
    visitor.goes_to("/nowhere/")
    expect(visitor.page.get_by_role("link", name="Call 988")).to_be_visible()
    visitor.axe_finds_nothing()


def test_alice_signs_in_and_out_again(visitor: Visitor) -> None:
    """A real browser sends its Origin with the form; a referrer policy that hides it would lock everybody out."""
    page = visitor.page
    visitor.goes_to("/account/login/")
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill("stillwater-demo")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
