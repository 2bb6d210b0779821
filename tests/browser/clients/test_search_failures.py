"""When an answer does not come, or is an error, the page says so: silence would look like "nobody"."""

from playwright.sync_api import expect

from tests.browser.clients.search import NEAR_PORTLAND, is_wide
from tests.browser.conftest import Visitor, at_a_desk


@at_a_desk
def test_a_lost_connection_is_told_and_the_search_repeated_when_it_is_back(
    visitor: Visitor,
) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    visitor.expects_error("ERR_", "htmx:")
    # When the line is dead while a filter is chosen
    page.context.set_offline(True)
    page.locator("#f-model-medical").check()
    expect(page.locator("#announcement")).to_contain_text("Check your connection")
    expect(page.locator("#announcement")).to_be_in_viewport()
    expect(page.locator("#results[aria-busy]")).to_have_count(0)
    # Then the choice stands, and is answered as soon as the line is back
    page.context.set_offline(False)
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=medical")
    expect(page.locator("#announcement")).to_contain_text("provider")


@at_a_desk
def test_an_error_answer_is_shown(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    visitor.expects_error("500", "htmx:")
    page.route("**/providers/**", lambda route: route.fulfill(status=500, body="<h1>Sorry</h1>"))
    page.locator("#f-model-psycholytic").click()
    expect(page.get_by_role("heading", name="Sorry")).to_be_visible()


def test_a_place_that_several_states_have_is_asked_for_on_a_page(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/")
    if not is_wide(visitor):
        page.get_by_role("link", name="Filters").first.click()
    visitor.expects_error("htmx:")
    page.locator("#id_near").fill("Portland")
    page.locator("#id_near").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which place do you mean?")
