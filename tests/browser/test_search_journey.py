"""Someone looks for a provider, on a phone and on a desk, with and without JavaScript, with eyes, ears or keys alone."""

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, Visitor

NEAR_PORTLAND = "/providers/?near=97201&within=50"


def is_wide(visitor: Visitor) -> bool:
    return visitor.page.viewport_size == DESKTOP


def count(visitor: Visitor) -> int:
    return int((visitor.page.locator("#result-count strong").text_content() or "").split()[0])


def promised(visitor: Visitor, facet: str, value: str) -> int:
    """The number that stands beside an option."""
    label = visitor.page.locator(f"label:has(#f-{facet}-{value})")
    return int(label.locator(".count").text_content() or "")


def choose(visitor: Visitor, facet: str, value: str) -> None:
    """Tick an option and see its results, the way the screen asks for it."""
    page = visitor.page
    if not is_wide(visitor):
        page.get_by_role("link", name="Filters").first.click()
    page.locator(f"#f-{facet}-{value}").check()
    if not is_wide(visitor):
        page.get_by_role("button", name="Show results").click()


def test_a_filter_gives_as_many_as_it_promised(visitor: Visitor) -> None:
    # Given results near Portland
    visitor.goes_to(NEAR_PORTLAND)
    before, expected = count(visitor), promised(visitor, "model", "psycholytic")
    # When psycholytic is chosen
    choose(visitor, "model", "psycholytic")
    # Then the address says so, and the list holds what the number beside the option promised
    expect(visitor.page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    assert count(visitor) == expected <= before
    # And a chip takes it back
    visitor.page.get_by_role("link", name="Take away Treatment model: Psycholytic").click()
    expect(visitor.page).to_have_url(visitor.site.url + NEAR_PORTLAND)
    assert count(visitor) == before


def test_the_same_without_javascript(visitor_without_javascript: Visitor) -> None:
    visitor = visitor_without_javascript
    visitor.goes_to(NEAR_PORTLAND)
    expected = promised(visitor, "model", "psycholytic")
    if not is_wide(visitor):
        visitor.page.get_by_role("link", name="Filters").first.click()
    visitor.page.locator("#f-model-psycholytic").check()
    visitor.page.get_by_role("button", name="Show results").click()
    assert count(visitor) == expected


def test_what_a_swap_leaves_is_what_a_reload_gives(visitor: Visitor) -> None:
    if not is_wide(visitor):
        return  # on a phone every search is a page of its own
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    # When a filter applies by itself
    page.locator("#f-format-in_person").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&format=in_person")
    # Then the keyboard is where it was, the number is read out, and the title tells it
    expect(page.locator("#f-format-in_person")).to_be_focused()
    expect(page.locator("#announcement")).to_contain_text("provider")
    assert page.title().startswith(str(count(visitor)))
    swapped = page.locator("#search").inner_text()
    page.reload()
    assert page.locator("#search").inner_text() == swapped


def test_a_city_of_many_states_asks_which(visitor: Visitor) -> None:
    visitor.goes_to("/providers/?near=Portland&model=psycholytic")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Which place do you mean?")
    visitor.page.get_by_role("link", name="Portland, OR").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("near Portland, OR")
    assert "model=psycholytic" in visitor.page.url


def test_nothing_found_says_what_to_leave_out(visitor: Visitor) -> None:
    # Given a search that nobody fits
    visitor.goes_to("/providers/?near=97201&language=yi&gender=man")
    expect(visitor.page.get_by_role("heading", name="No provider fits all of this")).to_be_visible()
    # When one of the offers is taken
    offer = visitor.page.locator("#results .panel li a").first
    expected = (offer.text_content() or "").rpartition(":")[2].split()[0]
    offer.click()
    # Then it gives what it said
    assert count(visitor) == int(expected)


def test_a_place_that_does_not_exist_is_told_beside_the_field(visitor: Visitor) -> None:
    visitor.goes_to("/providers/?near=Xyzzyville")
    expect(visitor.page.locator("#results .notice").first).to_contain_text("could not find")


def test_the_results_break_no_rule_of_axe(visitor: Visitor) -> None:
    for path in (
        NEAR_PORTLAND,
        "/providers/",
        "/providers/?near=Portland",
        "/providers/?language=yi&gender=man&cost=under_1000",
    ):
        visitor.goes_to(path)
        visitor.axe_finds_nothing()


def test_nor_do_they_at_night(night_visitor: Visitor) -> None:
    night_visitor.goes_to(NEAR_PORTLAND)
    night_visitor.axe_finds_nothing()


def test_the_page_fits_the_narrowest_phone(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.goes_to(NEAR_PORTLAND)
    width = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320


def test_a_lost_connection_is_told_and_an_error_is_shown(visitor: Visitor) -> None:
    if not is_wide(visitor):
        return  # on a phone the browser itself tells
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    # When the line is dead while a filter is chosen
    visitor.expects_error("ERR_", "500", "htmx:")
    page.route("**/providers/**", lambda route: route.abort())
    page.locator("#f-model-medical").check()
    expect(page.locator("#announcement")).to_contain_text("Check your connection")
    # Or the server fails
    page.unroute("**/providers/**")
    page.route("**/providers/**", lambda route: route.fulfill(status=500, body="<h1>Sorry</h1>"))
    page.locator("#f-model-psycholytic").check()
    expect(page.get_by_role("heading", name="Sorry")).to_be_visible()
