"""Fixtures of the browser journeys: one server, one Chromium, a page that fails on any request to another origin."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, ViewportSize
from pytest_django import DjangoDbBlocker

from tests.browser.backstage import working_on
from tests.browser.site import Site, running_site

Backstage = Callable[[], AbstractContextManager[None]]

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
# For a journey that meets nothing new in the other size: each size more costs as much again.
on_a_phone = pytest.mark.parametrize("screen", ["phone"], indirect=True)
at_a_desk = pytest.mark.parametrize("screen", ["desktop"], indirect=True)
# Into a page once, however often it is looked at.
AXE = Axe(axe_script=f"if (!window.axe) {{ {AXE_SCRIPT} }}")
COLORS = ["color-contrast", "link-in-text-block"]
# No rule that is on needs the stylesheets fetched again.
ALL_RULES = {"resultTypes": ["violations"], "preload": False}
# Night changes colors and nothing else.
RULES_OF_COLOR = ALL_RULES | {"runOnly": {"type": "rule", "values": COLORS}}
ALL_BUT_COLORS = ALL_RULES | {"rules": {rule: {"enabled": False} for rule in COLORS}}
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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test."""
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


@pytest.fixture
def backstage(site: Site, django_db_blocker: DjangoDbBlocker) -> Backstage:
    """`with backstage():` the ORM writes to the site's database, as another process of it would."""
    return lambda: working_on(site, django_db_blocker)


class Visitor:
    """Someone at a screen; every request they cause must stay on the site, and no page may log an error."""

    def __init__(self, page: Page, site: Site, *, sees_colors: bool) -> None:
        self.page = page
        self.site = site
        self.sees_colors = sees_colors
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

    def follows(self, way: Locator) -> None:
        """Press a link or a button, and be on the page that it leads to: a press alone does not wait for it."""
        with self.page.expect_navigation():
            way.click()

    def axe_finds_nothing(self) -> None:
        """No rule of axe is broken on the page as it stands."""
        found = AXE.run(self.page, options=ALL_RULES if self.sees_colors else ALL_BUT_COLORS)
        assert found.violations_count == 0, found.generate_report()

    def breaks_no_rule_by_day_or_night(self) -> None:
        """The same of the page in both color schemes, for less than twice the time."""
        if self.sees_colors:
            self.page.emulate_media(color_scheme="dark")
            by_night = AXE.run(self.page, options=RULES_OF_COLOR)
            assert by_night.violations_count == 0, by_night.generate_report()
            self.page.emulate_media(color_scheme="light")
        self.axe_finds_nothing()

    def looks_right(self, path: str = "") -> None:
        """The page, or the one at `path`, breaks no rule by day or night, and fits the narrowest phone."""
        if path:
            self.goes_to(path)
        size = self.page.viewport_size
        assert size
        self.breaks_no_rule_by_day_or_night()
        self.page.set_viewport_size(NARROWEST)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROWEST["width"], self.page.url
        self.page.set_viewport_size(size)


@pytest.fixture(params=["phone", "desktop"])
def screen(request: pytest.FixtureRequest) -> dict[str, int]:
    """The two sizes that every journey is walked in."""
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture
def sees_colors(request: pytest.FixtureRequest, screen: dict[str, int]) -> bool:
    """Whether the colors are looked at: at a desk, where a journey is walked in both sizes, since that takes longest."""
    only = [mark.args[0] for mark in request.node.iter_markers("parametrize")]
    return screen == DESKTOP or "screen" in only


@pytest.fixture
def visitor(
    browser: Browser, site: Site, screen: dict[str, int], sees_colors: bool
) -> Iterator[Visitor]:
    """A visitor in a fresh browser profile."""
    yield from visitor_of(browser, site, sees_colors=sees_colors, viewport=screen)


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


def visitor_of(
    browser: Browser, site: Site, *, sees_colors: bool = True, **options: Any
) -> Iterator[Visitor]:
    """Someone in a fresh browser profile, watched until the journey is over."""
    context = browser.new_context(**options)
    someone = Visitor(context.new_page(), site, sees_colors=sees_colors)
    yield someone
    context.close()
    assert someone.strange == []
    assert someone.complaints == []
