"""Somebody without a mouse goes the whole way, by Tab, Space, Enter and the arrows alone."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.clients.guide import NEAR, QUESTIONS, TICKED
from tests.browser.conftest import Visitor, at_a_desk
from tests.browser.keys import skip_to_the_page, tab_and_press, tab_to

# Keys are pressed at a desk; what a phone shows differs in width alone.


def button(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("button", name=name, exact=True)


def link(page: Page, name: str) -> Locator:
    return page.locator("main").get_by_role("link", name=name).first


def box(page: Page, value: str) -> Locator:
    return page.locator(f"main input[value={value}]")


@at_a_desk
def test_from_the_front_page_to_a_listing_and_the_sheet_by_keys_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/")
    skip_to_the_page(page)
    tab_and_press(link(page, "Start with the guide"))
    expect(page).to_have_url(f"{visitor.site.url}/guide/")
    tab_and_press(page.locator("main").get_by_role("link", name="Start", exact=True))
    # When each question is answered or skipped
    for slug in QUESTIONS:
        expect(page).to_have_url(f"{visitor.site.url}/guide/{slug}/")
        skip_to_the_page(page)
        if slug == "place":
            tab_to(page.get_by_label("ZIP code or city"))
            page.keyboard.type(NEAR)
        elif slug in TICKED:
            tab_and_press(box(page, TICKED[slug]), "Space")
            expect(box(page, TICKED[slug])).to_be_checked()
        if slug == "talk":
            page.keyboard.press("ArrowDown")
            expect(box(page, "around")).to_be_checked()
            page.keyboard.press("ArrowUp")
        said = slug == "place" or slug in TICKED
        tab_and_press(button(page, "Continue" if said else "Skip"))
    # And the options are compared, and one is followed up
    expect(page).to_have_url(f"{visitor.site.url}/guide/answers/")
    tab_and_press(button(page, "Compare the options"))
    expect(page).to_have_url(f"{visitor.site.url}/guide/options/")
    tab_and_press(page.locator("main a[href='#option-psycholytic']").first)
    tab_and_press(box(page, "psycholytic"), "Space")
    tab_and_press(button(page, "Go on with these"))
    # Then the list, a listing and the sheet can be reached
    expect(page).to_have_url(f"{visitor.site.url}/guide/matches/")
    tab_and_press(link(page, "Bob Birch"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bob Birch")
    page.go_back()
    tab_and_press(page.locator("main input[name=listing]").first, "Space")
    tab_and_press(page.locator("main").get_by_role("button", name="Print a sheet"))
    expect(page.get_by_role("heading", level=1)).to_have_text("My sheet for a visit")
    # And everything can be taken back
    tab_and_press(button(page, "Clear my answers"))
    expect(page.locator("main")).to_contain_text("Your answers are cleared")


@at_a_desk
def test_a_mistake_is_where_the_focus_is_and_leads_to_its_field(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/who/")
    skip_to_the_page(page)
    tab_and_press(button(page, "Continue"))
    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # The link leads to the first choice, and Space makes it
    page.keyboard.press("Space")
    expect(box(page, "me")).to_be_checked()
