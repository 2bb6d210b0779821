"""Who was asked and has answered waits again, and the row says so: a reviewer goes on where a colleague stopped."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from providers.models import License
from providers.vocabulary.checking import Verdict
from tests import cast
from tests.providers.writing import parsed
from tests.verification.reports.reporting import days, report_about, suspend
from tests.verification.reviewing import client_of
from verification.actions import triage
from verification.models import Report
from verification.vocabulary.report import ReportKind

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    """The rows of the page and what they say of an answer."""
    rows = client_of(cast.rosa()).get("/review/").context["rows"]
    return [(row.kind.value, row.answer) for row in rows]


def sent_again_after(*verdicts: str) -> License:
    """A license that was decided on so, and then sent in again."""
    now = timezone.now()
    before = now - days(30)
    made = cast.license_of(cast.listing("alice-alder"), "md", verified=False, submitted_at=before)
    for number, verdict in enumerate(verdicts):
        at = before + days(1 + number)
        cast.look(made, performed_at=at)
        cast.decide(made, verdict, decided_at=at)
    License.objects.filter(pk=made.pk).update(submitted_at=now - dt.timedelta(hours=1))
    return made


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ((), ""),
        ((Verdict.NEED_MORE,), "The provider has answered “More is needed”"),
        (
            (Verdict.VERIFIED, Verdict.COULD_NOT_CONFIRM),
            "The provider has answered “Could not be confirmed”",
        ),
        ((Verdict.NEED_MORE, Verdict.VERIFIED), "Changed since “Verified”"),
    ],
)
def test_a_license_that_came_back_says_after_what(verdicts: tuple[str, ...], said: str) -> None:
    sent_again_after(*verdicts)
    assert told() == [("license", said)]
    page = parsed(client_of(cast.rosa()).get("/review/"))
    assert (said in page.find(id="waiting").get_text()) is True


def test_a_report_says_whether_its_owner_answered() -> None:
    report = report_about(cast.alice(), ReportKind.NOT_REACHABLE)
    assert told() == [("report", "")]
    triage.ask_owner(report=report, told="How?", reason="x", version=1, by=cast.rosa())
    assert told() == []
    with time_machine.travel(timezone.now() + days(60), tick=False):
        assert told() == [("report", "The owner has not answered in time")]
    owner = User.objects.get(email="alice@example.org")
    triage.answer(report=report, text="By phone.", version=2, by=owner)
    assert told() == [("report", "The owner has answered")]


def test_so_does_a_listing_that_is_down_and_one_that_appeals() -> None:
    report = report_about(cast.alice())
    suspend(report)
    owner = User.objects.get(email="alice@example.org")
    triage.answer(report=report, text="It will not happen again.", version=2, by=owner)
    assert told() == [("report", "The owner has answered")]
    assert Report.objects.get().waits_since is not None
