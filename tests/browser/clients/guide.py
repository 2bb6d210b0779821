"""Walking the guide, for the journeys that do."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

QUESTIONS = ["reason", "who", "place", "talk", "depth", "route", "paying", "safety", "timing"]
# What somebody answers who looks for talk therapy with a low dose near Portland: question → how to answer it.
TICKED = {"reason": "depression", "who": "me", "talk": "during", "route": "sublingual"}
NEAR = "97201"


def press(page: Page, name: str) -> None:
    """Press the button of that name in the page itself, and be on the page that answers: a press alone does not wait for it."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()


def walk_to_the_answers(visitor: Visitor, near: str = NEAR) -> list[str]:
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


def walk_to_the_matches(visitor: Visitor) -> None:
    """The same, and on through the comparison to the list of those who work with a low dose and a therapist."""
    page = visitor.page
    assert walk_to_the_answers(visitor) == QUESTIONS
    press(page, "Compare the options")
    page.locator("main input[value=psycholytic]").check()
    press(page, "Go on with these")
    expect(page).to_have_url(f"{visitor.site.url}/guide/matches/")


def expect_said(page: Page) -> None:
    """The page of the guide that is open shows what was said there on the walk, and says of no mistake."""
    slug = page.url.rstrip("/").rpartition("/")[2]
    assert not page.title().startswith("Error:")
    if slug == "place":
        expect(page.get_by_label("ZIP code or city")).to_have_value(NEAR)
    elif slug == "options":
        expect(page.locator("main input[value=psycholytic]")).to_be_checked()
    elif slug in TICKED:
        expect(page.locator(f"main input[value={TICKED[slug]}]")).to_be_checked()
    elif slug == "answers":
        expect(page.locator("main")).to_contain_text(NEAR)
    elif slug == "matches":
        expect(page.locator("main")).to_contain_text("Care team")
