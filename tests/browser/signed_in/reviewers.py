"""What reviewers do at their screen, key by key, and the rows that their journeys need."""

import os
import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.migrated import ROOT

# People who can sign in; `{code}` runs with the makers of the cast at hand.
WITH_THE_CAST = """
from allauth.account.models import EmailAddress
from providers.dates import today
from tests import cast
def can_sign_in(email, role="provider", **fields):
    user = cast.user(email, role, **fields)
    EmailAddress.objects.get_or_create(user=user, email=email, defaults=dict(verified=True, primary=True))
    return user
"""


def in_shell(site: Site, code: str) -> None:
    """Run code on the site's database."""
    environment = os.environ | {
        "DATABASE_URL": site.database,
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "directory.settings",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", WITH_THE_CAST + code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def submitted(page: Page) -> dict[str, str]:
    """The left pane as a person reads it."""
    pane = page.locator("section[aria-labelledby=submitted] .facts > div")
    terms, words = pane.locator("dt").all_inner_texts(), pane.locator("dd").all_inner_texts()
    return dict(
        zip((each.strip() for each in terms), (each.strip() for each in words), strict=True)
    )


def type_what_the_board_shows(page: Page, *, number: str, name: str, ends: str) -> None:
    """From the first field on, which has the focus: what a record says that agrees, without touching a mouse."""
    keys = page.keyboard
    expect(page.get_by_label("Number", exact=True)).to_be_focused()
    keys.type(number)
    keys.press("Tab")
    keys.type(name)
    keys.press("Tab")
    keys.type("As")  # submitted
    keys.press("Tab")
    keys.type("Act")  # ive
    keys.press("Tab")
    keys.type(ends)
    keys.press("Tab")
    keys.press("Tab")
    keys.type("None")  # shown


def choose_verified(page: Page) -> None:
    """On to the verdict, and choose the first."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "verdict":
            break
    page.keyboard.press("Space")
    expect(page.get_by_label("Verified", exact=True)).to_be_checked()
