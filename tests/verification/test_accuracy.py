"""The live figures of /accuracy/: each worked out by hand here, none told where too few stand behind it."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from providers.models import Provider, ReplyTime
from providers.vocabulary.checking import Fact, Result, Verdict
from tests import cast
from tests.verification.accurate import DAY, checked_days_ago, figures, many
from tests.verification.reports.reporting import report_about, senior
from verification.accuracy import now as kept
from verification.actions import triage
from verification.vocabulary.report import ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_anew() -> None:
    kept.forget()


# Checks


def test_a_listing_counts_while_its_check_does(settings):
    listings = many(6)
    for days, provider in zip((1, 10, 20, 89, 90, 91), listings, strict=True):
        checked_days_ago(provider, days)
    cast.draft_listing("not-public")
    cast.listing("paused", listing_state="paused")
    total = figures().total
    assert (total.checked, total.listings) == (5, 6)
    assert total.median_age == 20
    settings.EVIDENCE_DAYS = 30
    assert figures().total.checked == 5, "what was written down when they looked stays"


def test_a_license_that_a_board_acted_against_is_no_checked_one():
    [alice] = many(1)
    checked_days_ago(alice, 3)
    cast.decide(alice.licenses.get(), Verdict.DISCIPLINED)
    assert figures().total.checked == 0


def test_a_practice_counts_by_the_license_of_its_people():
    alice = cast.alice()
    practice = cast.listing("the-practice", kind="organization")
    assert (figures().total.checked, figures().total.listings) == (1, 2)
    cast.membership(practice, alice)
    assert figures().total.checked == 2
    assert len(figures().total.ages) == 1, "one look is one look"


# Decisions


@pytest.mark.parametrize(
    ("decided", "now", "expected"),
    [
        # Sent in on Friday at noon, local time; Tuesday at noon is two business days later
        ("2026-03-10 11:59", "2026-03-20", (1, 1)),
        ("2026-03-10 12:01", "2026-03-20", (0, 1)),
        ("", "2026-03-10 11:59", (0, 0)),
        ("", "2026-03-10 12:01", (0, 1)),
        ("2026-03-10 11:59", "2027-04-01", (0, 0)),
    ],
)
def test_a_decision_is_in_time_within_two_business_days(decided, now, expected):
    zone = timezone.get_current_timezone()

    def at(text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(text).replace(tzinfo=zone)

    with time_machine.travel(at("2026-03-06 12:00"), tick=False):
        license_ = cast.license_of(
            cast.listing("someone"), "md", verified=False, submitted_at=timezone.now()
        )
    if decided:
        cast.decide(license_, Verdict.NEED_MORE, decided_at=at(decided))
        cast.decide(license_, Verdict.COULD_NOT_CONFIRM, decided_at=at(decided) + 2 * DAY)
    with time_machine.travel(at(now), tick=False):
        total = figures().total
    assert (total.in_time, total.decided) == expected


# Replies


def test_replies_are_counted_by_the_rule_of_each_provider():
    alice, bob = cast.alice(), cast.bob()
    day = timezone.localdate() - 20 * DAY
    for provider, hours in ((alice, 3), (alice, 5), (alice, 30), (bob, 80), (bob, None)):
        ReplyTime.objects.create(provider=provider, sent_on=day, hours=hours)
    # This week's may still get one
    ReplyTime.objects.create(provider=alice, sent_on=timezone.localdate(), hours=None)
    total = figures().total
    assert (total.replied_share.some, total.replied_share.of, total.reply_days) == (4, 5, 2)


# Removals


def test_what_left_the_view_is_counted_whoever_made_it_so():
    alice, bob, cara = cast.alice(), cast.bob(), cast.listing("cara-cedar")
    Provider.objects.filter(pk=alice.pk).update(listing_state="suspended")
    Provider.objects.filter(pk=alice.pk).update(listing_state="published")
    Provider.objects.filter(pk=alice.pk).update(listing_state="suspended")
    Provider.objects.filter(pk=bob.pk).update(listing_state="closed")
    Provider.objects.filter(pk=cara.pk).update(listing_state="paused")
    draft = cast.draft_listing()
    Provider.objects.filter(pk=draft.pk).update(listing_state="suspended")
    cast.look(alice.licenses.get(), Result.ADVERSE, license=None, fact=Fact.EXCLUSION)
    now = figures()
    assert (now.total.suspended, now.total.closed, now.total.excluded) == (1, 1, 1)
    assert now.others.suspended == 1, "in Oregon, where it had its place"
    with time_machine.travel(timezone.now() + 366 * DAY, tick=False):
        later = figures().total
    assert (later.suspended, later.closed, later.excluded) == (0, 0, 0)


def test_a_listing_that_is_gone_still_counts_as_removed():
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(listing_state="suspended")
    Provider.objects.filter(pk=alice.pk).delete()
    assert (figures().total.suspended, figures().others.suspended) == (1, 1)


# Reports


def test_reports_are_told_with_how_long_half_of_them_took():
    alice, sam = cast.alice(), senior()
    for hours in (1, 2, 5, 50, 70):
        with time_machine.travel(timezone.now() - hours * dt.timedelta(hours=1), tick=False):
            report = report_about(alice, ReportKind.NOT_REACHABLE, key=str(hours))
        triage.close(
            report=report,
            outcome=ReportOutcome.NOT_FOUNDED,
            told="",
            reason="x",
            version=1,
            by=sam,
        )
    report_about(alice)
    reports = figures().reports
    assert (reports.received, reports.closed, reports.hours) == (6, 5, 5)
    Provider.objects.all().delete()
    assert figures().reports == reports, "a listing that goes takes no figure along"
