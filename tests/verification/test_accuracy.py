"""The live figures of /accuracy/: each worked out by hand here, none told where too few stand behind it."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from providers.models import Provider, ReplyTime
from providers.vocabulary.checking import Fact, Result, Verdict
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.providers.writing import parsed
from tests.reading import grade
from tests.verification.reports.reporting import report_about, senior
from verification.accuracy import now as kept
from verification.accuracy.figures import FEWEST_LISTINGS, Share, Tally, without_small
from verification.accuracy.now import Accuracy, accuracy_now
from verification.actions import triage
from verification.vocabulary.report import ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _read_anew() -> None:
    kept.forget()


def figures() -> Accuracy:
    kept.forget()
    return accuracy_now()


def many(number: int, code: str = cast.PORTLAND, **fields: object) -> list[Provider]:
    """Listings with a place and nothing else."""
    made = []
    for index in range(number):
        provider = cast.listing(f"many-{code}-{index}", **fields)
        cast.place(provider, code)
        made.append(provider)
    return made


def checked_days_ago(provider: Provider, days: int) -> None:
    sent = timezone.now() - days * DAY - dt.timedelta(minutes=9)
    license_ = cast.license_of(provider, "md", verified=False, submitted_at=sent)
    cast.look(license_, performed_at=sent + dt.timedelta(minutes=2))
    cast.decide(license_, decided_at=sent + dt.timedelta(minutes=3))


def words(client: Client) -> str:
    kept.forget()
    return " ".join(parsed(client.get("/accuracy/")).main.get_text(" ").split())


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


# Small numbers


def tally(listings: int) -> Tally:
    return Tally(listings=listings)


@pytest.mark.parametrize(
    ("states", "alone", "together"),
    [
        ({"OR": 10, "WA": 12}, ["OR", "WA"], []),
        ({"OR": 30, "WA": 9, "ID": 4}, ["OR"], ["ID", "WA"]),
        # One small state alone would be worked out by taking the others from the total
        ({"OR": 30, "WA": 12, "ID": 4}, ["OR"], ["ID", "WA"]),
        ({"ID": 4}, [], ["ID"]),
    ],
)
def test_a_state_with_few_listings_is_told_with_others(states, alone, together):
    told, others, names = without_small({state: tally(n) for state, n in states.items()})
    assert (sorted(told), names) == (alone, together)
    if together:
        assert others.listings == sum(states[state] for state in together)
    assert all(each.listings >= FEWEST_LISTINGS for each in told.values())


def test_of_few_things_no_share_is_told():
    assert (Share(4, 4).percent, Share(5, 5).percent, Share(0, 0).percent) == (None, 100, None)
    assert Share(199, 200).percent == 99, "100 is said only of all"
    assert Tally(ages=[1, 2, 3, 4]).median_age is None
    assert Tally(hours=[1, 2, 3, 4]).reply_days is None


def test_a_small_state_is_not_named_in_the_table():
    many(10)
    many(10, "98101")
    boise = many(2, "83702")
    checked_days_ago(boise[0], 3)
    text = parsed(Client().get("/accuracy/")).main.table.get_text(" ", strip=True)
    assert "Idaho" not in text
    assert "Other states" in text


# The page


def test_the_page_says_each_figure_with_the_count_behind_it(client):
    for days, provider in enumerate(many(12), start=1):
        checked_days_ago(provider, days * 8)
    text = words(client)
    assert "91% (11 of 12)" in text
    assert "Counted: 11 licenses" in text
    assert "within the last 90 days" in text
    assert "Licenses decided on within 2 business days" in text
    assert "100% (12 of 12)" in text
    assert "Suspended by us: 0." in text
    assert "too few to say (0 of 0)" in text


def test_an_empty_site_has_a_page_too(client):
    assert "too few to say" in words(client)


def test_the_page_can_be_read_printed_and_found(client):
    many(11)
    html = client.get("/accuracy/").content.decode()
    assert grade(html) <= 8
    assert foreign_addresses(html) == []
    assert inline_code(html) == []
    soup = BeautifulSoup(html, "html.parser")
    assert [each.get_text() for each in soup.find_all("h1")] == ["How true our listings are"]
    assert soup.find("time")["datetime"]
    assert all(row.find("th", scope="row") for row in soup.select("tbody tr"))
    assert soup.footer.find("a", href="/accuracy/")
    assert "Set-Cookie" not in client.get("/accuracy/").headers
    assert "/accuracy/" in client.get("/sitemap-pages.xml").content.decode()
    assert client.post("/accuracy/").status_code == 405


def test_the_questions_do_not_grow_with_the_listings(client, django_assert_num_queries):
    def asked(number: int) -> None:
        kept.forget()
        with django_assert_num_queries(number):
            client.get("/accuracy/")

    many(3)
    asked(11)
    for provider in many(9, "98101"):
        checked_days_ago(provider, 3)
    asked(11)


def test_the_figures_are_read_once_a_minute_and_then_are_new(client, django_assert_num_queries):
    many(5)
    client.get("/accuracy/")
    many(5, "98101")
    with django_assert_num_queries(0):
        assert "of 5)" in client.get("/accuracy/").content.decode()
    with time_machine.travel(timezone.now() + dt.timedelta(seconds=61), tick=False):
        assert "of 10)" in client.get("/accuracy/").content.decode()


# How we check licenses


def test_how_we_check_quotes_the_live_figures_and_leads_to_them(client):
    for days, provider in enumerate(many(6), start=1):
        checked_days_ago(provider, days)
    kept.forget()
    soup = parsed(client.get("/how-we-check-licenses/"))
    text = " ".join(soup.main.get_text(" ").split())
    assert "100% (6 of 6)" in text
    assert soup.main.find("a", href="/accuracy/")


def test_the_days_on_both_pages_come_from_where_they_count(client, settings, monkeypatch):
    from verification.queue.kinds import CLOCKS, Kind

    settings.EVIDENCE_DAYS = 31
    monkeypatch.setitem(CLOCKS, Kind.LICENSE, 3)
    monkeypatch.setitem(CLOCKS, Kind.REPORT, 4)
    how = " ".join(parsed(client.get("/how-we-check-licenses/")).main.get_text(" ").split())
    assert "A check counts for 31 days at most" in how
    assert "A new license is looked at within 3 business days" in how
    assert "Every other report is looked at within 4 business days" in how
    text = words(client)
    assert "within the last 31 days" in text
    assert "Licenses decided on within 3 business days" in text
    assert "at the rest within 4 business days" in text
