"""A senior reviewer can say of one license what the law leaves open; it counts only with a badge, and never against a plain no."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.roles import Role
from catalog.entries import facts_of_entries
from providers import words
from providers.actions.prescribing_rules import add_version
from providers.dates import today
from providers.models import AuthorityOverride, License, Provider
from providers.vocabulary.checking import Result, Verdict
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.entries import settle
from tests.verification.rules import ada, sam, text
from verification.actions.authority_overrides import override_authority
from verification.actions.case import ChangedSinceError, case_version

pytestmark = pytest.mark.django_db
A_DAY = dt.timedelta(days=1)


@pytest.fixture
def license_(db: None) -> License:
    """A checked license in a state whose law asks for hours that nobody can see from outside."""
    provider = cast.listing("cara-cole", name="Cara Cole")
    cast.service(provider, "medical", "iv")
    found = cast.license_of(provider, "crna", "AL")
    assert authority(found) == "not_confirmed"
    return found


def decide(license_: License, authority: str = "own", **fields: Any) -> AuthorityOverride:
    last = license_.overrides.first()
    made: dict[str, Any] = {
        "authority": authority,
        "reason": "The hours are on file with the board",
        "version": case_version(license_),
        "after": last.pk if last else 0,
        "evidence": license_.evidence.first(),
        "by": sam(),
    }
    return override_authority(license_, **made | fields)


def authority(license_: License) -> str:
    """What the license gives: by the plain queries, and the same in what search reads."""
    said = License.objects.with_authority().get(pk=license_.pk).authority
    settle()
    [facts] = facts_of_entries([license_.provider_id]).values()
    assert facts.standing.prescribing == {license_.state: said}
    for kind in ("own", "collaborating"):
        found = Provider.objects.filter(words.prescribing(kind, license_.state))
        assert found.filter(pk=license_.provider_id).exists() is (said == kind)
    return said


def test_it_counts_at_once_and_the_listing_says_by_whom_and_when(license_: License) -> None:
    decide(license_)
    assert authority(license_) == "own"
    page = ListingRead("cara-cole").fact("Prescribing ketamine")
    assert "This license lets its holder prescribe ketamine." in page
    assert "Confirmed for this license by a reviewer on" in page
    assert "The hours are on file" not in page
    assert len(mail.outbox) == 1


def test_a_later_word_takes_the_place_of_a_former_and_taking_back_is_a_word_too(
    license_: License,
) -> None:
    decide(license_, "own")
    decide(license_, "collaborating")
    assert authority(license_) == "collaborating"
    decide(license_, "as_law", evidence=None)
    assert authority(license_) == "not_confirmed"
    assert license_.overrides.count() == 3
    with pytest.raises(ValidationError):
        decide(license_, "as_law")


def test_it_ends_with_the_badge_and_by_its_own_last_day(license_: License) -> None:
    decide(license_, valid_until=today() + 5 * A_DAY)
    for days, said in ((5, "own"), (6, "not_confirmed")):
        with time_machine.travel(timezone.now() + days * A_DAY, tick=False):
            assert authority(license_) == said
    decide(license_)
    for days, said in ((90, "own"), (91, "not_confirmed")):
        with time_machine.travel(timezone.now() + days * A_DAY, tick=False):
            assert authority(license_) == said
    cast.decide(license_, Verdict.COULD_NOT_CONFIRM)
    assert authority(license_) == "not_confirmed"


def test_a_license_that_is_sent_in_again_begins_without_it(license_: License) -> None:
    decide(license_)
    License.objects.filter(pk=license_.pk).update(submitted_at=timezone.now())
    cast.look(license_, performed_at=timezone.now())
    cast.decide(license_)
    assert authority(license_) == "not_confirmed"


def test_routes_limit_it(license_: License) -> None:
    decide(license_, routes=["intranasal"])
    assert authority(license_) == "no"
    cast.service(license_.provider, "medical", "intranasal")
    assert authority(license_) == "own"
    said = ListingRead("cara-cole").fact("Prescribing ketamine")
    assert "This covers: Nasal spray." in said
    assert "It does not cover: IV drip." in said


def test_it_can_say_no_where_the_law_says_yes() -> None:
    physician = cast.license_of(cast.listing("mo-moss"), "md")
    decide(physician, "no", reason="The board keeps this license from prescribing")
    assert authority(physician) == "no"
    assert "Does not prescribe. Confirmed for this license" in ListingRead("mo-moss").fact(
        "Prescribing ketamine"
    )


@pytest.mark.parametrize(
    ("license_type", "state"),
    # Colorado's naturopaths: a plain no. A social worker in Guam: no state lets one prescribe.
    [("nd", "CO"), ("lcsw", "OR"), ("lcsw", "GU"), ("rn", "PR")],
)
def test_it_never_makes_a_prescriber_of_somebody_whom_the_law_plainly_refuses(
    license_type: str, state: str
) -> None:
    refused = cast.license_of(cast.listing("nat-noble"), license_type, state)
    for given in ("own", "collaborating"):
        with pytest.raises(ValidationError, match="The law says no"):
            decide(refused, given)


def test_a_law_that_says_no_later_has_the_last_word(license_: License) -> None:
    decide(license_)
    add_version(license_type="crna", state="AL", text=text("no"), reason="Repealed", by=ada())
    assert authority(license_) == "no"
    assert "Confirmed for this license" not in ListingRead("cara-cole").text


def test_without_a_checked_license_nothing_is_said() -> None:
    unchecked = cast.license_of(cast.listing("una-usher"), "crna", "AL", verified=False)
    evidence = cast.look(unchecked)
    for given in ("own", "no"):
        with pytest.raises(ValidationError, match="no valid check"):
            decide(unchecked, given, evidence=evidence)


def test_it_rests_on_evidence_of_this_license_that_counts(license_: License) -> None:
    other = cast.look(cast.license_of(cast.listing("otto-oak"), "crna", "AL"))
    not_found = cast.look(license_, Result.NOT_FOUND, fact="discipline")
    for evidence in (None, other, not_found):
        with pytest.raises(ValidationError) as raised:
            decide(license_, evidence=evidence)
        assert "evidence" in raised.value.message_dict


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_senior_reviewers_decide(license_: License, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        decide(license_, by=cast.user("someone@example.org", role))


def test_nobody_decides_on_a_license_of_their_own() -> None:
    own = cast.license_of(cast.listing("sam-sedge", owner=sam()), "crna", "AL")
    with pytest.raises(PermissionDenied):
        decide(own)


def test_whoever_looked_at_something_else_is_told(license_: License) -> None:
    version = case_version(license_)
    decide(license_)
    with pytest.raises(ChangedSinceError):
        decide(license_, "no", version=version, after=0)
    cast.decide(license_, Verdict.NEED_MORE)
    with pytest.raises(ChangedSinceError):
        decide(license_, "no", version=version)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE providers_authorityoverride SET authority = 'no'",
        "DELETE FROM providers_authorityoverride",
        "TRUNCATE providers_authorityoverride",
    ],
)
def test_nobody_rewrites_what_was_decided(license_: License, sql: str) -> None:
    decide(license_)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute(sql)


def test_it_outlives_its_license_without_naming_anybody(license_: License) -> None:
    decide(license_)
    license_.provider.delete()
    assert AuthorityOverride.objects.count() == 1
