"""Fixtures of the browser journeys: one server, one Chromium, a page that fails on any request to another origin."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, ClassVar

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    ViewportSize,
    expect,
)
from pytest_django import DjangoDbBlocker

from tests.browser.backstage import working_on
from tests.browser.site import Site, running_site

# How long one waits for what is to come: the cores are shared with whatever else runs, and what never comes fails all the same.
expect.set_options(timeout=20_000)

Rules = dict[str, Any]
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
# The kinds of things in sight, each with what it stands in: what decides on colors.
KINDS = """() => {
  const kind = (one) => one.localName + ["class", "type", "open", "disabled", "aria-current", "aria-disabled", "aria-invalid"]
    .map((name) => one.hasAttribute(name) ? `[${name}=${one.getAttribute(name)}]` : "").join("");
  const seen = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility());
  return [...new Set(seen.map((one) => `${kind(one.parentElement)} > ${kind(one)}`))];
}"""
# No rule that is on needs the stylesheets fetched again.
AT_NIGHT = "() => matchMedia('(prefers-color-scheme: dark)').matches"
ALL_RULES: Rules = {"resultTypes": ["violations"], "preload": False}
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

    # By color scheme, the kinds of things whose colors some journey has looked at already: they take half of axe's time.
    looked_at: ClassVar[dict[str, set[str]]] = {"light": set(), "dark": set()}

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

    def follows(self, way: Locator) -> None:
        """Press a link or a button, and be on the page that it leads to: a press alone does not wait for it."""
        with self.page.expect_navigation():
            way.click()

    def signs_in(self, name: str) -> None:
        """As one of the fixed people of the demo, by the first name."""
        self.goes_to("/account/login/")
        self.page.get_by_label("Email").fill(f"{name}@example.org")
        self.page.get_by_label("Password").fill("stillwater-demo")
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("link", name="Sign out")).to_be_visible()

    def axe_finds_nothing(self) -> None:
        """No rule of axe is broken on the page as it stands."""
        self._nothing_is_broken(ALL_RULES, ALL_BUT_COLORS)

    def breaks_no_rule_by_day_or_night(self) -> None:
        """The same of the page in both color schemes, for less than twice the time."""
        self.page.emulate_media(color_scheme="dark")
        self._nothing_is_broken(RULES_OF_COLOR, None)
        self.page.emulate_media(color_scheme="light")
        self.axe_finds_nothing()

    def _nothing_is_broken(self, rules: Rules, when_looked_at: Rules | None) -> None:
        """By `rules`, or by those in their place where nothing is in sight whose colors were not looked at."""
        scheme = "dark" if self.page.evaluate(AT_NIGHT) else "light"
        kinds = set(self.page.evaluate(KINDS))
        known = kinds <= self.looked_at[scheme]
        if known and when_looked_at is None:
            return
        found = AXE.run(self.page, options=when_looked_at if known else rules)
        assert found.violations_count == 0, found.generate_report()
        self.looked_at[scheme] |= kinds

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
