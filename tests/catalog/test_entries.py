"""The texts of an entry, said by hand for a few listings: search reads these and nothing else."""

import datetime as dt
from itertools import product

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.utils import timezone

from catalog.entries import facts_of_entries
from catalog.load import load_facts
from catalog.models import Entry, Epoch
from providers.dates import today
from providers.models import Credential, Evidence, License, PrescribingRule, Provider
from providers.vocabulary.license import LicenseType, Specialty, profession_of
from tests import cast
from tests.entries import entry, settle, spans

pytestmark = pytest.mark.django_db

EVER = (-1_000_000, 1_000_000)
A_DAY = dt.timedelta(days=1)


def number(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days


def after(days: int) -> int:
    """A day from today as the entry counts it."""
    return number(today()) + days


@override_settings(DEBUG=True)
def test_every_listing_of_the_demo_reads_the_same_from_its_entry() -> None:
    call_command("seed_demo", providers=60, verbosity=0)
    settle()
    everybody = list(Provider.objects.values_list("pk", flat=True))
    ends = Evidence.objects.filter(fact="license_status", valid_until__gte=today())
    days = [today(), today() + 400 * A_DAY]
    for last in ends.order_by("valid_until").values_list("valid_until", flat=True).distinct()[:2]:
        days += [last, last + A_DAY]
    for on in days:
        assert facts_of_entries(everybody, on) == load_facts(everybody, on)
    assert list(facts_of_entries(everybody[::-1])) == list(load_facts(everybody[::-1]))


def test_what_a_listing_offers_and_states_stands_in_its_options() -> None:
    provider = cast.alice(gender="woman", hours=[], languages=["es", "en"])
    cast.service(
        provider,
        "psycholytic",
        "sublingual",
        therapy="partner",
        phases={"dosing": 250, "integration": 100},
    )
    Credential.objects.create(provider=provider, kind="kap_training", name="A course")
    row = entry(provider)
    assert row.options == (
        "condition:depression condition:ptsd format:in_person gender:woman language:en language:es model:medical "
        "model:psycholytic molecule:ketamine phase:dosing phase:integration route:iv route:sublingual state:OR "
        "therapy:none therapy:partner trained"
    )
    assert row.course_low == 350
    assert set(row.facts["stated"]) == {"condition", "hours", "language"}


def test_the_raw_days_and_numbers_of_a_listing_are_kept_for_the_reader_to_judge() -> None:
    provider = cast.listing(
        "ann", practicing_since=2011, next_opening_days=9, availability="waitlist"
    )
    row = entry(provider)
    assert (row.listed, row.slug, row.name) == (True, "ann", "Ann")
    assert (row.attested_on, row.availability, row.availability_on) == (
        today(),
        "waitlist",
        today(),
    )
    assert (row.practicing_since, row.next_opening_days, row.course_low) == (2011, 9, None)
    assert (row.options, row.spans, row.places) == ("", "", "")


def test_a_badge_ends_with_the_license_or_the_look_whichever_is_first() -> None:
    provider = cast.listing("ann")
    license_ = cast.license_of(provider, "pharmacist")
    assert spans(provider) == {"badge": [(EVER[0], after(90))]}
    License.objects.filter(pk=license_.pk).update(expires_on=today() + 5 * A_DAY)
    assert spans(provider) == {"badge": [(EVER[0], after(5))]}
    cast.look(license_, "not_found", performed_at=timezone.now())
    assert spans(provider) == {}


def test_stated_licenses_speak_from_the_day_after_the_last_verified_one() -> None:
    provider = cast.listing("ann")
    cast.license_of(provider, "lcsw", expires_on=today() + 3 * A_DAY)
    cast.license_of(provider, "rn", verified=False)
    refused = cast.license_of(provider, "lpc", verified=False)
    cast.decide(refused, "does_not_match")
    found = spans(provider)
    assert found["profession:clinical_social_worker"] == [EVER]
    assert found["profession:registered_nurse"] == [(after(4), EVER[1])]
    assert "profession:professional_counselor" not in found


def test_a_change_of_law_starts_and_ends_what_a_license_may_prescribe() -> None:
    provider = cast.listing("ann")
    cast.license_of(provider, "np", "OH")
    PrescribingRule.objects.filter(license_type="np", state="OH").update(
        valid_until=today() + 6 * A_DAY
    )
    PrescribingRule.objects.create(
        license_type="np",
        state="OH",
        authority="own",
        valid_from=today() + 7 * A_DAY,
        confidence="high",
        needs_review=False,
    )
    found = spans(provider)
    assert found["collab@OH"] == [(EVER[0], after(6))]
    assert found["own@OH"] == [(after(7), after(90))]


def test_telehealth_counts_only_in_states_with_a_license_or_a_stated_compact() -> None:
    provider = cast.listing("ann", telehealth_states=["OR", "WA", "CA"])
    cast.place(provider)
    cast.license_of(provider, "md", "OR", compact_states=["WA", "ID"])
    assert not {"telehealth@OR", "state:WA"} & set(spans(provider))
    cast.service(provider, "medical", "sublingual", format="at_home")
    found = spans(provider)
    until = [(EVER[0], after(90))]
    assert {key: each for key, each in found.items() if "telehealth" in key or "state" in key} == {
        "telehealth@OR": until,
        "telehealth@WA": until,
        "state:WA": until,
    }
    assert "state:OR" in entry(provider).options.split()


def test_a_care_team_lasts_as_long_as_its_partnership_and_both_licenses() -> None:
    team = cast.care_team(valid_from=today() - 3 * A_DAY, valid_until=today() + 30 * A_DAY)
    expected = [(after(-3), after(30))]
    assert spans(team.therapist)["team@OR"] == spans(team.prescriber)["team@OR"] == expected
    License.objects.filter(provider=team.prescriber).update(expires_on=today() + 2 * A_DAY)
    assert spans(team.therapist)["team@OR"] == [(after(-3), after(2))]
    Provider.objects.filter(pk=team.prescriber.pk).update(listing_state="paused")
    assert "team@OR" not in spans(team.therapist)
    assert facts_of_entries([team.therapist.pk])[team.therapist.pk].standing.partners == {}


def test_places_stand_in_the_order_of_their_keys_without_losing_a_digit() -> None:
    provider = cast.listing("ann")
    cast.place(provider, latitude=45.123456789012, longitude=-122.5)
    cast.place(provider, latitude=-0.1, longitude=179.99999999999997)
    assert entry(provider).places == "45.123456789012 -122.5 -0.1 179.99999999999997"


def test_people_and_practices_are_found_by_one_another_while_both_are_public() -> None:
    practice, member = cast.listing("still-clinic"), cast.listing("ann-ash", post_nominals="MD")
    cast.place(member, name="Two\nRivers", city="Bend")
    Credential.objects.create(
        provider=member, kind="board_certification", name="Board of Psychiatry"
    )
    cast.membership(practice, member)
    assert entry(practice).words == "Still Clinic\nAnn Ash"
    assert entry(member).words == (
        "Ann Ash\nMD\nTwo Rivers\nBend\nBoard of Psychiatry\nStill Clinic"
    )
    Provider.objects.filter(pk=member.pk).update(listing_state="paused")
    assert entry(practice).words == "Still Clinic"
    assert entry(member).words == ""


@pytest.mark.parametrize("state", ["draft", "paused", "suspended", "closed"])
def test_of_a_listing_that_is_not_public_any_more_nothing_is_left_but_that(state: str) -> None:
    provider = cast.alice()
    assert entry(provider).listed
    Provider.objects.filter(pk=provider.pk).update(listing_state=state)
    row = entry(provider)
    assert not row.listed
    assert {row.slug, row.name, row.options, row.spans, row.places, row.words} == {""}
    assert row.facts == {}
    assert facts_of_entries([provider.pk]) == {}


def test_a_deleted_provider_leaves_a_row_that_tells_readers_of_the_end() -> None:
    provider = cast.listing("ann")
    pk = provider.pk
    before = entry(provider).epoch
    provider.delete()
    settle()
    row = Entry.objects.get(pk=pk)
    assert not row.listed
    assert row.epoch > before


def test_a_draft_has_no_entry() -> None:
    provider = cast.listing("ann", listing_state="draft")
    settle()
    assert not Entry.objects.filter(pk=provider.pk).exists()


def test_a_listing_that_has_just_been_hidden_is_not_shown_from_its_old_entry() -> None:
    provider = cast.alice()
    settle()
    Provider.objects.filter(pk=provider.pk).update(listing_state="paused")
    assert Entry.objects.get(pk=provider.pk).listed
    assert facts_of_entries([provider.pk]) == {}


def test_a_page_of_facts_is_one_query(django_assert_num_queries) -> None:
    providers = [cast.alice(), cast.bob(), cast.listing("ann")]
    settle()
    with django_assert_num_queries(1):
        assert len(facts_of_entries([each.pk for each in providers])) == 3


def test_an_absurd_price_does_not_keep_a_listing_from_being_saved() -> None:
    provider = cast.listing("ann")
    cast.service(provider, "medical", "iv", phases={"dosing": 2_000_000_000})
    provider.services.get().phases.update(sessions=30_000)
    assert entry(provider).course_low == 2_147_483_647


def test_the_database_names_professions_as_the_vocabulary_does() -> None:
    pairs = list(product(LicenseType.values, ["", *Specialty.values]))
    with connection.cursor() as cursor:
        for license_type, specialty in pairs:
            cursor.execute("SELECT catalog_profession(%s, %s)", [license_type, specialty])
            (said,) = cursor.fetchone()
            assert said == profession_of(license_type, specialty), (license_type, specialty)


@pytest.mark.parametrize(
    "write",
    [
        lambda: Entry.objects.update(listed=False),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.create(pk=99, epoch=1, listed=True, facts={}),
        lambda: Epoch.objects.update(number=1),
        lambda: Epoch.objects.all().delete(),
    ],
)
def test_nobody_writes_entries_or_their_epoch_by_hand(write) -> None:
    cast.alice()
    settle()
    with pytest.raises(IntegrityError, match="is kept by the database"), transaction.atomic():
        write()
