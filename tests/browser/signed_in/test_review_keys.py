"""Twenty plain licenses, decided by keyboard alone, on the site as an operator runs it, with few requests for each page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts.people import SECRET, code
from tests.browser.conftest import DESKTOP, Visitor, visitor_of
from tests.browser.keys import tab_and_press
from tests.browser.signed_in.reviewers import (
    choose_verified,
    in_shell,
    submitted,
    type_what_the_board_shows,
)
from tests.browser.site import Site, as_deployed

LICENSES = 20
MOST_REQUESTS = 3
# The oldest of all that waits, and a reviewer with an app for the second step.
WORK = f"""
import datetime as dt
from django.utils import timezone
from allauth.mfa.totp.internal.auth import TOTP
TOTP.activate(can_sign_in("ruth@example.org", "reviewer", name="Ruth Rush"), "{SECRET}")
for number in range({LICENSES}):
    provider = cast.draft_listing(f"plain-{{number}}", name=f"Plain Person Number{{chr(65 + number)}}", owner=can_sign_in(f"plain-{{number}}@example.org"))
    cast.license_of(provider, "md", number=f"PLAIN{{100 + number}}", verified=False,
        submitted_at=timezone.now() - dt.timedelta(days=4000 - number))
"""
ALL_DECIDED = f"""
from providers.models import Decision, License
ours = License.objects.filter(number__startswith="PLAIN")
assert License.objects.verified().filter(pk__in=ours).count() == {LICENSES}
from providers.models import Provider
Provider.objects.filter(slug__startswith="plain-").delete()
"""


@pytest.fixture
def deployed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as an operator runs it."""
    with as_deployed(site, tmp_path_factory.mktemp("reviewing")) as running:
        yield running


@pytest.fixture
def ruth(browser: Browser, deployed: Site) -> Iterator[Visitor]:
    """A reviewer at a desk."""
    yield from visitor_of(browser, deployed, viewport=DESKTOP)


def requests(log: Path) -> list[str]:
    """What the server was asked for."""
    return [line for line in log.read_text().splitlines() if '"GET ' in line or '"POST ' in line]


def sign_in(ruth: Visitor) -> None:
    page = ruth.page
    ruth.goes_to("/account/login/")
    page.get_by_label("Email").fill("ruth@example.org")
    page.get_by_label("Password").fill("stillwater-demo")
    page.keyboard.press("Enter")
    page.locator("input[name=code]").fill(code())
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Sign out")).to_be_visible()


def decide(page: Page, number: int) -> None:
    """One license: read the left pane, type the right one, choose, and press Enter."""
    said = submitted(page)
    assert said["Number"] == f"PLAIN{100 + number}"
    ends = page.locator("section[aria-labelledby=submitted] time").first.get_attribute("datetime")
    assert ends
    year, month, day = ends.split("-")
    type_what_the_board_shows(
        page, number=said["Number"], name=said["Name"], ends=f"{month}/{day}/{year}"
    )
    choose_verified(page)
    # The first button of the form: "Decide and take the next".
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Physician (MD), OR: Verified.")


def test_twenty_plain_licenses_by_keyboard_alone(site: Site, ruth: Visitor) -> None:
    in_shell(site, WORK)
    page, log = ruth.page, ruth.site.log
    sign_in(ruth)
    ruth.goes_to("/review/?kind=license")
    tab_and_press(page.get_by_role("button", name="Next one"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Plain Person")
    page.wait_for_load_state("networkidle")
    for number in range(LICENSES):
        before = len(requests(log))
        decide(page, number)
        page.wait_for_load_state("networkidle")
        # Stylesheets and scripts are here already: what is left is the answer, the next page, and the differences.
        asked = requests(log)[before:]
        assert len(asked) <= MOST_REQUESTS, asked
    in_shell(site, ALL_DECIDED)
