"""A verdict is a reviewer's, on what they saw, of somebody else's license; two at once become one."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.actions.licenses import change_license, remove_license
from providers.license_version import version_of
from providers.models import Decision, Evidence, EvidenceValues, License
from providers.models.evidence import values_digest
from providers.vocabulary.checking import Fact, Result, SourceKind, Verdict
from tests import cast
from tests.entries import settle
from verification.actions.case import ChangedSinceError, case_version
from verification.actions.evidence import record_evidence
from verification.actions.licenses import NotSupportedError, decide_license


def sam() -> User:
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER)


def waiting() -> License:
    """Alice's license, which nobody has looked at."""
    alice = cast.alice()
    alice.licenses.all().delete()
    return cast.license_of(alice, "md", specialty="psychiatry", verified=False)


def look(license_: License, result: str = Result.CONFIRMED, **fields: Any) -> Evidence:
    made: dict[str, Any] = {
        "fact": Fact.LICENSE_STATUS,
        "result": result,
        "source": "Oregon Medical Board",
        "source_kind": SourceKind.PRIMARY,
        "method": "Looked up by number",
        "version": case_version(license_),
        "by": cast.rosa(),
    }
    return record_evidence(license_, **made | fields)


def decide(license_: License, verdict: str = Verdict.VERIFIED, **fields: Any) -> Decision:
    made: dict[str, Any] = {
        "reason": "As the board shows it.",
        "version": case_version(license_),
        "by": cast.rosa(),
    }
    return decide_license(license_, verdict=verdict, **made | fields)


def is_found(**query: str) -> bool:
    settle()
    answer = Client().get("/providers/", {"verified": "yes"} | query)
    return "Alice Alder" in answer.content.decode()


@pytest.mark.django_db
def test_badge_search_and_listing_follow_at_once_and_the_owner_is_told() -> None:
    license_ = waiting()
    assert not is_found()
    look(license_)
    decide(license_)
    assert License.objects.verified().filter(pk=license_.pk).exists()
    assert is_found()
    page = Client().get("/providers/alice-alder/").content.decode()
    assert "A reviewer saw this license as active" in page
    assert Client().get("/api/v1/providers/alice-alder").json()["verified"] is True
    [letter] = mail.outbox
    assert letter.to == ["alice@example.org"]
    assert "/practice/listings/alice-alder/licenses/" in letter.body
    assert license_.number not in letter.body
    assert "board" not in letter.body
    decide(license_, Verdict.NEED_MORE)
    assert not is_found()


@pytest.mark.django_db
def test_evidence_keeps_a_salted_digest_and_dies_with_the_license_or_its_age() -> None:
    license_ = waiting()
    shown = {"name": "Alice Alder", "status": "Active"}
    evidence = look(license_, shown=shown, attachment_sha256="0" * 64)
    kept = EvidenceValues.objects.get(evidence=evidence)
    assert kept.shown == shown
    assert evidence.values_sha256 == values_digest(shown, kept.salt)
    assert evidence.valid_until == timezone.localdate() + dt.timedelta(days=90)
    assert look(license_).values_sha256 == ""
    assert EvidenceValues.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_who_is_no_reviewer_neither_records_nor_decides(role: str) -> None:
    license_ = waiting()
    someone = cast.user("someone@example.net", role)
    with pytest.raises(PermissionDenied):
        look(license_, by=someone)
    look(license_)
    with pytest.raises(PermissionDenied):
        decide(license_, by=someone)
    assert not license_.decisions.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_a_reviewer_does_not_decide_on_their_own_license(role: str) -> None:
    license_ = waiting()
    owner = license_.provider.owner
    User.objects.filter(pk=owner.pk).update(role=role)
    owner.refresh_from_db()
    with pytest.raises(PermissionDenied):
        look(license_, by=owner)
    look(license_)
    with pytest.raises(PermissionDenied):
        decide(license_, by=owner)


@pytest.mark.django_db
def test_verified_takes_a_confirming_look_that_still_counts() -> None:
    license_ = waiting()
    with pytest.raises(NotSupportedError):
        decide(license_)
    look(license_, Result.NOT_FOUND)
    with pytest.raises(NotSupportedError):
        decide(license_)
    look(license_)
    with (
        time_machine.travel(timezone.now() + dt.timedelta(days=91)),
        pytest.raises(NotSupportedError),
    ):
        decide(license_)
    with pytest.raises(NotSupportedError):
        decide(license_, reason="  ")
    assert mail.outbox == []
    decide(license_)


@pytest.mark.django_db
def test_a_look_before_the_license_was_changed_is_no_look() -> None:
    license_ = waiting()
    look(license_)
    change_license(
        license_, values={"number": "MD99"}, version=version_of(license_), by=cast.rosa()
    )
    license_.refresh_from_db()
    with pytest.raises(NotSupportedError):
        decide(license_)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verdict", "fact", "result"),
    [
        (Verdict.DOES_NOT_MATCH, Fact.LICENSE_STATUS, Result.DIFFERS),
        (Verdict.DISCIPLINED, Fact.DISCIPLINE, Result.ADVERSE),
    ],
)
def test_an_adverse_verdict_takes_a_look_and_another_senior_reviewer(
    verdict: str, fact: str, result: str
) -> None:
    license_ = waiting()
    with pytest.raises(NotSupportedError):
        decide(license_, verdict, by=sam())
    look(license_, fact=Fact.DISCIPLINE, result=Result.NOT_FOUND)
    with pytest.raises(NotSupportedError):
        decide(license_, verdict, by=sam())
    look(license_, fact=fact, result=result, by=sam())
    with pytest.raises(NotSupportedError):
        decide(license_, verdict, by=sam())
    with pytest.raises(PermissionDenied):
        decide(license_, verdict)
    look(license_, fact=fact, result=result)
    decide(license_, verdict, by=sam())


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["changed", "decided", "removed"])
def test_nobody_decides_on_what_changed_meanwhile(change: str) -> None:
    license_ = waiting()
    look(license_)
    seen, said = case_version(license_), version_of(license_)
    if change == "changed":
        change_license(license_, values={"number": "MD99"}, version=said, by=cast.rosa())
    elif change == "decided":
        decide(license_, Verdict.NEED_MORE)
    else:
        remove_license(License.objects.get(pk=license_.pk), by=cast.rosa())
    before = Decision.objects.count()
    with pytest.raises(ChangedSinceError):
        decide(license_, version=seen)
    with pytest.raises(ChangedSinceError):
        look(license_, version=seen)
    assert Decision.objects.count() == before


def test_of_two_reviewers_at_once_one_decides_and_the_other_is_told(transactional_db: None) -> None:
    license_ = waiting()
    look(license_)
    seen, people = case_version(license_), [cast.rosa(), sam()]

    def try_it(by: User) -> str:
        try:
            decide(license_, version=seen, by=by)
        except ChangedSinceError:
            return "told"
        finally:
            connection.close()
        return "decided"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(try_it, people)) == ["decided", "told"]
    assert license_.decisions.count() == 1
