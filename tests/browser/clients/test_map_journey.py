"""Someone looks at the maps: on a phone and on a desk, by day and night, with eyes, a pointer, a keyboard or a screen reader."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor, at_a_desk, on_a_phone

NEAR_PORTLAND = "/providers/?near=97201&within=50"
MAPS = (NEAR_PORTLAND, "/providers/", "/providers/?state=AK")


def open_map(visitor: Visitor) -> Locator:
    """The map beside the results, where needed after a press on its button."""
    if visitor.page.viewport_size != DESKTOP:
        visitor.page.get_by_role("link", name="Map", exact=True).click()
    section = visitor.page.get_by_role("region", name="Map")
    expect(section).to_be_visible()
    return section


def told(text: str) -> list[int]:
    """The numbers of the results that a pin, or the line beneath the map, speaks of."""
    runs = re.search(r"^([\d–, ]+):|No place on this map: ([\d–, ]+)\.", text)
    numbers: list[int] = []
    for run in (runs[1] or runs[2]).split(", ") if runs else []:
        first, _, last = run.partition("–")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


@pytest.mark.parametrize("path", MAPS)
def test_the_map_of_results_breaks_no_rule_by_day_or_night(visitor: Visitor, path: str) -> None:
    visitor.goes_to(path)
    open_map(visitor)
    visitor.breaks_no_rule_by_day_or_night()


def test_every_result_is_on_a_pin_or_named_beneath_and_pins_lead_to_the_list(
    visitor: Visitor,
) -> None:
    visitor.goes_to(NEAR_PORTLAND)
    section = open_map(visitor)
    # The first result is on the first pin, alone or with its neighbors, and the pin is called after them
    first = section.get_by_role("link", name="Alice Alder")
    expect(first).to_have_attribute("href", "#result-1")
    beneath = section.get_by_text("Numbers match the list.").text_content() or ""
    numbers = [
        number
        for name in [*section.locator("a.map-pin title").all_text_contents(), beneath]
        for number in told(name)
    ]
    count = visitor.page.locator(".card-list > li").count()
    assert sorted(numbers) == list(range(1, count + 1))
    # When it is pressed, the list is at that result
    first.click()
    expect(visitor.page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}#result-1")
    expect(visitor.page.locator("#result-1")).to_be_in_viewport()
    expect(visitor.page.locator("#result-1 h2")).to_have_text("Alice Alder, MD")


def test_the_same_without_javascript(visitor_without_javascript: Visitor) -> None:
    visitor = visitor_without_javascript
    visitor.goes_to(NEAR_PORTLAND)
    open_map(visitor).locator("a.map-pin").last.click()
    expect(visitor.page.locator(":target .card")).to_be_in_viewport()
    if visitor.page.viewport_size != DESKTOP:
        expect(visitor.page.get_by_role("region", name="Map")).to_be_hidden()


@on_a_phone
def test_on_a_phone_the_map_opens_and_closes_without_losing_the_list(visitor: Visitor) -> None:
    visitor.goes_to(NEAR_PORTLAND)
    section = open_map(visitor)
    # Nothing of the page below shows at its edges, or can be reached
    box = section.bounding_box()
    assert box == {"x": 0, "y": 0, **PHONE}
    visitor.page.keyboard.press("Shift+Tab")
    assert visitor.page.evaluate("!document.activeElement.closest('.result, header, footer')")
    visitor.page.keyboard.press("Escape")
    expect(section).to_be_hidden()
    open_map(visitor).get_by_role("link", name="Close").click()
    expect(section).to_be_hidden()
    expect(visitor.page.locator("#result-1")).to_be_visible()


@on_a_phone
def test_the_map_never_moves_the_page_and_fits_the_narrowest_phone(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.goes_to(NEAR_PORTLAND)
    open_map(visitor)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320
    box = visitor.page.locator("svg.map").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_pins_are_large_enough_for_a_finger(visitor: Visitor) -> None:
    visitor.goes_to(NEAR_PORTLAND)
    for pin in open_map(visitor).locator("a.map-pin rect").all():
        box = pin.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 23.5


@at_a_desk
def test_a_filter_changes_the_map_with_the_list(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    before = page.locator("svg.map").inner_html()
    page.locator("#f-model-psychedelic").check()
    expect(page.locator(".chip")).to_have_count(1)
    swapped = page.locator("svg.map").inner_html()
    assert swapped != before
    page.reload()
    assert page.locator("svg.map").inner_html() == swapped


@on_a_phone
def test_a_state_on_the_map_of_the_country_gives_what_its_number_says(visitor: Visitor) -> None:
    visitor.goes_to("/")
    link = visitor.page.locator(".map-state[href$='state=OR']")
    said = link.locator("title").text_content() or ""
    assert said.startswith("Oregon: ")
    link.locator("path").click()
    expect(visitor.page).to_have_url(f"{visitor.site.url}/providers/?state=OR")
    count = visitor.page.locator("#result-count strong").text_content() or ""
    assert count.split()[0] == said.removeprefix("Oregon: ").split()[0]


@at_a_desk
def test_the_keyboard_walks_the_states_by_the_alphabet_or_goes_past_them(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/")
    skip = page.get_by_role("link", name="Skip the map")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".map-state").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".map-state[href$='state=AK']")).to_be_focused()
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    summary = page.locator("#states summary")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Wyoming", exact=True)).to_be_visible()
    visitor.axe_finds_nothing()


def test_what_is_written_on_the_map_of_the_country_fits_the_shapes(visitor: Visitor) -> None:
    """Two numbers over one another are no numbers."""
    visitor.goes_to("/")
    boxes = [
        box
        for text in visitor.page.locator("svg.map text").all()
        if (box := text.bounding_box()) and box["width"]
    ]
    assert len(boxes) >= 56
    for number, box in enumerate(boxes):
        for other in boxes[:number]:
            across = min(box["x"] + box["width"], other["x"] + other["width"]) - max(
                box["x"], other["x"]
            )
            down = min(box["y"] + box["height"], other["y"] + other["height"]) - max(
                box["y"], other["y"]
            )
            assert across <= 1 or down <= 5


@at_a_desk
def test_the_printed_page_has_the_map(visitor: Visitor) -> None:
    visitor.goes_to(NEAR_PORTLAND)
    visitor.page.emulate_media(media="print")
    expect(visitor.page.locator("svg.map")).to_be_visible()
    expect(visitor.page.locator("#result-1")).to_be_visible()
