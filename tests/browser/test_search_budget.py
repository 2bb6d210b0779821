"""What a first visit to the results costs: a client in distress, on an old phone and a slow line, waits for every byte of it."""

import gzip

import pytest
from playwright.sync_api import Response

from tests.browser.conftest import Visitor
from tests.browser.search import NEAR_PORTLAND, is_wide

KB = 1024
# A page full of cards with a map around a place, one with a map of the country, and one with all that can be chosen chosen.
PAGES = (
    NEAR_PORTLAND,
    "/providers/?verified=any&page=2",
    "/providers/?near=97201&within=250&verified=any&model=medical&model=psycholytic&language=en&language=es",
)
SHIFTS = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(total), 300);
})"""


def packed(response: Response) -> int:
    """How much an answer weighs on its way, as every server in front of the site packs it."""
    return len(gzip.compress(response.body(), mtime=0))


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_stays_within_its_budget(visitor: Visitor, path: str) -> None:
    answers: list[Response] = []
    visitor.page.on("response", lambda answer: answers.append(answer))
    # When somebody comes for the first time (that nothing is asked of another origin, every journey checks)
    visitor.goes_to(path)
    visitor.page.wait_for_load_state("networkidle")
    # Then little is sent, in few answers, and nothing jumps
    weights = {answer.url.removeprefix(visitor.site.url): packed(answer) for answer in answers}
    scripts = sum(weight for url, weight in weights.items() if url.endswith(".js"))
    styles = sum(weight for url, weight in weights.items() if url.endswith(".css"))
    assert len(answers) <= 6, weights
    assert packed(answers[0]) <= 30 * KB
    assert styles <= 12 * KB
    assert scripts <= 24 * KB
    assert sum(weights.values()) <= 60 * KB, weights
    assert visitor.page.evaluate(SHIFTS) <= 0.02
    # And the scripts wait for the page, not the page for the scripts
    assert visitor.page.locator("script:not([defer])").count() == 0


def test_nothing_jumps_when_a_filter_applies(visitor: Visitor) -> None:
    if not is_wide(visitor):
        return
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    page.locator("#f-model-psycholytic").check()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) <= 0.02
