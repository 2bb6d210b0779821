"""What the journeys through search share."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Visitor

NEAR_PORTLAND = "/providers/?near=97201&within=50"


def is_wide(visitor: Visitor) -> bool:
    return visitor.page.viewport_size == DESKTOP


def count(visitor: Visitor) -> int:
    text = visitor.page.locator("#result-count strong").text_content() or ""
    return int(text.split()[0].replace(",", ""))


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


def focused(page: Page) -> str:
    """The id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def at_rest(page: Page) -> None:
    """Wait until no search is on its way."""
    expect(page.locator("#results[aria-busy]")).to_have_count(0)
    expect(page.locator("#search.htmx-swapping, #search.htmx-settling")).to_have_count(0)
