"""What floods, programs and hostile input get from the form."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from providers.models import Provider
from tests import cast
from tests.providers.writing import errors_in
from tests.verification.reports.reporting import Reporter, signed_in
from verification.actions import reports
from verification.models import Report, ReportText
from verification.report_text import Written
from verification.vocabulary.report import ReportKind


@pytest.fixture
def alice(db: None) -> Provider:
    return cast.alice()


def test_a_form_from_another_site_is_refused(alice):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/providers/alice-alder/report/", {}).status_code == 403


def test_one_form_sent_twice_is_one_report(alice):
    reporter = Reporter()
    assert [reporter.sends().status_code for _ in range(2)] == [303, 303]
    assert Report.objects.count() == 1


def test_a_program_that_is_faster_than_people_is_asked_to_wait(alice):
    reporter = Reporter()
    reporter.opens(ago=dt.timedelta(seconds=1))
    assert "That was very fast" in errors_in(reporter.sends())
    assert not Report.objects.exists()


def test_a_ticket_of_another_listing_does_not_open_this_one(alice):
    cast.bob()
    other = Reporter("bob-birch")
    other.opens()
    assert Reporter().writes().status_code == 303
    here = Reporter()
    here.ticket = other.ticket
    assert here.sends().status_code == 422


def test_from_one_address_only_so_many_are_kept(alice):
    answers = [Reporter().writes() for _ in range(6)]
    assert [each.status_code for each in answers] == [303] * 5 + [429]
    assert "turn to a board" in errors_in(answers[-1])
    assert "The number is not theirs." in answers[-1].content.decode()
    assert Reporter(address="192.0.2.2").writes().status_code == 303


def test_small_reports_do_not_keep_a_safety_concern_away(alice, monkeypatch):
    monkeypatch.setattr(reports, "MOST_ABOUT_A_LISTING", 1)
    codes = [Reporter(address=f"192.0.2.{n}").writes().status_code for n in range(3)]
    assert codes == [303, 429, 429]
    assert Reporter(address="192.0.2.9").writes(kind="safety").status_code == 303


def test_a_flood_of_alerts_ends_and_the_reports_are_kept(alice, monkeypatch, mailoutbox):
    cast.rosa()
    monkeypatch.setattr(reports, "MOST_ALERTS", 2)
    for number in range(4):
        assert Reporter(address=f"192.0.2.{number}").writes(kind="safety").status_code == 303
    assert len(mailoutbox) == 2
    assert Report.objects.count() == 4


@pytest.mark.parametrize("name", ["kind", "facts", "text", "reply_to", "homepage", "ticket"])
@pytest.mark.parametrize("value", ["y" * 1_000_000, "NUL \x00 in it"])
def test_a_huge_value_and_one_with_a_nul_are_refused(alice, name, value):
    assert Reporter().writes(**{name: value}).status_code == 422
    assert not Report.objects.exists()


def test_bytes_that_are_no_text_are_no_server_error(alice):
    reporter = Reporter()
    reporter.opens()
    body = b"kind=safety&text=%ff%fe&ticket=" + reporter.ticket.encode()
    response = reporter.client.post(
        reporter.path, body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in {303, 422}


def test_fields_that_the_form_does_not_have_change_nothing(alice):
    bob = cast.bob()
    Reporter().writes(provider=str(bob.pk), state="closed", outcome="not_founded", version="9")
    report = Report.objects.get()
    assert (report.provider, report.state, report.outcome, report.version) == (alice, "open", "", 1)


def test_a_script_is_shown_to_the_reviewer_as_text(alice):
    attack = "<script>alert(1)</script>"
    Reporter().writes(kind="safety", text=attack, reply_to='"<b>"@example.org')
    Reporter().writes(kind="safety", text=attack)
    report = Report.objects.first()
    page = signed_in(cast.rosa()).get(f"/review/reports/{report.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("reply_to", ["a@example.org\r\nBcc: b@example.org", "a@b.org,c@d.org"])
def test_a_second_header_or_address_cannot_be_put_in(alice, reply_to):
    assert Reporter().writes(reply_to=reply_to).status_code == 422


def test_one_form_sent_at_once_by_eight_makes_one_report(transactional_db):
    alice = cast.alice()

    def send(_number: int) -> bool:
        try:
            made = reports.receive(
                about=alice,
                kind=ReportKind.SAFETY,
                written=Written(text="They left me alone."),
                key="the form",
                address="192.0.2.1",
            )
            return made is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(send, range(8))) == 1
    assert Report.objects.count() == ReportText.objects.count() == 1
