"""Two reviewers press at the same moment: one act stands, the other is told."""

from concurrent.futures import ThreadPoolExecutor

from django.core import mail
from django.db import connection

from tests import cast
from tests.verification.reports.reporting import report_about, senior
from verification.actions import triage
from verification.actions.report_acts import ReportChangedError
from verification.models import ReportAct
from verification.vocabulary.report import ReportOutcome


def test_of_two_reviewers_at_once_one_act_stands(transactional_db):
    report = report_about(cast.alice())
    mail.outbox.clear()
    rosa, sam = cast.rosa(), senior()

    def suspend() -> bool:
        return _told(triage.suspend, report=report, told="", reason="x", version=1, by=rosa)

    def close() -> bool:
        outcome = ReportOutcome.NOT_FOUNDED
        return _told(
            triage.close, report=report, outcome=outcome, told="", reason="x", version=1, by=sam
        )

    with ThreadPoolExecutor(2) as threads:
        told = [each.result() for each in [threads.submit(suspend), threads.submit(close)]]
    assert sorted(told) == [False, True]
    assert ReportAct.objects.filter(report=report).count() == 2
    report.refresh_from_db()
    assert report.state == ("closed" if told[0] else "suspended")
    assert len(mail.outbox) == (0 if told[0] else 1), "of what did not happen nobody is told"


def _told(act, **said) -> bool:
    try:
        act(**said)
    except ReportChangedError:
        return True
    finally:
        connection.close()
    return False
