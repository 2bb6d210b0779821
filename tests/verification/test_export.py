"""An owner's export holds what concerns them, and nothing that is a reviewer's or a reporter's."""

import json
from typing import Any

import pytest
from django.utils import timezone

from providers.models import DecisionNote, License
from tests import cast
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.reports.reporting import report_about, senior, signed_in
from verification.actions import triage
from verification.models import Report
from verification.vocabulary.report import ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db
# Of people who report, of reviewers among themselves, and of reviewers' own names.
THEIRS = (
    *("They left me alone", "teller@example.com", "safety", "Safety"),
    *("Between reviewers", "Compared by phone", "A second thought"),
    *("Rosa", "rosa@", "Sam Spruce", "sam@"),
)


def version(report: Report) -> int:
    return Report.objects.get(pk=report.pk).version


def everything_there() -> None:
    """Alice was decided on, matched, asked, suspended, answered and brought back."""
    alice = cast.alice()
    assert alice.owner
    decision = License.objects.get().decisions.get()
    DecisionNote.objects.create(
        decision=decision, to_provider="Send a copy, please.", private="Between reviewers"
    )
    name_hit(
        alice, npi=npi(1), city="SALEM", stage="dismissed", reason="Compared by phone",
        decided_at=timezone.now(), decided_by=cast.rosa(),
    )  # fmt: skip
    report = report_about(alice, reply_to="teller@example.com")
    said: dict[str, Any] = {"report": report, "by": cast.rosa(), "reason": "Between reviewers"}
    triage.ask_owner(**said, told="Who stays in the room?", version=version(report))
    triage.answer(report=report, text="A nurse does.", version=version(report), by=alice.owner)
    triage.suspend(**said, told="Until we have talked.", version=version(report))
    triage.restore(report=report, reason="A second thought", version=version(report), by=senior())


def exported(email: str) -> tuple[dict[str, Any], str]:
    answer = signed_in(cast.user(email)).get("/practice/export/")
    text = answer.content.decode()
    [listing] = json.loads(text)["listings"]
    return listing, text


def test_an_owner_gets_what_concerns_them() -> None:
    everything_there()
    listing, text = exported("alice@example.org")
    [hit] = listing["exclusion_list"]
    assert (hit["list_says"]["city"], hit["match"]) == ("SALEM", "Same name and state")
    assert hit["state"] == "Is not this provider, or counts no more"
    asked = [
        (each["what"], each["told"], each["answered"]) for each in listing["asked_by_reviewers"]
    ]
    assert asked == [
        ("Asked the owner to correct it", "Who stays in the room?", ""),
        ("The owner answered", "", "A nurse does."),
        ("Suspended the listing", "Until we have talked.", ""),
        ("Ended the suspension", "", ""),
    ]
    assert listing["decisions_said"] == ["Send a copy, please."]
    for theirs in THEIRS:
        assert theirs not in text


def test_a_report_of_which_the_owner_was_told_nothing_is_not_in_it() -> None:
    alice = cast.alice()
    report = report_about(alice, ReportKind.NOT_REACHABLE)
    triage.close(
        report=report, outcome=ReportOutcome.NOT_FOUNDED, told="", reason="Between reviewers",
        version=version(report), by=cast.rosa(),
    )  # fmt: skip
    listing, text = exported("alice@example.org")
    assert listing["asked_by_reviewers"] == []
    assert "Not founded" not in text


def test_nobody_gets_what_concerns_another() -> None:
    everything_there()
    cast.bob()
    listing, text = exported("bob@example.org")
    assert (listing["exclusion_list"], listing["asked_by_reviewers"]) == ([], [])
    for words in ("SALEM", "Who stays", "A nurse", *THEIRS[:7]):
        assert words not in text
