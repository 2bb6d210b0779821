"""The care team: a therapist without a prescriber is told as such, and a partner is named only while both agree."""

import datetime as dt

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import License, Partnership, Provider
from tests import cast
from tests.directory.listing.reading import ListingRead

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def team(slug: str) -> str:
    return ListingRead(slug).part("team")


def test_both_partners_name_each_other_with_states_and_end() -> None:
    until = cast.care_team().valid_until
    page = ListingRead("bob-birch")
    assert "A therapist and a prescriber are both on hand for people in Oregon." in page.text
    assert "Alice Alder prescribes. Both agreed on this for Oregon, until" in page.text
    assert page.soup.find("time", datetime=str(until)) is not None
    assert "/providers/alice-alder/" in page.links()
    assert "Does not prescribe; a partner does" in page.text
    assert "Needs a prescriber" not in page.text
    assert "Bob Birch does the therapy." in team("alice-alder")


@pytest.mark.parametrize(
    "fields",
    [
        {"ended_at": timezone.now()},
        {"confirmed_at": None, "valid_from": None, "valid_until": None},
        {"valid_from": today() - 9 * A_DAY, "valid_until": today() - A_DAY},
    ],
)
def test_without_an_active_partnership_a_therapist_needs_a_prescriber(
    fields: dict[str, object],
) -> None:
    cast.care_team(**fields)
    page = ListingRead("bob-birch")
    assert "Alice Alder" not in page.text
    assert "Needs a prescriber." in page.part("team")
    assert "Who prescribes the ketamine, and when do I meet them?" in page.questions()


def test_a_prescriber_who_does_therapy_too_is_not_said_to_leave_it_to_the_partner() -> None:
    partner = cast.care_team().prescriber
    assert "Bob Birch does the therapy." in team("alice-alder")
    cast.service(partner, "psycholytic", "sublingual", therapy="same_provider")
    assert "Bob Birch also does the therapy." in team("alice-alder")


@pytest.mark.parametrize("state", ["paused", "suspended", "draft", "closed"])
def test_a_partner_who_is_not_public_is_not_named(state: str) -> None:
    cast.care_team()
    Provider.objects.filter(slug="alice-alder").update(listing_state=state)
    page = ListingRead("bob-birch")
    assert "Alice" not in page.text
    assert "Needs a prescriber" in page.text


def test_a_partner_whose_license_ended_is_named_but_does_not_count() -> None:
    cast.care_team()
    License.objects.filter(license_type="md").update(expires_on=today() - A_DAY)
    page = ListingRead("bob-birch")
    assert "It does not count as a full team today" in page.part("team")
    assert "Needs a prescriber." in page.text
    assert "both on hand" not in page.text


def test_a_partnership_for_another_state_does_not_count() -> None:
    cast.care_team()
    Partnership.objects.update(states=["WA"])
    assert "Needs a prescriber." in team("bob-birch")


def test_medical_work_without_a_prescriber_is_asked_about_without_the_label() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "rn")
    cast.service(provider, "medical", "iv")
    page = ListingRead("someone")
    assert "Needs a prescriber" not in page.text
    assert "No one here prescribes" in page.part("team")


def test_a_prescriber_alone_is_not_said_to_need_one() -> None:
    cast.alice()
    assert team("alice-alder") == "Care team No partner for therapy is named."


def test_a_practice_with_both_is_a_team() -> None:
    practice = cast.listing("water-house", kind="organization")
    cast.service(practice, "psychedelic", "im", therapy="same_provider")
    cast.membership(practice, cast.bob())
    assert "Needs a prescriber." in team("water-house")
    cast.membership(practice, cast.alice())
    words = team("water-house")
    assert "People who work here: Alice Alder · Bob Birch" in words
    assert "both on hand for people in Oregon" in words
    assert "Needs a prescriber" not in words
