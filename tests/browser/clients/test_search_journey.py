"""Someone looks for a provider, on a phone and on a desk, with and without JavaScript, with eyes, ears or keys alone."""

from playwright.sync_api import expect

from tests.browser.clients.search import NEAR_PORTLAND, at_rest, choose, count, is_wide, promised
from tests.browser.conftest import Visitor, at_a_desk, on_a_phone


def test_a_filter_gives_as_many_as_it_promised(visitor: Visitor) -> None:
    # Given results near Portland
    visitor.goes_to(NEAR_PORTLAND)
    before, expected = count(visitor), promised(visitor, "model", "psycholytic")
    # When psycholytic is chosen
    choose(visitor, "model", "psycholytic")
    # Then the address says so, and the list holds what the number beside the option promised
    expect(visitor.page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    at_rest(visitor.page)
    assert count(visitor) == expected <= before
    # And a chip takes it back
    visitor.page.get_by_role("link", name="Take away Treatment model: Psycholytic").click()
    expect(visitor.page).to_have_url(visitor.site.url + NEAR_PORTLAND)
    at_rest(visitor.page)
    assert count(visitor) == before


def test_the_same_without_javascript(visitor_without_javascript: Visitor) -> None:
    visitor = visitor_without_javascript
    visitor.goes_to(NEAR_PORTLAND)
    expected = promised(visitor, "model", "psycholytic")
    if not is_wide(visitor):
        visitor.page.get_by_role("link", name="Filters").first.click()
    visitor.page.locator("#f-model-psycholytic").check()
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="Show results").click()
    assert count(visitor) == expected


@on_a_phone
def test_a_city_of_many_states_asks_which(visitor: Visitor) -> None:
    visitor.goes_to("/providers/?near=Portland&model=psycholytic")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Which place do you mean?")
    visitor.page.get_by_role("link", name="Portland, OR").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("near Portland, OR")
    assert "model=psycholytic" in visitor.page.url


@on_a_phone
def test_nothing_found_says_what_to_leave_out(visitor: Visitor) -> None:
    # Given a search that nobody fits
    visitor.goes_to("/providers/?near=97201&language=yi&gender=man")
    expect(visitor.page.get_by_role("heading", name="No provider fits all of this")).to_be_visible()
    # When one of the offers is taken
    offer = visitor.page.locator(".offers li").first
    expected = offer.locator(".count").text_content() or ""
    offer.get_by_role("link").click()
    # Then it gives what it said
    expect(visitor.page.locator("#result-count strong")).to_have_text(expected)


@on_a_phone
def test_a_place_that_does_not_exist_is_told_beside_the_field(visitor: Visitor) -> None:
    visitor.goes_to("/providers/?near=Xyzzyville")
    expect(visitor.page.locator("#results .notice").first).to_contain_text("could not find")


def test_every_state_of_the_page_breaks_no_rule_by_day_or_night(visitor: Visitor) -> None:
    for path in (
        f"{NEAR_PORTLAND}&language=en&model=medical",
        "/providers/?verified=any&page=2",
        "/providers/?near=Portland",
        "/providers/?near=Xyzzyville&model=magic",
        "/providers/?near=97201&language=yi&gender=man&cost=under_1000",
    ):
        visitor.goes_to(path)
        visitor.breaks_no_rule_by_day_or_night()


@on_a_phone
def test_the_page_fits_the_narrowest_phone(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    for path in (NEAR_PORTLAND, "/providers/?near=97201&language=yi&gender=man"):
        visitor.goes_to(path)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_stands_alone_can_be_touched(visitor: Visitor) -> None:
    visitor.goes_to(f"{NEAR_PORTLAND}&model=psycholytic")
    for selector in (".chip", ".clear", ".sorts a", ".save-button", "#filters .check"):
        if selector.startswith("#filters") and not is_wide(visitor):
            continue
        box = visitor.page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["height"] >= 44, selector
    # A pill is drawn smaller than what can be touched of it.
    pill = visitor.page.locator(".ways a.pill").first
    reach = pill.evaluate(
        "(pill) => pill.getBoundingClientRect().height - 2 * parseFloat(getComputedStyle(pill, '::after').top)"
    )
    assert reach >= 44


@on_a_phone
def test_every_order_of_the_list_is_in_sight(visitor: Visitor) -> None:
    """In a row that scrolled, with no sign that it did, half of the orders were lost on a phone."""
    visitor.goes_to("/providers/?near=97201")
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    orders = visitor.page.locator(".sorts > a").all()
    assert len(orders) == 4
    for order in orders:
        expect(order).to_be_in_viewport(ratio=1)


@at_a_desk
def test_the_list_prints_as_a_sheet(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(f"{NEAR_PORTLAND}&model=psycholytic")
    page.emulate_media(media="print")
    for shown in ("h1", "#result-count", ".chip", ".result h2", ".result .number", ".result-foot"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in ("#filters", ".sorts", ".save-button", ".doors", ".clear"):
        expect(page.locator(hidden).first).to_be_hidden()
    # Numbers do not vanish with the grounds that printers leave away.
    color = page.locator(".number").first.evaluate("(number) => getComputedStyle(number).color")
    assert color == "rgb(0, 0, 0)"
