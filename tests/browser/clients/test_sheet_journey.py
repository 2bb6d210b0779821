"""The comparison on one screen, and the sheet that comes of it, on paper."""

from playwright.sync_api import ViewportSize, expect

from tests.browser.clients.guide import walk_to_the_answers
from tests.browser.conftest import Visitor, at_a_desk

WIDE: ViewportSize = {"width": 1366, "height": 900}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
# Letter and A4 without their margins, at 96 dots an inch.
PAPERS: tuple[ViewportSize, ...] = ({"width": 680, "height": 920}, {"width": 658, "height": 986})


@at_a_desk
def test_all_options_stand_on_one_screen_and_on_the_narrowest(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/options/")
    page.set_viewport_size(WIDE)
    heads = page.locator(".option-grid thead th").all()
    assert len(heads) == 10
    boxes = [head.bounding_box() for head in heads]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= WIDE["width"] for box in boxes)
    page.set_viewport_size(NARROWEST)
    cell = page.locator(".option-grid td").first.bounding_box()
    assert cell is not None
    assert cell["width"] > 240, "a card, no sliver of a column"
    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]
    visitor.axe_finds_nothing()


@at_a_desk
def test_the_sheet_prints_with_whom_was_chosen_and_lines_to_write_on(visitor: Visitor) -> None:
    page = visitor.page
    walk_to_the_answers(visitor)
    page.locator("main .button").first.click()
    page.locator("main input[value=psycholytic]").check()
    page.locator("main button.button").first.click()
    page.locator("main input[name=listing]").first.check()
    page.get_by_role("button", name="Print a sheet").click()
    page.wait_for_url("**/guide/worksheet/")
    expect(page.get_by_role("heading", name="My notes")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="My notes")).to_be_visible()
    expect(page.locator(".guide-sheet-match")).to_have_count(1)
    expect(page.get_by_role("button", name="Clear my answers")).to_have_count(0)
    for paper in PAPERS:
        page.set_viewport_size(paper)
        assert page.evaluate("document.documentElement.scrollWidth") <= paper["width"]
