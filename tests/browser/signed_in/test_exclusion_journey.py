"""The federal list names an NPI of ours: the listing goes at once, and a senior reviewer finds that it is somebody else."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.keys import tab_and_press, tab_to
from tests.browser.site import Site
from tests.migrated import ROOT
from tests.verification.leie_rows import as_csv, excluded

# On a phone alone: these pages have one column at any width, and every screen more costs a minute.
pytestmark = pytest.mark.parametrize("screen", ["phone"], indirect=True)

WHO = """
from providers.models import Provider
found = Provider.objects.filter(listing_state="published", kind="individual", npi__isnull=False)
found = found.exclude(slug__in=["alice-alder", "bob-birch"]).order_by("pk").first()
print(found.slug, found.npi)
"""
# Other journeys walk through the same demo data.
FORGET = """
from verification.models import Exclusion, ExclusionComparison, ExclusionHit, ExclusionList
for model in (ExclusionHit, ExclusionComparison, ExclusionList, Exclusion):
    model.objects.all().delete()
"""


def manage(site: Site, *arguments: str) -> str:
    environment = os.environ | {
        "DATABASE_URL": site.database,
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "directory.settings",
    }
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def forgotten(site: Site) -> Iterator[None]:
    yield
    manage(site, "shell", "-c", FORGET)


@pytest.mark.usefixtures("forgotten")
def test_from_a_list_to_a_decision(visitor: Visitor, site: Site, tmp_path: Path) -> None:
    page = visitor.page
    visitor.expects_error("422")
    slug, npi = manage(site, "shell", "-v", "0", "-c", WHO).split()[-2:]
    # Given a public listing whose NPI stands on the list under another name
    visitor.goes_to(f"/providers/{slug}/")
    name = page.get_by_role("heading", level=1).inner_text()
    (tmp_path / "UPDATED.csv").write_bytes(
        as_csv([excluded("THISTLEFELL", "XAVIER", npi=npi, state="FL", city="TAMPA")])
    )
    today = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    # A single row is far less than the demo's list.
    file = str(tmp_path / "UPDATED.csv")
    said = manage(site, "import_leie", file, f"--as-of={today}", "--force")
    assert said.endswith("read 1, new 1, changed 0, unchanged 0, skipped 0, bad 0\n")
    # Then the public does not see it any more
    visitor.goes_to(f"/providers/{slug}/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(name)
    # When Sam opens what waits
    visitor.signs_in("sam")
    visitor.goes_to("/review/exclusions/")
    visitor.looks_right()
    page.get_by_role("link", name=name.partition(",")[0]).click()
    expect(page.get_by_text("The same NPI.")).to_be_visible()
    visitor.looks_right()
    # And decides by keyboard, at first without a word: the summary of errors takes the focus
    tab_and_press(page.get_by_role("button", name="Keep this decision"))
    expect(page.locator(".error-summary")).to_be_focused()
    visitor.looks_right()
    tab_to(page.get_by_label("It is this provider"))
    page.keyboard.press("ArrowDown")
    tab_to(page.get_by_label("Why"))
    page.keyboard.type("The list mistyped an NPI: another name, another state")
    tab_to(page.get_by_label("Show the listing again"))
    page.keyboard.press("Space")
    tab_and_press(page.get_by_role("button", name="Keep this decision"))
    expect(page.get_by_text("No match waits for a decision.")).to_be_visible()
    # Then the listing is back, and says of which day the list is
    visitor.goes_to(f"/providers/{slug}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_text("Federal exclusion list: no match on").first).to_be_visible()
    # And the registry can be asked from a page that asks nobody by itself
    visitor.goes_to(f"/review/registry/{npi}/")
    visitor.looks_right()
