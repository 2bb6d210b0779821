"""Nobody can rewrite what was seen and decided: not through the site, not in a shell, not with the triggers "off"."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from providers.models import Credential, Decision, Evidence, License
from providers.vocabulary.checking import Fact, Result, Verdict
from tests import cast

pytestmark = pytest.mark.django_db

REWRITES = (
    "UPDATE providers_evidence SET license_id = NULL",
    "DELETE FROM providers_evidence",
    "TRUNCATE providers_evidence CASCADE",
    "UPDATE providers_decision SET reason = 'another'",
    "DELETE FROM providers_decision",
    "TRUNCATE providers_decision CASCADE",
)


@pytest.fixture
def license_(db: None) -> License:
    return cast.license_of(cast.listing("someone"), "md")


def refused(message: str, sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match=message),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize("sql", REWRITES)
def test_rows_cannot_be_changed_deleted_or_emptied_away(license_: License, sql: str) -> None:
    refused("append-only", sql)


@pytest.mark.parametrize("sql", REWRITES)
def test_replication_mode_is_no_way_around(license_: License, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    refused("append-only", sql)


def test_deleting_a_provider_leaves_what_was_seen(license_: License) -> None:
    license_.provider.delete()
    assert not License.objects.exists()
    assert Evidence.objects.count() == 1
    assert Decision.objects.count() == 1


def test_nobody_is_verified_without_a_look_at_the_record() -> None:
    license_ = cast.license_of(cast.listing("someone"), "md", verified=False)
    with pytest.raises(IntegrityError, match="only with evidence"), transaction.atomic():
        cast.decide(license_)
    for result in (Result.NOT_FOUND, Result.DIFFERS, Result.ADVERSE):
        cast.look(license_, result)
    with pytest.raises(IntegrityError, match="only with evidence"), transaction.atomic():
        cast.decide(license_)
    cast.decide(license_, Verdict.NEED_MORE)


def test_a_look_that_came_after_a_decision_does_not_carry_it(license_: License) -> None:
    other = cast.license_of(cast.listing("other"), "md", verified=False)
    cast.look(other, performed_at=timezone.now())
    with pytest.raises(IntegrityError, match="only with evidence"), transaction.atomic():
        cast.decide(other, decided_at=timezone.now() - cast.A_YEAR)


def test_a_decision_has_a_reason(license_: License) -> None:
    with pytest.raises(IntegrityError, match="decision_has_a_reason"), transaction.atomic():
        cast.decide(license_, Verdict.NEED_MORE, reason="")


def test_evidence_is_about_a_license_of_its_own_provider(license_: License) -> None:
    other = cast.listing("other")
    with pytest.raises(IntegrityError, match="of its own provider"), transaction.atomic():
        cast.look(license_, provider=other)


@pytest.mark.parametrize("fact", [Fact.LICENSE_STATUS, Fact.LICENSE_EXPIRY])
def test_evidence_of_a_license_names_it(license_: License, fact: Fact) -> None:
    seen = Evidence.objects.get()
    seen.pk, seen.license, seen.fact = None, None, fact
    with pytest.raises(IntegrityError, match="evidence_names_its_license"), transaction.atomic():
        seen.save(force_insert=True)


@pytest.mark.parametrize("fact", [Fact.BOARD_CERTIFICATION, Fact.KAP_TRAINING])
def test_evidence_of_a_credential_names_it(license_: License, fact: Fact) -> None:
    with pytest.raises(IntegrityError, match="evidence_names_its_credential"), transaction.atomic():
        cast.look(license_, fact=fact)
    training = Credential.objects.create(
        provider=license_.provider, kind="kap_training", name="An institute"
    )
    cast.look(license_, fact=fact, credential=training)
