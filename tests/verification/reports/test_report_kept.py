"""How long what was written is kept, and what the database refuses."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from providers.daily import STEPS
from providers.models import Provider
from tests import cast
from tests.entries import settle
from tests.verification.reports.reporting import days, report_about, signed_in
from verification.actions import reports, triage
from verification.models import Report, ReportAct, ReportText
from verification.report_text import Written
from verification.vocabulary.report import Act, ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return report_about(cast.alice(), ReportKind.WRONG_FACTS, text="xylophone")


def closed(report: Report) -> Report:
    triage.close(
        report=report,
        outcome=ReportOutcome.NOT_FOUNDED,
        told="",
        reason="The page is right.",
        version=report.version,
        by=cast.rosa(),
    )
    return Report.objects.get(pk=report.pk)


def at_noon(day: dt.date) -> time_machine.travel:
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())
    return time_machine.travel(noon, tick=False)


@pytest.mark.parametrize(("after", "kept"), [(89, True), (90, False), (91, False)])
def test_what_was_reported_is_gone_90_days_after_the_report_was_closed(report, after, kept):
    closed(report)
    with at_noon(timezone.localdate() + days(after)):
        page = signed_in(cast.rosa()).get(f"/review/reports/{report.pk}/").content.decode()
        # Whether or not the daily job has run
        assert ("xylophone" in page) is kept
        assert "The page is right." in page, "what reviewers said stays with the listing"
        assert reports.purge() == (0 if kept else 1)
        assert reports.purge() == 0
    texts = {each.act.act for each in ReportText.objects.select_related("act")}
    assert texts == ({Act.RECEIVED, Act.CLOSED} if kept else {Act.CLOSED})


def test_an_open_report_is_kept_until_somebody_has_looked(report):
    assert reports.purge(timezone.localdate() + days(4000)) == 0


def test_the_daily_job_deletes_texts():
    assert dict(STEPS)["Texts of closed reports"]() == "0 deleted"


def test_with_the_listing_the_words_go_and_the_trail_stays(report):
    closed(report)
    Provider.objects.all().delete()
    assert not Report.objects.exists()
    assert not ReportText.objects.exists()
    assert ReportAct.objects.count() == 2


@pytest.mark.parametrize("table", ["verification_reportact", "verification_listingmove"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_trail_is_refused_any_change(report, table, sql):
    Provider.objects.update(listing_state="paused")
    settle()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(table))


def test_words_are_not_rewritten(report):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportText.objects.update(locked=Written(text="Other words").locked())


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "praise"},
        {"state": "closed"},
        {"state": "asked", "waits_since": None},
        {"outcome": "not_founded"},
        {"waits_since": None},
        {"due_on": dt.date(2030, 1, 1)},
        {"closed_at": timezone.now()},
    ],
)
def test_the_database_refuses_a_report_that_waits_for_nobody(report, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**change)


def test_the_database_refuses_to_keep_texts_for_longer(report):
    done = closed(report)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=done.pk).update(delete_on=timezone.localdate() + days(93))


def act(report: Report, **fields: Any) -> None:
    made: dict[str, Any] = {
        "report": report,
        "provider_id": report.provider_id,
        "number": 9,
        "kind": report.kind,
        "act": Act.FORWARDED,
        "board": "A board",
        "at": timezone.now(),
        "by": cast.rosa(),
    }
    ReportAct.objects.create(**made | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"number": 1},
        {"act": "forgiven"},
        {"by": None},
        {"board": ""},
        {"act": Act.RECEIVED, "board": ""},
        {"act": Act.CLOSED, "board": ""},
        {"act": Act.SUSPENDED, "board": ""},
        {"outcome": "not_founded"},
        {"kind": "safety"},
    ],
)
def test_the_database_refuses_an_act_that_does_not_add_up(report, fields):
    act(report, number=8)
    with pytest.raises(IntegrityError), transaction.atomic():
        act(report, **fields)


def test_the_database_refuses_an_act_about_another_listing(report):
    bob = cast.bob()
    with pytest.raises(IntegrityError), transaction.atomic():
        act(report, provider_id=bob.pk)


def test_the_database_refuses_words_that_nobody_locked(report):
    act(report)
    row = ReportAct.objects.get(number=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportText.objects.create(act=row, report=report, locked=b"They left me alone.")
