"""A reviewer takes a listing down, and a senior reviewer brings it back."""

import pytest
from django.core import mail
from django.test import Client

from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.entries import entry
from tests.providers.writing import errors_in, parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.reports.reporting import (
    SENTINEL,
    days,
    post,
    report_about,
    senior,
    signed_in,
    suspend,
    trail,
)
from verification.actions import triage
from verification.models import Report, ReportAct
from verification.vocabulary.report import Act

pytestmark = pytest.mark.django_db


def test_a_suspended_listing_is_gone_at_once_and_its_page_says_so(alice, report, rosa):
    assert entry(alice).listed
    answer = post(rosa, report, "suspend", told="Please call us.")
    assert answer.status_code == 303
    assert not entry(alice).listed
    assert (
        "This listing is not shown right now"
        in Client().get("/providers/alice-alder/").content.decode()
    )
    report.refresh_from_db()
    assert (report.state, report.due_on) == ("suspended", today() + days(30))
    act = ReportAct.objects.get(act=Act.SUSPENDED)
    assert (act.by, act.number, act.listing_was) == (cast.rosa(), 2, "published")


def test_the_owner_is_told_how_to_answer_and_nothing_of_the_report(report, rosa):
    post(rosa, report, "suspend", told="About the ride home.")
    [sent] = mail.outbox
    assert sent.to == ["alice@example.org"]
    assert "/practice/listings/alice-alder/answer/" in sent.body
    for secret in (SENTINEL, "About the ride home", "I called the practice"):
        assert secret not in sent.message().as_string()


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_what_is_not_public_cannot_be_suspended(alice, report, rosa, state):
    Provider.objects.filter(pk=alice.pk).update(listing_state=state)
    answer = post(rosa, report, "suspend", told="x")
    assert answer.status_code == 409
    assert "cannot be taken down" in errors_in(answer)
    assert trail(report) == ["received"]


@pytest.mark.parametrize("act", ["suspend", "close", "restore", "forward"])
def test_nothing_is_done_without_a_reason(alice, report, act):
    Provider.objects.filter(pk=alice.pk).update(listing_state="published")
    answer = post(signed_in(senior()), report, act, reason=" ", outcome="not_founded")
    assert answer.status_code == 422
    assert parsed(answer).title.get_text().startswith("Error:")
    assert trail(report) == ["received"]


@pytest.mark.parametrize("was", ["published", "paused"])
def test_only_a_senior_reviewer_brings_it_back_and_the_trail_stays(alice, report, rosa, was):
    Provider.objects.filter(pk=alice.pk).update(listing_state=was)
    suspend(report)
    mail.outbox.clear()
    assert post(rosa, report, "restore").status_code == 404
    assert post(signed_in(senior()), report, "restore").status_code == 303
    alice.refresh_from_db()
    report.refresh_from_db()
    assert (alice.listing_state, report.state, report.outcome) == (was, "closed", "restored")
    assert trail(report) == ["received", "suspended", "restored"]
    assert mail.outbox[0].subject.endswith("your listing is back")
    assert Provider.objects.published().filter(pk=alice.pk).exists() is (was == "published")


def test_a_listing_is_not_brought_back_against_the_exclusion_list(alice, report):
    suspend(report)
    # Found while the listing was down already
    name_hit(alice, kind="npi", npi=npi(1))
    mail.outbox.clear()
    assert post(signed_in(senior()), report, "restore").status_code == 303
    alice.refresh_from_db()
    report.refresh_from_db()
    assert (alice.listing_state, report.outcome) == ("suspended", "restored")
    assert not mail.outbox


def test_a_listing_whose_keeper_is_not_accepted_is_not_brought_back(alice, report):
    suspend(report)
    Provider.objects.filter(pk=alice.pk).update(identity_accepted_at=None)
    assert "stays down" in errors_in(post(signed_in(senior()), report, "restore"))


def test_a_report_that_did_not_take_the_listing_down_does_not_bring_it_back(alice, report):
    other = report_about(alice)
    suspend(report)
    suspender, by = Report.objects.get(pk=other.pk), senior()
    with pytest.raises(triage.NotPossibleError):
        triage.restore(report=suspender, reason="x", version=suspender.version, by=by)


def test_a_report_that_keeps_a_listing_down_is_not_closed_as_unfounded(report, rosa):
    suspend(report)
    answer = post(rosa, report, "close", outcome="not_founded")
    assert "brings it back first" in errors_in(answer)
    assert post(rosa, report, "close", outcome="taken_down").status_code == 303
    # And is undone all the same
    assert post(signed_in(senior()), report, "restore").status_code == 303
