"""A training is shown as checked only while somebody's last look at it says so."""

import datetime as dt

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import Credential, Evidence
from providers.vocabulary.checking import Fact, Result, SourceKind
from tests import cast

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


@pytest.fixture
def training() -> Credential:
    provider = cast.listing("someone")
    return Credential.objects.create(provider=provider, kind="kap_training", name="An institute")


def look(credential: Credential, result: Result, at: dt.datetime, until: dt.date) -> Evidence:
    return Evidence.objects.create(
        provider=credential.provider,
        credential=credential,
        fact=Fact.KAP_TRAINING,
        result=result,
        source="The institute",
        source_kind=SourceKind.PRIMARY,
        method="Telephone",
        performed_at=at,
        performed_by=cast.rosa(),
        valid_until=until,
    )


def checked(on: dt.date | None = None) -> bool:
    return Credential.objects.with_checked(on).get().checked


def test_a_stated_training_is_not_checked(training: Credential) -> None:
    assert not checked()


def test_a_confirmed_training_is_checked_until_the_look_runs_out(training: Credential) -> None:
    look(training, Result.CONFIRMED, timezone.now(), today() + A_DAY)
    assert checked(today() + A_DAY)
    assert not checked(today() + 2 * A_DAY)


def test_a_later_look_that_did_not_find_it_counts(training: Credential) -> None:
    look(training, Result.CONFIRMED, timezone.now() - A_DAY, today() + A_DAY)
    look(training, Result.NOT_FOUND, timezone.now(), today() + A_DAY)
    assert not checked()
