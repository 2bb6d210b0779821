"""What a first visit to the results costs: a client in distress, on an old phone and a slow line, waits for every byte of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.clients.search import NEAR_PORTLAND
from tests.browser.conftest import Visitor, at_a_desk, visitor_of
from tests.browser.site import Site, as_deployed

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


@pytest.fixture(scope="module")
def deployed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as an operator runs it, without anything in front of it."""
    with as_deployed(site, tmp_path_factory.mktemp("deployed")) as running:
        yield running


@pytest.fixture
def newcomer(browser: Browser, deployed: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """Somebody who comes for the first time."""
    yield from visitor_of(browser, deployed, viewport=screen)


def received(response: Response) -> int:
    """How many bytes of an answer came over the wire: the browser counts them before it unpacks them."""
    sizes = response.request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_stays_within_its_budget(newcomer: Visitor, path: str) -> None:
    answers: list[Response] = []
    newcomer.page.on("response", lambda answer: answers.append(answer))
    # When somebody comes for the first time (that nothing is asked of another origin, every journey checks)
    newcomer.goes_to(path)
    newcomer.page.wait_for_load_state("networkidle")
    # Then little is sent, in few answers, and nothing jumps
    weights = {answer.url.removeprefix(newcomer.site.url): received(answer) for answer in answers}
    scripts = sum(weight for url, weight in weights.items() if url.endswith(".js"))
    styles = sum(weight for url, weight in weights.items() if url.endswith(".css"))
    assert len(answers) <= 6, weights
    assert weights[path] <= 30 * KB, weights
    assert styles <= 12 * KB, weights
    assert scripts <= 24 * KB, weights
    assert sum(weights.values()) <= 60 * KB, weights
    assert newcomer.page.evaluate(SHIFTS) <= 0.02
    # And the scripts wait for the page, not the page for the scripts
    assert newcomer.page.locator("script:not([defer])").count() == 0


@at_a_desk
def test_nothing_jumps_when_a_filter_applies(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    page.locator("#f-model-psycholytic").check()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) <= 0.02
