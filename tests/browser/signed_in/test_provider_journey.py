"""A new provider's whole way: sign up, start a listing, write it, publish it, be checked and found, confirm it by the link of a mail,
pause, close, and leave.

What the mails say is read from the files that the worker writes; what reviewers do, by the functions that their pages will use.
"""

import datetime as dt
import os
import re
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from providers.dates import today
from providers.models import Claim
from providers.models import Provider as Listing
from tests.browser.backstage import verify_license
from tests.browser.conftest import Backstage, Visitor, on_a_phone
from tests.browser.signed_in.test_writing_journey import fill_service, save
from tests.migrated import ROOT
from verification.actions.claim_case import claim_version
from verification.actions.claims import accept_claim

# On a phone alone: these pages have one column at any width.
pytestmark = on_a_phone

A_DAY = dt.timedelta(days=1)
PASSWORD = "quiet-heron-by-the-lake"


class Provider:
    """Somebody new, at a screen, with a mailbox that is a folder."""

    name, email, number = "Ines Quillmere", "ines@example.net", "INES1"

    def __init__(self, visitor: Visitor, folder: Path) -> None:
        self.visitor, self.page, self.folder = visitor, visitor.page, folder
        self.environment = os.environ | {
            "DATABASE_URL": visitor.site.database,
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "directory.settings",
            "EMAIL_URL": f"filemail:///{folder}",
        }

    def manage(self, *words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        ended = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert ended.returncode == 0, ended.stderr

    def link_in_mail(self, part: str) -> str:
        """The address in the newest mail to them that has `part` in it, once the worker has sent what waits."""
        self.manage("procrastinate", "worker", "--one-shot")
        texts = [
            text.strip()
            for file in sorted(self.folder.iterdir(), key=lambda each: each.stat().st_mtime)
            for text in file.read_bytes().split(b"\n" + b"-" * 79)
        ]
        found = []
        for text in texts:
            message = message_from_bytes(text, policy=default)
            if self.email in str(message["To"]):
                found += re.findall(rf"https?://[^/\s]+(/\S*{part}\S*)", message.get_content())
        return str(found[-1])

    def presses(self, name: str) -> None:
        self.visitor.follows(self.page.get_by_role("button", name=name, exact=True))

    def is_found(self, query: str) -> bool:
        """Whether a client who looks around Portland with `query` is shown them."""
        self.visitor.goes_to(f"/providers/?near=97201&within=5&q=Quillmere&{query}")
        return self.page.locator("article h2 a", has_text=self.name).count() > 0


@pytest.fixture
def provider(visitor: Visitor, tmp_path: Path) -> Provider:
    return Provider(visitor, tmp_path)


def test_from_sign_up_to_a_checked_listing_and_away_again(
    provider: Provider, backstage: Backstage
) -> None:
    page, visitor = provider.page, provider.visitor
    sign_up(provider)
    tasks = start_listing(provider)
    # The license first: without a prescriber's license nobody offers the medical model alone
    add_license(provider, tasks)
    write(page, visitor, tasks)

    # Nobody is public before a reviewer has accepted who they are
    visitor.goes_to(f"{tasks}publish/")
    expect(page.get_by_role("main")).to_contain_text("We do not know yet that this is you")
    with backstage():
        claim = Claim.objects.get(claimant__email=provider.email)
        accept_claim(
            claim=claim,
            version=claim_version(claim),
            reason="The board shows the same person.",
            source="Oregon Medical Board",
            method="Looked up by name",
            by=User.objects.get(email="rosa@example.org"),
        )
    visitor.goes_to(f"{tasks}publish/")
    page.get_by_label("I agree that this listing becomes public").check()
    provider.presses("Publish")
    expect(page.locator(".messages")).to_contain_text("Your listing is public")

    # Then a client finds them who asks for listings that nobody checked, and once the license is checked everybody does
    assert provider.is_found("verified=any")
    assert not provider.is_found("")
    with backstage():
        verify_license(provider.number)
    assert provider.is_found("")

    # Sixty days later a mail comes: its link shows, and a button confirms
    with backstage():
        Listing.objects.filter(owner__email=provider.email).update(attested_on=today() - 60 * A_DAY)
        call_command("daily")
    link = provider.link_in_mail("practice/attest/")
    page.context.clear_cookies()
    visitor.goes_to(link)
    visitor.axe_finds_nothing()
    provider.presses("Everything is still right")
    expect(page.get_by_role("main")).to_contain_text("Thank you")
    # And it works once
    visitor.expects_error("410")
    visitor.goes_to(link)
    expect(page.get_by_role("button", name="Everything is still right")).to_have_count(0)

    leave(provider, tasks)


def sign_up(provider: Provider) -> None:
    page = provider.page
    provider.visitor.goes_to("/account/login/")
    page.get_by_role("link", name="Sign up").first.click()
    page.get_by_label("Email").fill(provider.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    provider.presses("Sign up")
    expect(page.get_by_role("main")).to_contain_text("mail")
    provider.visitor.goes_to(provider.link_in_mail("confirm-email"))
    provider.presses("Yes, confirm it")
    expect(page.get_by_role("heading", name="Your listings")).to_be_visible()


def start_listing(provider: Provider) -> str:
    """A draft of their own; returns the address of its pages."""
    page = provider.page
    page.get_by_role("link", name="Start a listing").click()
    page.get_by_role("link", name="I am not in the registry").click()
    page.get_by_label("What is it for?").select_option("Myself")
    page.get_by_label("Name", exact=True).fill(provider.name)
    provider.presses("Start the draft")
    provider.visitor.goes_to("/practice/")
    provider.visitor.follows(page.get_by_role("link", name=provider.name, exact=True).first)
    return page.url.removeprefix(provider.visitor.site.url)


def write(page: Page, visitor: Visitor, tasks: str) -> None:
    visitor.goes_to(f"{tasks}edit/about/")
    page.get_by_label("About you").fill("I work calmly.")
    save(page)
    visitor.goes_to(f"{tasks}edit/services/")
    fill_service(page)
    save(page)
    visitor.goes_to(f"{tasks}edit/places/")
    page.get_by_label("ZIP code").fill("97201")
    save(page)


def add_license(provider: Provider, tasks: str) -> None:
    page = provider.page
    provider.visitor.goes_to(tasks)
    page.locator(".tasks").get_by_role("link", name="Licenses").click()
    page.get_by_role("link", name="Add a license").click()
    page.get_by_label("License type").select_option("md")
    page.get_by_label("State of the board").select_option("OR")
    page.get_by_label("License number").fill(provider.number)
    page.get_by_label("Valid until").fill("06/30/2031")
    provider.presses("Add license")
    expect(page.get_by_role("main")).to_contain_text(provider.number)


def leave(provider: Provider, tasks: str) -> None:
    page, visitor = provider.page, provider.visitor
    visitor.goes_to(f"/account/login/?next={tasks}keep/")
    page.get_by_label("Email").fill(provider.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Pause the listing").click()
    provider.presses("Pause it")
    # Their own next search already knows
    assert not provider.is_found("verified=any")
    visitor.goes_to(f"{tasks}keep/")
    page.get_by_role("link", name="End the pause").click()
    provider.presses("Make it public")
    assert provider.is_found("")
    public = page.locator("article h2 a", has_text=provider.name).first.get_attribute("href")
    visitor.goes_to(f"{tasks}keep/")
    page.get_by_role("link", name="Close the listing").click()
    provider.presses("Close it")
    visitor.goes_to((public or "").partition("?")[0])
    expect(page.get_by_role("heading", level=1)).to_have_text("This listing is closed")
    visitor.goes_to("/practice/delete/")
    page.get_by_label("Type the word “delete”").fill("delete")
    page.get_by_label("Your password").fill(PASSWORD)
    provider.presses("Delete everything")
    visitor.expects_error("404")
    visitor.goes_to((public or "").partition("?")[0])
    expect(page.get_by_role("link", name="Call 988")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text(provider.name)
