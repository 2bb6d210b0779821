"""Reports in the list of what waits for a person."""

import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from providers.models import Provider
from tests import cast
from tests.verification.reports.reporting import days, report_about, signed_in, suspend
from tests.verification.signed_in import text_of
from verification.actions import triage
from verification.models import Report
from verification.queue.every import waiting
from verification.queue.kinds import Kind
from verification.vocabulary.report import ReportKind

pytestmark = pytest.mark.django_db

REPORTS = (Kind.SAFETY_REPORT, Kind.REPORT)


def rows() -> list[tuple[str, str, str, str]]:
    return [
        (
            row["waiting_kind"],
            row["waiting_title"],
            row["waiting_about"],
            row["waiting_state"],
        )
        for row in waiting(REPORTS)
    ]


def test_safety_and_misconduct_come_before_older_reports(alice: Provider) -> None:
    for kind in (ReportKind.WRONG_FACTS, ReportKind.MISCONDUCT, ReportKind.SAFETY):
        report_about(alice, kind)
    assert rows() == [
        ("safety_report", "Alice Alder", "misconduct", "OR"),
        ("safety_report", "Alice Alder", "safety", "OR"),
        ("report", "Alice Alder", "wrong_facts", "OR"),
    ]


def test_a_report_that_is_with_the_owner_comes_back_by_itself(report: Report) -> None:
    suspend(report)
    assert rows() == []
    for after, waits in ((30, False), (31, True)):
        with time_machine.travel(timezone.now() + days(after), tick=False):
            assert bool(rows()) is waits
    alice = User.objects.get(email="alice@example.org")
    triage.answer(report=report, text="A plan.", version=2, by=alice)
    # The listing is down, so this can wait like any other
    assert [row[0] for row in rows()] == ["report"]


def test_a_listing_without_a_place_waits_in_no_state() -> None:
    report_about(cast.listing("nowhere"))
    assert rows()[0][3] == ""


def test_the_list_of_reports_says_whose_turn_it_is(report: Report) -> None:
    rosa = signed_in(cast.rosa())
    suspend(report)
    until = date_format(timezone.localdate() + days(30), "N j, Y")
    said = text_of(rosa.get("/review/reports/"))
    assert f"The listing is suspended; the owner has until {until}" in said
    alice = User.objects.get(email="alice@example.org")
    triage.answer(report=report, text="A plan.", version=2, by=alice)
    said = text_of(rosa.get("/review/reports/"))
    assert "The listing is suspended; the owner has answered" in said
