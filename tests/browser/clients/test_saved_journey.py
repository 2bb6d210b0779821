"""Someone keeps a few providers in mind, sets them side by side, shows them to a friend, and takes them along on paper."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import DESKTOP, Visitor, on_a_phone

SEARCH = "/providers/?near=97201&within=50"


def buttons(visitor: Visitor) -> Locator:
    return visitor.page.locator("#results .save-button")


def names(visitor: Visitor) -> list[str]:
    return visitor.page.locator("main article h2").all_inner_texts()


def expect_names(visitor: Visitor, wanted: list[str]) -> None:
    """Soon: a press does not wait for the page that answers."""
    expect(visitor.page.locator("main article h2")).to_have_text(wanted)


def save_two(visitor: Visitor) -> None:
    """Alice and Bob, from their own pages."""
    for slug in ("alice-alder", "bob-birch"):
        visitor.goes_to(f"/providers/{slug}/")
        visitor.page.locator(".save-button").click()
        expect(visitor.page.locator(".save-button")).to_contain_text("Saved")


def comparison(visitor: Visitor) -> str:
    """The address where Alice and Bob stand side by side."""
    save_two(visitor)
    visitor.goes_to("/saved/")
    visitor.follows(visitor.page.get_by_role("button", name="Compare"))
    return visitor.page.url.removeprefix(visitor.site.url)


def test_without_javascript_from_the_search_to_the_sheet(
    visitor_without_javascript: Visitor,
) -> None:
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    # Given results
    visitor.goes_to(SEARCH)
    first, second = page.locator("#results article h2").all_inner_texts()[:2]
    # When two of them are saved
    buttons(visitor).nth(0).click()
    # Then the visitor is back at the very card
    expect(page).to_have_url(
        f"{visitor.site.url}{SEARCH}#{buttons(visitor).nth(0).get_attribute('id')}"
    )
    buttons(visitor).nth(1).click()
    # And the list has both
    page.get_by_role("link", name="Saved (2)").click()
    expect_names(visitor, [first, second])
    # And they can be set side by side
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("columnheader")).to_have_text([first, second])
    # And the sheet has no forms, but everything to ask
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="What to ask anyone")).to_be_visible()
    page.go_back()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Compare")).to_be_hidden()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    expect(page.locator(".saved-contact").first).to_be_visible()
    for questions in page.locator(".saved-questions .ask").all():
        expect(questions).to_be_visible()


def test_a_press_swaps_the_button_keeps_the_place_and_is_read_out(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(SEARCH)
    button = buttons(visitor).nth(1)
    button.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    button.press("Enter")
    expect(buttons(visitor).nth(1)).to_contain_text("Saved")
    expect(buttons(visitor).nth(1)).to_be_focused()
    expect(page.locator("#announcement")).to_contain_text("is saved. 1 listing on your list.")
    expect(page.get_by_role("link", name="Saved (1)")).to_be_visible()
    assert page.evaluate("scrollY") == before
    assert page.url == visitor.site.url + SEARCH
    buttons(visitor).nth(1).press("Enter")
    expect(page.locator("#announcement")).to_contain_text("is off your list.")
    expect(page.get_by_role("link", name="Saved", exact=True)).to_be_visible()


@on_a_phone
def test_nothing_is_kept_in_the_browser_until_something_is_saved(visitor: Visitor) -> None:
    for path in ("/", SEARCH, "/providers/alice-alder/", "/saved/", "/saved/compare/"):
        visitor.goes_to(path)
    assert visitor.page.context.cookies() == []
    visitor.goes_to("/providers/alice-alder/")
    visitor.page.locator(".save-button").click()
    expect(visitor.page.locator(".save-button")).to_contain_text("Saved")
    [cookie] = visitor.page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("saved", True, "Lax")
    assert visitor.page.evaluate("document.cookie") == ""


@on_a_phone
def test_what_was_removed_can_be_taken_back(visitor: Visitor) -> None:
    save_two(visitor)
    page = visitor.page
    visitor.goes_to("/saved/")
    both = names(visitor)
    page.get_by_role("button", name="Remove Alice Alder").click()
    notice = page.locator("#notice")
    expect(notice).to_contain_text("Alice Alder is off your list.")
    expect(notice).to_be_focused()
    expect_names(visitor, both[1:])
    notice.get_by_role("button", name="Undo").click()
    expect(page.locator("#notice")).to_have_count(0)
    expect_names(visitor, both)
    page.get_by_role("button", name="Clear the list").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect_names(visitor, both)


@on_a_phone
def test_a_friend_opens_the_link_and_keeps_their_own_list(visitor: Visitor) -> None:
    save_two(visitor)
    page = visitor.page
    visitor.goes_to("/saved/")
    link = page.get_by_label("Link to this list").input_value()
    both = names(visitor)
    page.context.clear_cookies()
    page.goto(link)
    expect_names(visitor, both)
    expect(page.get_by_role("link", name="Saved", exact=True)).to_be_visible()
    page.get_by_role("button", name="Save these to my list").click()
    expect(page).to_have_url(f"{visitor.site.url}/saved/")
    expect_names(visitor, both)


@on_a_phone
def test_too_few_are_told_and_can_be_mended(visitor: Visitor) -> None:
    save_two(visitor)
    page = visitor.page
    visitor.goes_to("/saved/")
    page.get_by_role("checkbox", name="Compare Bob Birch").uncheck()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("You chose one.")
    page.get_by_role("checkbox", name="Bob Birch").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()


def test_the_comparison_is_one_table_for_those_who_hear_it(visitor: Visitor) -> None:
    comparison(visitor)
    table = visitor.page.get_by_role("table", name="Listings side by side")
    expect(table.get_by_role("columnheader")).to_have_text(["Alice Alder, MD", "Bob Birch, LCSW"])
    row = table.get_by_role("row", name=re.compile("^Profession"))
    expect(row.get_by_role("cell")).to_have_text(["Psychiatrist", "Clinical social worker"])


def test_names_or_points_stay_in_sight(visitor: Visitor) -> None:
    comparison(visitor)
    page = visitor.page
    page.get_by_role("heading", name="How to reach them").scroll_into_view_if_needed()
    if page.viewport_size == DESKTOP:
        expect(page.get_by_role("columnheader", name="Bob Birch")).to_be_in_viewport()
    page.set_viewport_size({"width": 800, "height": 900})
    region = page.get_by_role("region", name="Listings side by side")
    region.evaluate("box => box.scrollTo(10000, 0)")
    expect(page.get_by_role("rowheader", name="Profession")).to_be_visible()
    assert page.get_by_role("rowheader", name="Profession").bounding_box()["x"] >= 0


@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_the_pages_break_no_rule_by_day_or_night_and_fit(visitor: Visitor, full: bool) -> None:
    paths = ["/saved/", "/saved/compare/", "/saved/compare/?id=1", "/saved/?ids=999999"]
    if full:
        compared = comparison(visitor)
        ids = compared.partition("?")[2].replace("id=", "").replace("&", ",")
        paths = ["/saved/", f"/saved/?before={ids},3#notice", f"/saved/?ids={ids}", compared]
        paths.append(compared.partition("&")[0])
    for path in paths:
        visitor.looks_right(path)


@on_a_phone
def test_the_header_fits_with_a_full_list(visitor: Visitor) -> None:
    visitor.page.context.add_cookies(
        [{"name": "saved", "value": ".".join(map(str, range(1, 31))), "url": visitor.site.url}]
    )
    for path in ("/", "/saved/"):
        visitor.goes_to(path)
        visitor.page.set_viewport_size({"width": 320, "height": 640})
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
        expect(visitor.page.get_by_role("link", name="Saved (30)")).to_be_visible()


@on_a_phone
def test_four_listings_stay_side_by_side_on_paper(visitor: Visitor) -> None:
    """Stacked, they filled 14 sheets, and nobody could hold one against the other."""
    page = visitor.page
    visitor.goes_to(SEARCH)
    ids = [each.get_attribute("id") for each in buttons(visitor).all()[:4]]
    query = "&".join(f"id={each.removeprefix('save-')}" for each in ids if each)
    visitor.goes_to(f"/saved/compare/?{query}")
    sheets = page.pdf(prefer_css_page_size=True, format="Letter")
    assert set(re.findall(rb"/MediaBox \[(.+?)\]", sheets)) == {b"0 0 792 612"}
    assert len(re.findall(rb"/Type /Page\b", sheets)) <= 6
    # And on a sheet as narrow as a phone, too: it is the paper that makes a table of them.
    page.emulate_media(media="print")
    cells = page.get_by_role("row", name=re.compile("^Profession")).get_by_role("cell").all()
    boxes = [cell.bounding_box() for cell in cells]
    assert len({round(box["y"]) for box in boxes if box}) == 1
    assert len({round(box["x"]) for box in boxes if box}) == 4
