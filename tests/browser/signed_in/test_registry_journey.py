"""What the NPI registry says otherwise, and whose a license is: each from the list of what waits to a decision."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from providers.models import License, LicenseDispute, Provider
from tests.browser.conftest import Backstage, Visitor, on_a_phone
from tests.browser.keys import tab_and_press
from tests.verification.registries.differences import difference
from verification.models import RegistryDifference

# One column at any width.
pytestmark = on_a_phone
MINE: dict[str, Any] = {"license_type": "md", "license_state": "WA", "number": "WA77A1"}


@pytest.fixture
def differs(backstage: Backstage) -> Iterator[RegistryDifference]:
    """The registry names a license of Alice's in Washington."""
    with backstage():
        found = difference(provider=Provider.objects.get(slug="alice-alder"))
    yield found
    with backstage():
        found.delete()


@pytest.fixture
def disputed(backstage: Backstage) -> Iterator[LicenseDispute]:
    """Alice has said that a license on Bob's listing is hers."""
    with backstage():
        bob, alice = (Provider.objects.get(slug=slug) for slug in ("bob-birch", "alice-alder"))
        License.objects.create(provider=bob, license_type="md", state="WA", number="WA77A1")
        stated: dict[str, Any] = {
            "license_type": "md",
            "specialty": "",
            "state": "WA",
            "number": "WA77A1",
        }
        stated |= {"issued_on": None, "expires_on": None, "compact_states": []}
        made = LicenseDispute.objects.create(provider=alice, stated=stated, **MINE)
    yield made
    with backstage():
        License.objects.filter(number="WA77A1").delete()
        made.delete()


def test_a_reviewer_settles_what_the_registry_says_otherwise(
    visitor: Visitor, differs: RegistryDifference
) -> None:
    page = visitor.page
    visitor.expects_error("422")
    visitor.signs_in("rosa")
    visitor.goes_to("/review/?kind=difference")
    tab_and_press(page.get_by_role("button", name="Next one"))
    expect(page.get_by_text("You work on this, until")).to_be_visible()
    expect(page.get_by_text("Washington")).to_be_visible()
    visitor.looks_right()
    settle = page.get_by_role("button", name="Settle it", exact=True)
    tab_and_press(settle)
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_label("What came of it").fill("Asked: she gave that license up.")
    tab_and_press(settle)
    expect(page.get_by_text("That is settled.")).to_be_visible()
    visitor.goes_to(differs.get_absolute_url())
    expect(page.get_by_text("Asked: she gave that license up.")).to_be_visible()


def test_a_license_goes_to_who_says_that_it_is_theirs(
    visitor: Visitor, disputed: LicenseDispute
) -> None:
    page = visitor.page
    visitor.signs_in("sam")
    visitor.goes_to("/review/?kind=dispute")
    tab_and_press(page.get_by_role("button", name="Next one"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Whose license: Physician (MD), WA")
    visitor.looks_right()
    page.get_by_label("Why").fill("The board shows it under your name.")
    tab_and_press(page.get_by_role("button", name="It goes to who asked"))
    expect(page.get_by_text("That is decided.")).to_be_visible()
    visitor.goes_to("/account/logout/")
    page.get_by_role("button", name="Sign out").click()
    visitor.signs_in("alice")
    visitor.goes_to("/practice/listings/alice-alder/licenses/")
    expect(page.get_by_text("The board shows it under your name.")).to_be_visible()
    expect(page.get_by_text("WA77A1").first).to_be_visible()
    visitor.looks_right()
