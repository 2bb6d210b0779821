"""Reviewers and clients meet every situation of a license, a listing and a partnership in the demo."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Count, Q, QuerySet

from providers import words
from providers.dates import today
from providers.models import Credential, Decision, Evidence, License, Partnership, Provider, Service
from providers.models.evidence import values_digest
from providers.vocabulary.checking import Fact, ListingState, Result, Verdict
from providers.vocabulary.license import THERAPIST_TYPES, LicenseType

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def days(count: int) -> dt.date:
    return today() + dt.timedelta(days=count)


def test_every_verdict_has_licenses_and_some_wait_for_one():
    standing: QuerySet[Any] = License.objects.with_standing()
    for verdict in [*Verdict, None]:
        assert standing.filter(verdict=verdict).exists(), verdict
    assert standing.filter(verdict=Verdict.DISCIPLINED).count() < 20


def test_most_licenses_are_verified_by_looks_spread_over_the_last_85_days():
    verified = License.objects.verified()
    assert verified.count() > License.objects.count() / 2
    looked = sorted((today() - license_.looked_at.date()).days for license_ in verified)
    assert looked[0] <= 5
    assert 75 <= looked[-1] <= 86


def test_some_badges_end_within_days_and_some_have_ended():
    verified = License.objects.verified()
    assert verified.filter(expires_on__lte=days(25)).exists()
    standing: QuerySet[Any] = License.objects.with_standing()
    once = standing.filter(verdict=Verdict.VERIFIED)
    assert once.filter(expires_on__lt=today()).exists()
    assert once.filter(expires_on__gt=today(), look_valid_until__lt=today()).exists()
    tomorrow_month = License.objects.verified(days(30)).count()
    assert tomorrow_month < verified.count()


def test_listings_are_in_every_state_and_some_are_stale():
    states = set(Provider.objects.order_by().values_list("listing_state", flat=True))
    assert states == set(ListingState.values)
    stale = Provider.objects.published().filter(attested_on__lt=days(-settings.ATTESTATION_DAYS))
    assert stale.exists()
    assert not stale.verified().exists()


def test_some_availabilities_are_too_old_to_count():
    old = Provider.objects.published().exclude(availability="unknown")
    assert old.filter(availability_on__lt=days(-settings.AVAILABILITY_DAYS)).exists()
    for availability in ("full", "away"):
        assert old.filter(availability=availability).exists()


def test_partnerships_are_active_proposed_ended_and_expired():
    active = Partnership.objects.active()
    assert active.count() > 20
    assert Partnership.objects.filter(confirmed_at=None).exists()
    assert Partnership.objects.filter(ended_at__isnull=False).exists()
    assert Partnership.objects.filter(ended_at=None, valid_until__lt=today()).exists()
    assert active.filter(valid_until__lt=days(60)).exists()


def test_both_sides_of_an_active_partnership_may_work_in_its_states():
    """A client sent to a team whose prescriber is not licensed there would be sent for nothing."""
    for partnership in Partnership.objects.active():
        for state in partnership.states:
            assert partnership.therapist.licenses.filter(state=state).verified().exists()
            assert Provider.objects.filter(
                words.prescribing("yes", state), pk=partnership.prescriber_id
            ).exists()


def test_rules_that_are_not_confirmed_make_no_prescriber():
    shown = Provider.objects.published().verified()
    for kind, state in (("np", "TX"), ("crna", "AL")):
        holders = License.objects.verified().filter(license_type=kind, state=state)
        assert shown.filter(licenses__in=holders).exists()
        assert not shown.filter(words.prescribing("yes", state), licenses__in=holders).exists()


def test_an_illinois_prescribing_psychologist_prescribes_lozenge_and_nasal_with_a_physician():
    holders = License.objects.verified().filter(
        license_type=LicenseType.PRESCRIBING_PSYCHOLOGIST, state="IL"
    )
    assert holders.exists()
    for license_ in holders:
        listing = Provider.objects.filter(pk=license_.provider_id)
        assert listing.filter(words.prescribing("collaborating", "IL")).exists()
        assert set(listing.get().services.values_list("route", flat=True)) == {
            "sublingual",
            "intranasal",
        }


def test_nobody_who_does_not_prescribe_offers_the_medical_model():
    types = [*THERAPIST_TYPES, LicenseType.RN]
    others = License.objects.exclude(license_type__in=types).values("provider")
    people = Provider.objects.filter(kind="individual").exclude(pk__in=others)
    assert not Service.objects.filter(provider__in=people, model="medical").exists()


def test_telehealth_is_stated_only_where_there_is_a_license_or_a_compact():
    for provider in Provider.objects.exclude(telehealth_states=None):
        licenses = License.objects.filter(
            Q(provider=provider) | Q(provider__memberships__practice=provider)
        )
        states = {state for one in licenses for state in [one.state, *(one.compact_states or [])]}
        assert set(provider.telehealth_states) <= states


def test_other_facts_have_been_checked_for_some():
    for fact, result in (
        (Fact.IDENTITY, Result.CONFIRMED),
        (Fact.DISCIPLINE, Result.NOT_FOUND),
        (Fact.DISCIPLINE, Result.ADVERSE),
        (Fact.DEA_SCHEDULE, Result.CONFIRMED),
        (Fact.REMS_CERTIFICATION, Result.CONFIRMED),
    ):
        assert Evidence.objects.filter(fact=fact, result=result).exists(), fact
    checked: QuerySet[Any] = Credential.objects.with_checked()
    assert checked.filter(checked=True).exists()
    assert checked.filter(checked=False).exists()


def test_a_dea_registration_was_seen_for_a_license_as_reviewers_note_it():
    """Noted for the person alone it stood on no page of a reviewer, and was gone with a license in a second state."""
    seen = Evidence.objects.filter(fact=Fact.DEA_SCHEDULE)
    assert seen.exists()
    assert not seen.filter(license=None).exists()


def test_evidence_names_the_board_where_the_table_lists_it_and_says_so_where_not():
    assert Evidence.objects.filter(license__state="OR", source="Oregon Medical Board").exists()
    unlisted = Evidence.objects.filter(source="State licensing board of Oregon")
    assert unlisted.exists()
    assert not unlisted.exclude(source_url="").exists()


def test_what_a_source_showed_fits_its_digest():
    """A reviewer who compares the two must not be told that evidence was tampered with."""
    for evidence in Evidence.objects.exclude(values_sha256="").select_related("values")[:300]:
        values = evidence.values
        assert values_digest(values.shown, values.salt) == evidence.values_sha256


def test_rosa_did_most_of_the_work_and_sam_confirmed_what_was_adverse():
    work = Decision.objects.order_by().values_list("decided_by__email").annotate(Count("pk"))
    counts = dict(work)
    assert set(counts) == {"rosa@example.org", "sam@example.org"}
    assert counts["rosa@example.org"] > 2 * counts["sam@example.org"]
    adverse = Decision.objects.filter(verdict=Verdict.DISCIPLINED)
    assert not adverse.exclude(decided_by__email="sam@example.org").exists()
