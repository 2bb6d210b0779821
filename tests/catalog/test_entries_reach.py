"""Each change reaches the entries that it concerns and no other: one missed shows clients what is over, one too many makes every
process read for nothing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from providers.dates import today
from providers.models import (
    Credential,
    License,
    Location,
    Membership,
    Partnership,
    PrescribingRule,
    Provider,
    Service,
    ServicePhase,
)
from tests import cast
from tests.entries import epoch, reaching, settle

pytestmark = pytest.mark.django_db


class Town:
    """Bob's partner is Alice, who works in a clinic with Ned; the clinic's partner is Tess. Olga has to do with nobody."""

    def __init__(self) -> None:
        partnership = cast.care_team()
        self.bob, self.alice = partnership.therapist, partnership.prescriber
        self.clinic = cast.listing("clinic", kind="organization")
        self.ned, self.tess, self.olga = (cast.listing(slug) for slug in ("ned", "tess", "olga"))
        cast.license_of(self.ned, "np")
        cast.license_of(self.tess, "lcsw")
        cast.license_of(self.olga, "lmft")
        cast.membership(self.clinic, self.alice)
        cast.membership(self.clinic, self.ned)
        cast.partnership(self.tess, self.clinic)
        settle()


@pytest.fixture
def town() -> Town:
    return Town()


def update(table: Any, *, of: Provider, **fields: Any) -> None:
    table.objects.filter(provider=of).update(**fields)


@pytest.mark.parametrize(
    "change",
    [
        lambda town: Provider.objects.filter(pk=town.alice.pk).update(attested_on=today() - dt.timedelta(days=1)),
        lambda town: cast.place(town.alice, "97214"),
        lambda town: update(Location, of=town.alice, city="Bend"),
        lambda town: Location.objects.filter(provider=town.alice).delete(),
        lambda town: Credential.objects.create(provider=town.alice, kind="kap_training", name="Course"),
        lambda town: cast.service(town.alice, "psychedelic", "im"),
        lambda town: update(Service, of=town.alice, model="psycholytic"),
        lambda town: Service.objects.filter(provider=town.alice).delete(),
        lambda town: ServicePhase.objects.filter(service__provider=town.alice).update(price_low=1, price_high=2),
        lambda town: ServicePhase.objects.filter(service__provider=town.alice).delete(),
    ],
)  # fmt: skip
def test_what_only_a_listing_itself_shows_reaches_it_alone(
    town: Town, change: Callable[[Town], Any]
) -> None:
    with reaching(town.alice):
        change(town)


@pytest.mark.parametrize(
    "change",
    [
        lambda license_: cast.decide(license_, "need_more"),
        lambda license_: cast.look(license_, "differs", performed_at=timezone.now()),
        lambda license_: License.objects.filter(pk=license_.pk).update(expires_on=today()),
        lambda license_: License.objects.filter(pk=license_.pk).update(state="WA"),
        lambda license_: license_.delete(),
    ],
)
def test_a_license_reaches_its_holder_the_practice_and_the_partners_of_both(
    town: Town, change: Callable[[License], Any]
) -> None:
    with reaching(town.alice, town.bob, town.clinic):
        # Tess meets Ned in the clinic as well as Alice: while Ned's license lasts, hers stays as it is.
        change(town.alice.licenses.get())
    with reaching(town.ned, town.clinic, town.tess):
        change(town.ned.licenses.get())


def test_a_new_license_reaches_them_too(town: Town) -> None:
    with reaching(town.alice, town.clinic):
        cast.license_of(town.alice, "md", "WA")


def test_a_look_at_something_else_reaches_nobody(town: Town) -> None:
    with reaching():
        cast.look(town.alice.licenses.get(), fact="discipline")


def test_a_name_reaches_the_practice_and_its_people(town: Town) -> None:
    with reaching(town.alice, town.clinic):
        Provider.objects.filter(pk=town.alice.pk).update(name="Alice Ash")
    with reaching(town.alice, town.ned, town.clinic):
        Provider.objects.filter(pk=town.clinic.pk).update(name="Clinic of Ash")


def test_a_suspension_reaches_the_practice_and_the_partner(town: Town) -> None:
    with reaching(town.alice, town.bob, town.clinic):
        Provider.objects.filter(pk=town.alice.pk).update(listing_state="suspended")


def test_talk_therapy_of_a_practice_makes_its_psychiatrists_therapists(town: Town) -> None:
    with reaching(town.alice, town.clinic):
        cast.service(town.clinic, "psycholytic", "im", therapy="same_provider")


def test_a_membership_reaches_the_practice_its_partner_and_the_member(town: Town) -> None:
    Membership.objects.filter(member=town.ned).delete()
    settle()
    with reaching(town.clinic, town.tess, town.alice):
        Membership.objects.filter(member=town.alice).update(ended_at=timezone.now())
    with reaching(town.clinic, town.tess, town.alice):
        cast.membership(town.clinic, town.alice)
    with reaching(town.clinic, town.tess, town.alice):
        Membership.objects.filter(member=town.alice).delete()


def test_a_partnership_reaches_both_sides(town: Town) -> None:
    with reaching(town.alice, town.bob):
        Partnership.objects.filter(therapist=town.bob).update(states=["WA"])
    with reaching(town.alice, town.bob):
        Partnership.objects.filter(therapist=town.bob).update(states=["OR"])
    with reaching(town.alice, town.bob):
        Partnership.objects.filter(therapist=town.bob).delete()
    with reaching(town.alice, town.bob):
        cast.partnership(town.bob, town.alice)


def test_a_law_reaches_the_holders_of_such_licenses_and_who_counts_them(town: Town) -> None:
    rules = PrescribingRule.objects.filter(license_type="md", state="OR")
    with reaching(town.alice, town.clinic):
        # For Bob it is the same: his partner prescribes, on whatever authority.
        rules.update(authority="collaborating")
    with reaching(town.alice, town.bob, town.clinic):
        rules.delete()
    with reaching(town.alice, town.bob, town.clinic):
        PrescribingRule.objects.create(
            license_type="md", state="OR", authority="own", confidence="high", needs_review=False
        )
    with reaching():
        PrescribingRule.objects.filter(license_type="md", state="WY").update(authority="no")


def test_a_deletion_reaches_whoever_counted_what_is_gone(town: Town) -> None:
    with reaching(town.alice, town.bob, town.clinic):
        Provider.objects.get(pk=town.alice.pk).delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Provider.objects.filter(slug="olga").update(about="More words", website="https://example.org"),
        lambda: Provider.objects.update(changed_at=timezone.now()),
        lambda: Service.objects.update(description="In my words"),
        lambda: Provider.objects.filter(pk=0).update(name="Nobody"),
        lambda: Location.objects.filter(provider__slug="olga").delete(),
        lambda: Partnership.objects.update(proposed_at=timezone.now()),
    ],
)  # fmt: skip
def test_what_search_does_not_read_raises_nothing(town: Town, change: Callable[[], Any]) -> None:
    before = epoch()
    change()
    assert epoch() == before


def test_many_listings_in_one_statement_share_one_epoch(town: Town) -> None:
    before = epoch()
    Provider.objects.update(next_opening_days=4)
    assert epoch() == before + 1
    with reaching(town.alice, town.bob, town.clinic, town.ned, town.tess, town.olga):
        Provider.objects.update(next_opening_days=5)


def test_what_is_taken_back_in_a_transaction_leaves_nothing(town: Town) -> None:
    with reaching(town.olga):
        Provider.objects.filter(pk=town.olga.pk).update(gender="woman")
        with transaction.atomic():
            Provider.objects.filter(pk=town.ned.pk).update(gender="man")
            settle()
            transaction.set_rollback(True)


def test_emptied_tables_leave_entries_that_say_so(town: Town) -> None:
    with reaching(town.alice, town.bob), connection.cursor() as cursor:
        cursor.execute("TRUNCATE providers_service, providers_servicephase")
