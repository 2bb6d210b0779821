"""A reviewer of the demo has something of every kind to do."""

from collections import Counter

import pytest
from django.utils import timezone

from providers.dates import today
from verification.accuracy.reading import read
from verification.models import Report, ReportAct
from verification.queue.every import EVERY, waiting
from verification.queue.row import told
from verification.report_text import Written
from verification.vocabulary.report import ReportKind, ReportState

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def test_work_of_every_kind_waits_and_not_too_much_of_it() -> None:
    kinds = Counter(row["waiting_kind"] for row in waiting())
    own = {"license", "claim", "recheck", "expiring", "safety_report", "report"} & set(EVERY)
    assert own <= set(kinds)
    assert 20 <= sum(kinds.values()) <= 200, kinds


def test_a_safety_concern_of_today_waits_and_some_work_is_late_but_little() -> None:
    rows = told(waiting())
    safety = [row for row in rows if row.kind == "safety_report"]
    assert [timezone.localdate(row.since) for row in safety] == [today()]
    assert [row.late for row in safety] == [False]
    new = [row for row in rows if row.kind in {"license", "claim", "report"}]
    assert sum(row.late for row in new) < len(new) / 4


def test_reports_of_every_kind_are_there_and_their_words_can_be_read() -> None:
    assert set(Report.objects.values_list("kind", flat=True)) == set(ReportKind)
    assert set(Report.objects.values_list("state", flat=True)) == set(ReportState)
    for act in ReportAct.objects.select_related("text"):
        assert Written.opened(act.text.locked)
    fixed = Report.objects.filter(provider__slug__in=("alice-alder", "bob-birch"))
    assert not fixed.exists()
    assert not Report.objects.filter(received_at__gt=timezone.now()).exists()


def test_most_licenses_were_decided_in_time_and_a_few_were_late() -> None:
    total = read(timezone.now()).total
    assert total.decided > 100
    assert 0.9 < total.in_time / total.decided < 1
