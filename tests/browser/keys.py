"""Going through pages without a mouse."""

from playwright.sync_api import Locator, Page, expect

# Whether the focus is on the element, what has it, and whether whoever looks at the screen sees where it is.
STOP = """wanted => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    return {
        arrived: at === wanted,
        what: at.outerHTML.slice(0, 120),
        seen: at.matches(":focus-visible") && box.width > 0 && box.height > 0 &&
            box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
# No page of ours has more places to stop at.
MOST = 150


def skip_to_the_page(page: Page) -> None:
    """The first stop of a page that was just opened leads past what all pages have."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def tab_to(wanted: Locator) -> None:
    """Press Tab until the focus is on `wanted`; every stop on the way has to be on the screen."""
    page = wanted.page
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = wanted.evaluate(STOP)
        # From the last stop Tab leaves the page for the browser's own, and comes in again.
        assert stop["seen"] or stop["what"].startswith("<body"), stop["what"]
        if stop["arrived"]:
            return
    raise AssertionError(f"{MOST} times Tab, and never on {wanted}")


def tab_and_press(wanted: Locator, key: str = "Enter") -> None:
    """Go there and press a key."""
    tab_to(wanted)
    wanted.page.keyboard.press(key)
