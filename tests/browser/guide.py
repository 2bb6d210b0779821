"""Walking the guide, for the journeys that do."""

from playwright.sync_api import Page

from tests.browser.conftest import Visitor

# What somebody answers who looks for talk therapy with a low dose near Portland: question → how to answer it.
TICKED = {"reason": "depression", "who": "me", "talk": "during", "route": "sublingual"}


def press(page: Page, name: str) -> None:
    """Press the button of that name in the page itself."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def walk_to_the_answers(visitor: Visitor, near: str = "97201") -> list[str]:
    """From the front page through every question to the check of the answers; returns the questions met."""
    page = visitor.page
    visitor.goes_to("/")
    page.get_by_role("link", name="Start with the guide").click()
    page.get_by_role("link", name="Start", exact=True).click()
    met: list[str] = []
    while not page.url.endswith("/guide/answers/"):
        slug = page.url.rstrip("/").rpartition("/")[2]
        assert slug not in met, "the guide goes in a circle"
        met.append(slug)
        if slug == "place":
            page.get_by_label("ZIP code or city").fill(near)
        elif slug in TICKED:
            page.locator(f"main input[value={TICKED[slug]}]").check()
        press(page, "Continue" if slug == "place" or slug in TICKED else "Skip")
    return met
