"""Nobody decides on a hit that has changed meanwhile, and the database refuses hits that cannot be."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.models import Evidence, Provider
from providers.vocabulary.checking import Fact
from tests import cast
from tests.verification.exclusions.hits import name_hit, the_list
from tests.verification.nppes_rows import npi
from verification.actions.case import ChangedSinceError
from verification.actions.exclusion_decisions import confirm_hit, dismiss_hit, hit_version
from verification.models import ExclusionHit

pytestmark = pytest.mark.django_db


def sam() -> User:
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER)


def looks() -> list[str]:
    rows = Evidence.objects.filter(fact=Fact.EXCLUSION).order_by("performed_at")
    return list(rows.values_list("result", flat=True))


@pytest.mark.parametrize(
    "change",
    [
        lambda _hit: ExclusionHit.objects.update(row_sha256="3" * 64),
        lambda _hit: ExclusionHit.objects.update(gone_on=today()),
        lambda _hit: Provider.objects.update(name="Alice Thistlefell"),
        lambda _hit: Provider.objects.update(npi=npi(8)),
        lambda hit: hit.provider.locations.update(state="WA"),
        lambda _hit: Provider.objects.update(listing_state="closed"),
        lambda _hit: ExclusionHit.objects.all().delete(),
    ],
    ids=["row", "gone", "name", "npi", "place", "listing", "removed"],
)
def test_a_decision_on_something_else_is_refused(change) -> None:
    hit = name_hit(cast.alice())
    version = hit_version(hit)
    change(hit)
    for act in (confirm_hit, dismiss_hit):
        more = {"show_again": True} if act is dismiss_hit else {}
        with pytest.raises(ChangedSinceError):
            act(hit=hit, reason="x", version=version, by=sam(), **more)
    assert looks() == []


# The database guards itself.


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": "confirmed"},
        {"stage": "dismissed", "reason": "x"},
        {"stage": "gone"},
        {"stage": "open", "reason": "x"},
        {"stage": "maybe"},
        {"kind": "npi"},
        {"kind": "face"},
        {"npi": "1234567890"},
        {"last_name": ""},
        {"row_sha256": "x"},
        {"suspended_from": "draft"},
        {"decided_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
    ],
    ids=str,
)
def test_impossible_hits_are_refused(fields: dict[str, object]) -> None:
    alice = cast.alice()
    the_list()
    with pytest.raises(IntegrityError), transaction.atomic():
        name_hit(alice, **fields)


def test_a_row_of_the_list_is_one_hit_of_a_provider() -> None:
    alice = cast.alice()
    name_hit(alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        name_hit(alice)
