"""The filters on a phone: a sheet over the page, with and without JavaScript, with fingers or keys."""

from playwright.sync_api import expect

from tests.browser.clients.search import NEAR_PORTLAND, count, focused, is_wide, promised
from tests.browser.conftest import Visitor, at_a_desk, on_a_phone


def open_sheet(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name="Filters").first.click()
    expect(visitor.page.locator("#filters")).to_be_visible()


def test_somebody_without_javascript_searches_by_the_sheet(
    visitor_without_javascript: Visitor,
) -> None:
    visitor = visitor_without_javascript
    page = visitor.page
    # Given results near Portland, and on a phone the sheet
    visitor.goes_to(NEAR_PORTLAND)
    if not is_wide(visitor):
        expect(page.locator("#filters")).to_be_hidden()
        open_sheet(visitor)
    # When options of two filters are chosen, one of them behind "Show more"
    page.locator("#f-model-psycholytic").check()
    page.locator("#facet-state > summary").click()
    page.locator("#more-state > summary").click()
    page.locator("#f-state-WA").check()
    page.get_by_role("button", name="Show results").click()
    # Then the address says what was chosen and nothing that is empty, and the sheet is closed
    expect(page).to_have_url(
        f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic&state=WA",
    )
    if not is_wide(visitor):
        expect(page.locator("#filters")).to_be_hidden()
    # And both can be taken away again
    for name in ("Take away Treatment model: Psycholytic", "Take away State: Washington"):
        page.get_by_role("link", name=name).click()
    expect(page).to_have_url(visitor.site.url + NEAR_PORTLAND)


@on_a_phone
def test_nothing_applies_in_the_sheet_until_it_is_asked_to(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    expected = promised(visitor, "model", "psycholytic")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    # When options are tried out in the sheet
    open_sheet(visitor)
    page.locator("#f-model-medical").check()
    page.locator("#f-model-medical").uncheck()
    page.locator("#f-model-psycholytic").check()
    # Then nothing is sent before the button, which stays in sight, is pressed
    assert [url for url in requests if "/providers/" in url] == []
    expect(page.get_by_role("button", name="Show results")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    assert count(visitor) == expected
    # And the empty fields cost no second round
    assert len([url for url in requests if "/providers/" in url]) == 1


@on_a_phone
def test_back_from_new_results_leads_to_the_old_ones_and_not_into_the_sheet(
    visitor: Visitor,
) -> None:
    """Else whoever wants the list before has to find out that the sheet must be closed, too."""
    page = visitor.page
    # Given two searches by the sheet, one after the other
    visitor.goes_to("/")
    visitor.goes_to(NEAR_PORTLAND)
    open_sheet(visitor)
    page.locator("#f-model-psycholytic").check()
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    open_sheet(visitor)
    page.locator("#f-model-medical").check()
    page.locator("#id_near").fill("Portland, Maine")
    page.get_by_role("button", name="Show results").click()
    expect(page).to_have_url(
        f"{visitor.site.url}/providers/"
        "?near=Portland%2C+Maine&within=50&model=medical&model=psycholytic"
    )
    # When the browser's Back is pressed, then each time it is one list further back
    for address, ticked in ((f"{NEAR_PORTLAND}&model=psycholytic", True), (NEAR_PORTLAND, False)):
        page.go_back()
        expect(page).to_have_url(visitor.site.url + address)
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.locator("#id_near")).to_have_value("97201")
        expect(page.locator("#f-model-psycholytic")).to_be_checked(checked=ticked)
        expect(page.locator("#f-model-medical")).not_to_be_checked()
    page.go_back()
    expect(page).to_have_url(f"{visitor.site.url}/")
    # And forward leads to the new list again
    for _ in range(3):
        page.go_forward()
    expect(page.locator("#f-model-medical")).to_be_checked()
    expect(page.locator("#filters")).to_be_hidden()


@on_a_phone
def test_the_sheet_takes_the_focus_and_gives_it_back(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    for close in ("Escape", "link", "back"):
        # Given the sheet, opened with the keyboard
        page.get_by_role("link", name="Filters").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#filters")).to_be_visible()
        assert focused(page) == "filters-title"
        # The page below it is out of reach
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("!document.activeElement.closest('#results, header, footer')")
        page.locator("#f-model-medical").check()
        # When it is closed
        if close == "Escape":
            page.keyboard.press("Escape")
        elif close == "link":
            page.get_by_role("link", name="Close").click()
        else:
            page.go_back()
        # Then the focus is where it was, the address as before, and what was not asked for is forgotten
        expect(page.locator("#filters")).to_be_hidden()
        expect(page).to_have_url(visitor.site.url + NEAR_PORTLAND)
        expect(page.get_by_role("link", name="Filters").first).to_be_focused()
        expect(page.locator("#f-model-medical")).not_to_be_checked()


@on_a_phone
def test_the_sheet_can_be_used_with_keys_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    page.get_by_role("link", name="Filters").first.focus()
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == "f-route-iv":
            break
    assert focused(page) == "f-route-iv"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&route=iv")
    expect(page.locator("#filters")).to_be_hidden()


@at_a_desk
def test_keys_alone_search_beside_the_list(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/")
    # Given somebody who tabs from the top to the place
    for _ in range(30):
        page.keyboard.press("Tab")
        if focused(page) == "id_near":
            break
    page.keyboard.type("97201")
    visitor.expects_error("htmx:")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{visitor.site.url}/providers/?near=97201")
    assert focused(page) == "id_near"
    # When they go on to an option, and open a group of options
    for _ in range(10):
        page.keyboard.press("Tab")
        if focused(page) == "f-model-medical":
            break
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{visitor.site.url}/providers/?near=97201&model=medical")
    assert focused(page) == "f-model-medical"
    page.locator("#facet-condition > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-condition-ptsd")).to_be_visible()
    # Then they reach the first result, whose every link shows that it has the focus
    page.locator(".result h2 a").first.focus()
    page.keyboard.press("Tab")
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid"


def test_keys_reach_the_results_without_going_through_the_filters(visitor: Visitor) -> None:
    """Two hundred options and twenty pins stand before the first result."""
    page = visitor.page
    skip = page.get_by_role("link", name="Skip to the results")
    for address, first in (
        (NEAR_PORTLAND, page.locator(".result h2 a").first),
        (f"{NEAR_PORTLAND}&q=xyzzy", page.locator(".empty a").first),
    ):
        visitor.goes_to(address)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        if not is_wide(visitor):
            # There the filters wait behind a link, and the way past the header is enough.
            expect(skip).to_have_count(0)
            return
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        # The link is out of sight again, and the list in it
        expect(skip).not_to_be_in_viewport()
        expect(page.locator("#result-list")).to_be_in_viewport()


@on_a_phone
def test_the_sheet_fits_small_screens_and_breaks_no_rule(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(f"{NEAR_PORTLAND}&language=es&language=ko&model=medical#filters")
    visitor.breaks_no_rule_by_day_or_night()
    page.set_viewport_size({"width": 320, "height": 560})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.getElementById('filters').scrollWidth") <= 320
    expect(page.get_by_role("button", name="Show results")).to_be_in_viewport(ratio=1)
