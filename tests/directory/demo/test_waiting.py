"""A reviewer of the demo has something of every kind to do."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format

from providers.dates import today
from providers.models import Evidence, Provider
from providers.vocabulary.checking import Fact
from tests.directory.listing.reading import ListingRead
from verification.accuracy.reading import read
from verification.demo.reports import moment
from verification.models import (
    ExclusionComparison,
    ExclusionHit,
    ExclusionList,
    Report,
    ReportAct,
)
from verification.queue.every import EVERY, waiting
from verification.queue.row import told
from verification.report_text import Written
from verification.vocabulary.report import ReportKind, ReportState

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def test_work_of_every_kind_waits_and_not_too_much_of_it() -> None:
    kinds = Counter(row["waiting_kind"] for row in waiting())
    own = {"license", "claim", "recheck", "expiring", "safety_report", "report", "exclusion"} & set(
        EVERY
    )
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


def test_what_listings_say_of_the_exclusion_list_is_true_of_a_list_that_was_read() -> None:
    """And nobody is said to have been looked for on a list that is not there."""
    [as_of] = ExclusionList.objects.values_list("as_of", flat=True)
    assert today() - dt.timedelta(days=30) < as_of < today()
    assert ExclusionComparison.objects.count() == Provider.objects.count()
    assert not Evidence.objects.filter(fact=Fact.EXCLUSION).exists()
    only = ExclusionHit.objects.get()
    # Sections of the law are written as OIG writes them.
    assert (only.kind, only.authority) == ("name", "1128a1")
    listed = date_format(as_of, "N j, Y")
    said = ListingRead("alice-alder").part("checks")
    assert f"Federal exclusion list: no match on {listed}" in said
    assert f"the list of {listed} is being checked" in ListingRead(only.provider.slug).part(
        "checks"
    )


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("00:00", "00:00"),
        ("00:20", "00:10"),
        ("06:00", "03:00"),
        ("07:00", "07:00"),
        ("23:59", "07:00"),
    ],
)
def test_a_concern_of_today_came_in_at_an_hour_that_is_over(now: str, at: str) -> None:
    zone = timezone.get_default_timezone()
    on = dt.date(2026, 3, 4)
    with time_machine.travel(dt.datetime.fromisoformat(f"2026-03-04T{now}").replace(tzinfo=zone)):
        assert f"{moment(on, 0, 7):%H:%M}" == at
    assert f"{moment(on, 1, 7):%d %H:%M}" == "03 07:00"
