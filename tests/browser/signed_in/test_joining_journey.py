"""Somebody finds themselves in the registry, claims the listing, and types the code that a reviewer reads out to them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.actions.addresses import confirmed
from accounts.models import User
from directory.demo.identity import npi_of
from providers.models import Claim, RegistryRecord
from tests.browser.conftest import Backstage, Visitor, on_a_phone
from verification.actions.claims import start_code_call

# On a phone alone: these pages have one column at any width, and every screen more costs a minute.
pytestmark = on_a_phone

PASSWORD = "stillwater-demo"
ROLES = ("provider", "reviewer", "administrator")
CSV = "name,email,npi\nNell Needlewood,nell-{npi}@example.org,\n=1+1,formula@example.org,\n"
Someone = Callable[[Visitor, str], tuple[str, str]]


@pytest.fixture
def someone(backstage: Backstage) -> Someone:
    """Signs in a fresh account of a role; gives the NPI of a record that nobody has claimed, and the last name in it."""

    def signed_in(visitor: Visitor, role: str) -> tuple[str, str]:
        index = 10**8 - 200 - ROLES.index(role)
        npi, email, name = npi_of(index), f"{role}-{index}@example.org", "Tidemoor"
        with backstage():
            confirmed(User.objects.create_user(email, PASSWORD, role=role))
            record = RegistryRecord.objects.get(last_name="THISTLEFELL")
            record.npi, record.name, record.last_name = npi, f"Juniper {name}", name
            record.save(force_insert=True)
        page = visitor.page
        visitor.goes_to("/account/login/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("link", name="Sign out")).to_be_visible()
        return npi, name

    return signed_in


def tab_to(page: Page, name: str) -> None:
    """Move with the Tab key until what is called so has the focus."""
    wanted = page.get_by_role("button", name=name).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")


def test_from_an_npi_to_a_draft_with_the_keyboard_alone(
    visitor: Visitor, someone: Someone, backstage: Backstage
) -> None:
    visitor.expects_error("422")
    page = visitor.page
    npi, name = someone(visitor, "provider")
    # Given somebody who presses the button with nothing typed
    visitor.goes_to("/practice/start/")
    visitor.looks_right()
    tab_to(page, "Look")
    page.keyboard.press("Enter")
    # Then the summary has the focus, and the title says so
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Error:")
    visitor.looks_right()
    # When they type their NPI
    page.get_by_label("NPI").focus()
    page.keyboard.type(npi)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Is this you?")).to_be_visible()
    expect(page.get_by_role("heading", name=f"Juniper {name}")).to_be_visible()
    visitor.looks_right()
    tab_to(page, f"Yes, this is me or my practice: Juniper {name}")
    page.keyboard.press("Enter")
    # Then the page of the claim says what happens next
    expect(page.get_by_text("within 2 business days").first).to_be_visible()
    visitor.looks_right()
    # When a reviewer has called them
    with backstage():
        rosa = User.objects.get(email="rosa@example.org")
        code = start_code_call(claim=Claim.objects.get(npi=npi), by=rosa).code
    page.reload()
    visitor.looks_right()
    page.get_by_label("Code", exact=True).focus()
    page.keyboard.type(f"{(int(code) + 1) % 10**8:08}")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_contain_text("You can try 4 more times.")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_label("Code", exact=True).fill("")
    page.get_by_label("Code", exact=True).focus()
    page.keyboard.type(f"{code[:4]} {code[4:]}")
    page.keyboard.press("Enter")
    # Then the draft is theirs
    expect(page.get_by_text("The listing is yours.").first).to_be_visible()
    visitor.goes_to("/practice/")
    expect(page.get_by_role("heading", name=f"Juniper {name}").first).to_be_visible()
    expect(page.get_by_text("Draft").first).to_be_visible()
    visitor.looks_right()


def test_without_the_registry_and_without_javascript(
    visitor_without_javascript: Visitor, someone: Someone
) -> None:
    visitor, page = visitor_without_javascript, visitor_without_javascript.page
    someone(visitor, "reviewer")
    visitor.goes_to("/practice/start/")
    page.get_by_role("link", name="I am not in the registry").click()
    page.get_by_label("What is it for?").select_option("A practice")
    page.get_by_label("Name", exact=True).fill("Tidemoor House")
    page.get_by_role("button", name="Start the draft").click()
    expect(page.get_by_text("together with your license")).to_be_visible()
    visitor.goes_to("/practice/")
    page.get_by_role("link", name="Members – Tidemoor House").click()
    page.get_by_label("Email address").fill("colleague@example.org")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("The invitation is sent.")).to_be_visible()
    page.get_by_role("button", name="Take back: colleague@example.org").click()
    expect(page.get_by_text("The invitation is taken back.")).to_be_visible()


def test_an_operator_checks_a_file_and_invites(visitor: Visitor, someone: Someone) -> None:
    page = visitor.page
    npi, _ = someone(visitor, "administrator")
    visitor.goes_to("/practice/")
    visitor.follows(page.get_by_role("link", name="Invite members from a spreadsheet"))
    visitor.looks_right()
    content = CSV.format(npi=npi).encode()
    page.get_by_label("CSV file").set_input_files(
        {"name": "members.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", name="1 person can be invited")).to_be_visible()
    expect(page.get_by_text("The cell begins like a formula.")).to_be_visible()
    visitor.looks_right()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all findings").click()
    assert download.value.suggested_filename == "findings.csv"
    page.get_by_role("button", name="Send 1 invitation").click()
    expect(page.get_by_text("1 invitation is sent.")).to_be_visible()
