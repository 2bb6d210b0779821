"""Someone reads about the three models, on a phone and on a desk, by day and by night, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, at_a_desk, on_a_phone

PAGES = ["/models/", "/models/medical/", "/models/psycholytic/", "/models/psychedelic/"]


def everything_is_open_and_fits(visitor: Visitor) -> None:
    """Folded parts count too, and no line runs out of the screen."""
    page = visitor.page
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide, "the page scrolls sideways"


@pytest.mark.parametrize("address", PAGES)
def test_page_can_be_read_by_everybody(visitor: Visitor, address: str) -> None:
    visitor.goes_to(address)
    everything_is_open_and_fits(visitor)
    visitor.looks_right()
    assert visitor.page.context.cookies() == []


@on_a_phone
def test_a_sentence_leads_to_its_source_and_back(visitor_without_javascript: Visitor) -> None:
    page = visitor_without_javascript.page
    visitor_without_javascript.goes_to("/models/psycholytic/")
    # When the reader follows the last mark of the sentence on routes
    sentence = page.locator(".statement", has_text="No clear evidence favors one route").first
    mark = sentence.locator(".marks a").last
    place, target = mark.get_attribute("id"), mark.get_attribute("href")
    mark.click()
    # Then the source is on the screen, and its arrow leads back to the sentence
    entry = page.locator(str(target))
    expect(entry).to_be_in_viewport()
    entry.locator(f'.back a[href="#{place}"]').click()
    expect(sentence).to_be_in_viewport()


@at_a_desk
def test_another_option_opens_by_keyboard(visitor: Visitor) -> None:
    visitor.goes_to("/models/")
    option = visitor.page.locator("details#ect")
    expect(option.locator(".sides")).to_be_hidden()
    option.locator("summary").focus()
    visitor.page.keyboard.press("Enter")
    expect(option.locator(".sides")).to_be_visible()


@on_a_phone
def test_a_model_page_leads_to_providers_of_that_model(visitor: Visitor) -> None:
    visitor.goes_to("/models/medical/")
    visitor.page.get_by_role("link", name="Find medical providers").click()
    expect(visitor.page).to_have_url(f"{visitor.site.url}/providers/?model=medical")
