"""Whether somebody may prescribe ketamine, in words: a client must never be sent to a prescriber who is none."""

import datetime as dt

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import License, PrescribingRule, Provider
from providers.vocabulary.checking import Fact, Result, Verdict
from tests import cast
from tests.directory.listing.reading import ListingRead

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)
MAY = "State law lets this license prescribe ketamine"


def nurse(*states: str) -> Provider:
    provider = cast.listing("nora-nash", name="Nora Nash")
    for state in states:
        cast.license_of(provider, "np", state, number=f"NP{state}")
    cast.service(provider, "medical", "im")
    return provider


def dea(license_: License, result: Result = Result.CONFIRMED, **fields: object) -> None:
    cast.look(license_, result, fact=Fact.DEA_SCHEDULE, **fields)


def test_a_social_worker_never_shows_as_a_prescriber() -> None:
    cast.care_team()
    page = ListingRead("bob-birch")
    assert page.fact("Prescribing ketamine").startswith("Does not prescribe.")
    assert "can prescribe" not in page.text
    assert MAY not in page.text
    assert "DEA" not in page.text


def test_a_nurse_practitioner_reads_differently_in_each_state() -> None:
    nurse("OR", "OH", "TX")
    page = ListingRead("nora-nash")
    assert f"{MAY}. DEA registration: not checked." in page.license("Oregon")
    assert f"{MAY} with a collaborating physician." in page.license("Ohio")
    assert (
        "Not confirmed. Nobody here has yet confirmed what the law of the state says."
        in page.license("Texas")
    )
    panel = page.part("checks")
    assert "By state law, can prescribe ketamine on own authority in Oregon" in panel
    assert "can prescribe ketamine with a collaborating physician in Ohio" in panel
    assert "Prescribing in Texas: not confirmed" in panel


def test_texas_counts_once_an_administrator_has_confirmed_the_rule() -> None:
    nurse("TX")
    assert MAY not in ListingRead("nora-nash").text
    PrescribingRule.objects.filter(license_type="np", state="TX").update(
        confirmed_at=timezone.now(), confirmed_by=cast.user("ada@example.org", "administrator")
    )
    page = ListingRead("nora-nash")
    assert f"{MAY} with a collaborating physician." in page.license("Texas")
    assert "by people who run this site." in page.license("Texas")


def test_a_nurse_anesthetist_in_alabama_is_not_confirmed() -> None:
    cast.license_of(cast.listing("someone"), "crna", "AL")
    page = ListingRead("someone")
    assert "Not confirmed. We could not confirm what the law" in page.fact("Prescribing ketamine")
    assert "Who prescribes is not confirmed." in page.part("team")


def test_a_territory_without_a_rule_is_not_confirmed() -> None:
    cast.license_of(cast.listing("someone"), "md", "GU")
    assert "We have no rule for this kind of license" in ListingRead("someone").text


def test_supervised_hours_that_nobody_can_see_are_not_confirmed() -> None:
    rule = PrescribingRule.objects.filter(authority="own_after_hours").first()
    assert rule is not None
    cast.license_of(cast.listing("someone"), rule.license_type, rule.state)
    assert "The law asks for supervised hours first" in ListingRead("someone").text


@pytest.mark.parametrize("verdict", [Verdict.COULD_NOT_CONFIRM, Verdict.DOES_NOT_MATCH])
def test_a_physician_whose_license_was_not_found_is_not_said_to_be_no_prescriber(
    verdict: Verdict,
) -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psychedelic", "im", therapy="same_provider")
    cast.decide(cast.license_of(provider, "md", "WA", number="SECRET9", verified=False), verdict)
    page = ListingRead("someone")
    assert "Who prescribes is not confirmed. Ask before you book." in page.part("checks")
    assert "Who prescribes is not confirmed. Ask before you book." in page.part("team")
    assert "Does not prescribe" not in page.text
    assert "eeds a prescriber" not in page.text
    assert "Washington" not in page.text


def test_a_listing_without_any_license_leaves_open_who_prescribes() -> None:
    cast.service(cast.listing("someone"), "psychedelic", "im", therapy="same_provider")
    page = ListingRead("someone")
    assert "Who prescribes is not confirmed. Ask before you book." in page.part("checks")
    assert "eeds a prescriber" not in page.text


def test_a_partner_prescribes_for_a_physician_whose_license_was_not_found() -> None:
    cast.care_team()
    bob = Provider.objects.get(slug="bob-birch")
    cast.decide(
        cast.license_of(bob, "md", "WA", number="SECRET9", verified=False),
        Verdict.COULD_NOT_CONFIRM,
    )
    page = ListingRead("bob-birch")
    assert "A partner prescribes; whether this provider does too" in page.part("checks")
    assert "Does not prescribe; a partner does" not in page.text


def test_a_social_worker_whose_license_was_not_found_needs_a_prescriber_all_the_same() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psychedelic", "im", therapy="same_provider")
    cast.decide(cast.license_of(provider, "lcsw", verified=False), Verdict.COULD_NOT_CONFIRM)
    assert "Needs a prescriber." in ListingRead("someone").part("team")


def illinois(*routes: str) -> ListingRead:
    provider = cast.listing("ira-ivy", name="Ira Ivy")
    cast.license_of(provider, "prescribing_psychologist", "IL")
    for route in routes:
        cast.service(provider, "medical", route)
    return ListingRead("ira-ivy")


def test_an_illinois_prescribing_psychologist_covers_lozenge_and_nasal_spray_only() -> None:
    words = illinois("iv", "im", "intranasal", "sublingual").fact("Prescribing ketamine")
    assert f"{MAY} with a collaborating physician." in words
    assert "The law covers: Nasal spray, Lozenge." in words
    assert "It does not cover: IV drip, Injection." in words


def test_an_illinois_prescribing_psychologist_with_drips_only_does_not_prescribe_here() -> None:
    page = illinois("iv")
    words = page.fact("Prescribing ketamine")
    assert words.startswith("Does not prescribe in the ways that are offered here.")
    assert "The law covers" not in words
    assert "can prescribe" not in page.part("checks")


def test_the_routes_of_the_practice_decide_on_its_page() -> None:
    illinois("iv")
    practice = cast.listing("water-house", kind="organization")
    cast.service(practice, "medical", "sublingual")
    cast.membership(practice, Provider.objects.get(slug="ira-ivy"))
    assert "The law covers: Lozenge." in ListingRead("water-house").fact("Prescribing ketamine")
    assert "Does not prescribe in the ways" in ListingRead("ira-ivy").fact("Prescribing ketamine")


def test_the_rule_stands_behind_a_fold_with_source_and_date() -> None:
    nurse("OH")
    page = ListingRead("nora-nash")
    fold = page.soup.find("details")
    assert fold is not None
    assert "AANP State Practice Environment" in fold.get_text()
    assert fold.find("time", datetime="2026-10-05") is not None


@pytest.mark.parametrize(
    ("result", "valid_for", "words"),
    [
        (Result.CONFIRMED, 1, "DEA registration: seen on"),
        (Result.CONFIRMED, -1, "too long ago to count"),
        (Result.NOT_FOUND, 1, "and not confirmed"),
    ],
)
def test_the_dea_registration_is_told_with_the_day_of_the_look(
    result: Result, valid_for: int, words: str
) -> None:
    dea(cast.alice().licenses.get(), result, valid_until=today() + valid_for * A_DAY)
    page = ListingRead("alice-alder")
    assert words in page.fact("Prescribing ketamine")
    asked = "Are you registered with the DEA in my state?" in page.questions()
    assert asked is (words != "DEA registration: seen on")


def test_a_dea_registration_noted_for_a_person_of_two_states_proves_neither() -> None:
    provider = nurse("OR")
    dea(provider.licenses.get(), license=None)
    assert "DEA registration: seen on" in ListingRead("nora-nash").text
    cast.license_of(provider, "np", "OH", number="OH1")
    assert "DEA registration: seen on" not in ListingRead("nora-nash").text
