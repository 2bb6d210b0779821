"""A reviewer acts on a report: each act stands for good, and of two at once one is told."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.roles import Role
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.entries import settle
from tests.providers.writing import errors_in, parsed
from tests.verification.reports.reporting import (
    SENTINEL,
    days,
    post,
    report_about,
    signed_in,
    suspend,
    trail,
)
from verification.actions import triage
from verification.actions.report_acts import ReportChangedError
from verification.models import Report, ReportAct
from verification.vocabulary.report import Act, ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db


# The pages


def test_a_reviewer_reads_the_words_beside_the_facts_and_the_other_reports(alice, report, rosa):
    other = report_about(alice, ReportKind.WRONG_FACTS, facts=["cost"], text="")
    page = parsed(rosa.get(f"/review/reports/{report.pk}/")).main
    text = page.get_text(" ", strip=True)
    assert SENTINEL in text
    assert "Physician (MD), Oregon" in text
    assert "They left no way to ask them back." in text
    assert page.find("a", href=f"/review/reports/{other.pk}/")
    assert "Prices, or how you can pay" in rosa.get(f"/review/reports/{other.pk}/").content.decode()


def test_urgent_reports_come_first_and_closed_ones_last(alice, report, rosa):
    small = report_about(alice, ReportKind.NOT_REACHABLE)
    closed = report_about(alice, ReportKind.NOT_REACHABLE)
    post(rosa, closed, "close", outcome="not_founded")
    page = parsed(rosa.get("/review/reports/")).main
    heads = [each.get_text() for each in page.find_all("h2")]
    assert heads == ["Look at these today", "Waiting for a reviewer", "Closed"]
    links = [each["href"] for each in page.select(".message-list a")]
    assert links == [f"/review/reports/{each.pk}/" for each in (report, small, closed)]


def test_the_number_of_questions_does_not_grow_with_the_reports(
    alice, rosa, django_assert_max_num_queries
):
    for number in range(12):
        report_about(alice, ReportKind.SAFETY if number % 2 else ReportKind.WRONG_FACTS)
    with django_assert_max_num_queries(20):
        rosa.get("/review/reports/")


def test_without_the_secret_the_page_says_that_it_cannot_be_opened(report, rosa, settings):
    page = f"/review/reports/{report.pk}/"
    settings.SECRET_KEY = "another"
    reader = signed_in(cast.rosa())
    assert "can no longer be opened" in reader.get(page).content.decode()


# Asking, forwarding, closing


def test_an_owner_is_asked_in_the_reviewers_words_with_a_day_to_answer(report, rosa):
    assert post(rosa, report, "ask", told=" ").status_code == 422
    assert post(rosa, report, "ask", told="Look at your prices.", reason="").status_code == 303
    report.refresh_from_db()
    assert (report.state, report.due_on, report.waits_since) == ("asked", today() + days(7), None)
    [sent] = mail.outbox
    assert SENTINEL not in sent.message().as_string()
    assert "prices" not in sent.body
    assert not Report.objects.waiting().exists()
    with time_machine.travel(timezone.now() + days(8), tick=False):
        assert Report.objects.waiting().exists(), "an owner who says nothing is not forgotten"


def test_that_a_board_was_told_is_written_down(report, rosa):
    [board] = {
        each["value"]
        for each in parsed(rosa.get(f"/review/reports/{report.pk}/")).select("[name=board]")
    }
    assert post(rosa, report, "forward", board="A board of my own").status_code == 422
    assert post(rosa, report, "close", outcome="passed_on").status_code == 409
    assert post(rosa, report, "forward", board=board).status_code == 303
    assert ReportAct.objects.get(act=Act.FORWARDED).board == board
    assert post(rosa, report, "close", outcome="passed_on").status_code == 303
    assert trail(report) == ["received", "forwarded", "closed"]


def test_a_closed_report_is_not_closed_again(report, rosa):
    assert post(rosa, report, "close", outcome="not_founded").status_code == 303
    assert post(rosa, report, "close", outcome="corrected").status_code == 409
    for act in ("ask", "suspend"):
        assert post(rosa, report, act, told="x").status_code == 409


@pytest.mark.parametrize("outcome", ["taken_down", "restored", "praised", ""])
def test_an_outcome_that_is_not_true_is_refused(report, rosa, outcome):
    assert post(rosa, report, "close", outcome=outcome).status_code in {409, 422}
    assert trail(report) == ["received"]


def test_who_was_asked_is_told_that_it_is_over(report, rosa):
    post(rosa, report, "ask", told="Look at your prices.")
    mail.outbox.clear()
    post(rosa, report, "close", outcome="corrected")
    assert "nothing more is asked" in mail.outbox[0].subject


# Who may


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_no_other_role_acts(report, role):
    with pytest.raises(PermissionDenied):
        suspend(report, by=cast.user("x@example.org", role))


def test_a_reviewer_does_not_act_on_their_own_listing(rosa):
    own = report_about(cast.listing("rosas", owner=cast.rosa()))
    with pytest.raises(PermissionDenied):
        suspend(own)
    assert post(rosa, own, "close", outcome="not_founded").status_code == 404


def test_who_signed_in_long_ago_proves_again_who_they_are(report, rosa):
    with time_machine.travel(timezone.now() + dt.timedelta(hours=3), tick=False):
        answer = post(rosa, report, "suspend")
        assert "/account/" in answer.headers["Location"]
    assert trail(report) == ["received"]


def test_a_reviewer_without_a_second_factor_is_refused(report, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = signed_in(cast.rosa())
    for answer in (client.get(f"/review/reports/{report.pk}/"), post(client, report, "suspend")):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/account/second-step/")
    assert trail(report) == ["received"]


# Two at once


def test_who_has_not_seen_the_last_act_is_told_and_changes_nothing(alice, report, rosa):
    suspend(report)
    answer = post(rosa, report, "close", version=1, outcome="not_founded", reason="I think not.")
    assert answer.status_code == 409
    assert "Somebody acted on this report a moment ago" in errors_in(answer)
    page = parsed(answer)
    assert "I think not." in page.get_text(), "what was typed is there"
    assert "Suspended the listing" in page.get_text(), "and what the other did"
    assert trail(report) == ["received", "suspended"]


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "99999999999"])
def test_a_version_that_nobody_was_shown_is_refused(report, rosa, version):
    answer = post(rosa, report, "close", version=version, outcome="not_founded")
    assert answer.status_code in {409, 422}
    assert trail(report) == ["received"]


def test_a_report_that_went_with_its_listing_is_a_change_too(alice, report):
    Provider.objects.filter(pk=alice.pk).delete()
    with pytest.raises(ReportChangedError):
        triage.close(
            report=report,
            outcome=ReportOutcome.NOT_FOUNDED,
            told="",
            reason="x",
            version=1,
            by=cast.rosa(),
        )
    settle()
