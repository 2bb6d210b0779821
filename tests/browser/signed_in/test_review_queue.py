"""Rosa sees what waits, takes the next piece of work, and decides on a claim; others see that she has it in hand."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, Visitor, on_a_phone, visitor_of
from tests.browser.keys import tab_and_press, tab_to
from tests.browser.site import Site


@pytest.fixture
def colleague(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Somebody else at another screen."""
    yield from visitor_of(browser, site, viewport=screen)


@on_a_phone
def test_rosa_finds_takes_and_decides_and_ada_ends_a_hold(
    visitor: Visitor, colleague: Visitor, screen: dict[str, int]
) -> None:
    page, other = visitor.page, colleague.page
    visitor.signs_in("rosa")
    # She lands on what waits, with a door to it in the header.
    expect(page.get_by_role("heading", name="What waits")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Review")).to_be_visible()
    visitor.looks_right()

    # By keyboard alone: past what all pages have, narrow it to claims, take the next.
    visitor.goes_to("/review/")
    if screen == PHONE:
        tab_and_press(page.get_by_role("link", name="Filters"))
        visitor.looks_right()
    tab_and_press(page.get_by_label("Claim of a listing"), "Space")
    tab_and_press(page.get_by_role("button", name="Show these"))
    expect(page).to_have_url(re.compile(r"/review/\?kind=claim"))
    tab_and_press(page.get_by_role("button", name="Next one"))
    expect(page.get_by_text("You work on this, until")).to_be_visible()
    visitor.looks_right()
    address = page.url.removeprefix(visitor.site.url)

    # Sam sees it in the list and on the page; Ada ends it.
    colleague.signs_in("sam")
    colleague.goes_to("/review/?kind=claim&held=others")
    expect(other.get_by_text("Rosa Rowan, until")).to_be_visible()
    colleague.looks_right()
    colleague.goes_to(address)
    expect(other.get_by_text("Rosa Rowan works on this")).to_be_visible()
    expect(other.get_by_role("button", name="Work on this")).to_have_count(0)
    colleague.looks_right()
    colleague.goes_to("/account/logout/")
    other.get_by_role("button", name="Sign out").click()
    colleague.signs_in("ada")
    colleague.goes_to(address)
    other.get_by_role("button", name="End this hold").click()
    expect(other.get_by_text("We wrote to Rosa Rowan.")).to_be_visible()
    colleague.looks_right()
    colleague.goes_to("/review/people/")
    colleague.looks_right()

    # Rosa can still decide. What is missing is told, and nothing that she typed is lost.
    visitor.goes_to(address)
    expect(page.get_by_text("Nobody works on this yet.")).to_be_visible()
    visitor.expects_error("422")
    decide = page.locator("#decide form").last
    tab_to(decide.get_by_label("In your words"))
    page.keyboard.type("The board has nobody of this name.")
    tab_and_press(decide.get_by_role("button", name="Do not accept", exact=True))
    expect(page.get_by_role("alert")).to_be_focused()
    visitor.looks_right()
    words = decide.get_by_label("In your words")
    expect(words).to_have_value("The board has nobody of this name.")
    tab_to(decide.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_and_press(decide.get_by_role("button", name="Do not accept, take the next"))
    expect(page.get_by_text("Not accepted. They were told why.")).to_be_visible()
    # The next one is of the list that she had narrowed down; she leaves it to others.
    expect(page.get_by_role("heading", name="Claim of")).to_be_visible()
    page.get_by_role("button", name="Give it back").click()
    expect(page.get_by_text("You gave it back.")).to_be_visible()
    visitor.goes_to(address)
    expect(page.get_by_text("The board has nobody of this name.")).to_be_visible()
    visitor.looks_right()


def test_a_code_to_read_out_is_shown_once_also_without_javascript(
    visitor_without_javascript: Visitor, screen: dict[str, int]
) -> None:
    if screen == PHONE:
        pytest.skip("One screen is enough: it is about what the page says.")
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    visitor.signs_in("rosa")
    page.get_by_label("Claim of a listing").check()
    page.get_by_role("button", name="Show these").click()
    page.get_by_role("link", name="Sorrel Wintermere").first.click()
    page.get_by_role("button", name="Make a code to read out").click()
    expect(page.get_by_text("The code, shown this once")).to_be_visible()
    page.reload()
    expect(page.get_by_text("The code, shown this once")).to_have_count(0)
    expect(page.get_by_text("Phone call, (503) 555-0143")).to_be_visible()
