"""Someone asks the page to use their location, and only a coarse point of it ever leaves their device."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.conftest import Visitor, on_a_phone, visitor_of
from tests.browser.site import Site

# A house in Portland, to a yard.
HOME = {"latitude": 45.512794, "longitude": -122.679565}
PAGES = ("/", "/providers/?model=medical", "/providers/?near=Portland")


@pytest.fixture
def located_visitor(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """A visitor whose browser tells where they are when a page asks."""
    yield from visitor_of(
        browser, site, viewport=screen, geolocation=HOME, permissions=["geolocation"]
    )


def press(page: Page) -> None:
    """Open the filters where they are a sheet, and press the button."""
    button = page.get_by_role("button", name="Use my location")
    if not button.is_visible():
        page.get_by_role("link", name="Filters").first.click()
    button.click()


@pytest.mark.parametrize("path", PAGES)
def test_only_a_tenth_of_a_degree_leaves_the_device(located_visitor: Visitor, path: str) -> None:
    # Given someone at a page that asks for a place
    visitor, sent = located_visitor, list[str]()
    visitor.goes_to(path)

    def note(request: Request) -> None:
        sent.append(f"{request.url} {request.post_data or ''}")

    visitor.page.on("request", note)
    # When they press the button
    press(visitor.page)
    # Then the search is near a point of one decimal, with what they had asked for before
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text(
        "a point near Portland, OR"
    )
    assert "near=45.5%2C-122.7" in visitor.page.url
    assert ("model=medical" in visitor.page.url) == ("model=medical" in path)
    # And nothing finer went out
    assert sent
    assert not [line for line in sent if "45.51" in line or "122.67" in line]


@on_a_phone
def test_a_refusal_is_told_beside_the_field_and_typing_still_works(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/")
    # When the browser refuses, as it does here unless told otherwise
    press(page)
    status = page.get_by_role("status").filter(has_text="did not tell us where you are")
    expect(status).to_be_visible()
    visitor.axe_finds_nothing()
    # Then a typed place works
    page.get_by_label("ZIP code or city").fill("97201")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Portland, OR 97201")


@on_a_phone
def test_a_device_that_does_not_know_where_it_is_says_so(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script(
        "navigator.geolocation.getCurrentPosition ="
        " (found, failed) => failed({ code: 2, PERMISSION_DENIED: 1 })"
    )
    visitor.goes_to("/")
    press(page)
    expect(page.get_by_text("Your device could not tell where you are.")).to_be_visible()


@on_a_phone
def test_there_is_no_button_where_the_browser_may_not_be_asked(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    visitor.goes_to("/")
    expect(page.get_by_label("ZIP code or city")).to_be_visible()
    expect(page.get_by_role("button", name="Use my location")).to_have_count(0)


@on_a_phone
def test_nor_without_javascript(visitor_without_javascript: Visitor) -> None:
    visitor = visitor_without_javascript
    visitor.goes_to("/")
    expect(visitor.page.get_by_role("button", name="Use my location")).to_have_count(0)
    visitor.goes_to("/providers/?near=Portland")
    expect(visitor.page.get_by_role("button", name="Use my location")).to_have_count(0)


@on_a_phone
def test_a_misspelled_city_is_one_press_away(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/")
    page.get_by_label("ZIP code or city").fill("Portlnad, OR")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Did you mean this place?")).to_be_visible()
    visitor.axe_finds_nothing()
    page.get_by_role("link", name="Portland, Oregon").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("near Portland, OR")
