"""Fixtures of the browser journeys: one server, one Chromium, a page that fails on any request to another origin."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.site import Site, running_site

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# As root Chromium needs to run without its sandbox, and left alone it calls home at every start.
QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# It leaves Alice and Bob with other licenses and another partnership than the rest walk through.
LAST = "test_licenses_journey.py"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test."""
    items.sort(key=lambda item: item.path.name == LAST)
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            if os.environ.get("STILLWATER_NO_BROWSER"):
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": QUIET_CHROMIUM,
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The running site, shared by all journeys."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


class Visitor:
    """Someone at a screen; every request they cause must stay on the site, and no page may log an error."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.strange: list[str] = []
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        page.on("request", self._watch)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message: ConsoleMessage) -> None:
        expected = any(word in message.text for word in self.expected)
        if message.type == "error" and not expected:
            self.complaints.append(message.text)

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site.url}/", "data:", "about:")):
            self.strange.append(request.url)

    def expects_error(self, *words: str) -> None:
        """From here on something fails on purpose; what the console says of it, in one of these words, is let pass."""
        self.expected = words

    def goes_to(self, path: str) -> None:
        """Open an address of the site."""
        self.page.goto(self.site.url + path)

    def axe_finds_nothing(self) -> None:
        """No rule of axe is broken on the page as it stands."""
        found = Axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()


@pytest.fixture(params=["phone", "desktop"])
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    """The two sizes that every journey is walked in."""
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture
def visitor(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """A visitor in a fresh browser profile."""
    yield from visitor_of(browser, site, viewport=screen)


@pytest.fixture
def visitor_without_javascript(
    browser: Browser, site: Site, screen: dict[str, int]
) -> Iterator[Visitor]:
    """The same with JavaScript switched off."""
    yield from visitor_of(browser, site, viewport=screen, java_script_enabled=False)


@pytest.fixture
def night_visitor(browser: Browser, site: Site, screen: dict[str, int]) -> Iterator[Visitor]:
    """The same in dark mode."""
    yield from visitor_of(browser, site, viewport=screen, color_scheme="dark")


def visitor_of(browser: Browser, site: Site, **options: Any) -> Iterator[Visitor]:
    """Someone in a fresh browser profile, watched until the journey is over."""
    context = browser.new_context(**options)
    someone = Visitor(context.new_page(), site)
    yield someone
    context.close()
    assert someone.strange == []
    assert someone.complaints == []
