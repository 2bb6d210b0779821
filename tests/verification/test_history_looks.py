"""A history is read for what was decided: who looked is left out at first, and told in few lines when it is asked for; no row is lost."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import License, Provider
from tests import cast
from tests.entries import settle
from tests.reading import grade
from tests.verification.trail import Since
from verification.actions.holds import take
from verification.audit.folding import APART, AT_MOST, page
from verification.models import AuditRow

pytestmark = pytest.mark.django_db

NINE = dt.datetime(2026, 3, 4, 14, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def look(who: User, at: Provider | License, after: dt.timedelta) -> None:
    """The row that a view leaves; the database's own clock cannot be moved, so the row is written as its function would."""
    license_ = at if isinstance(at, License) else None
    listing = at.provider_id if isinstance(at, License) else at.pk
    AuditRow.objects.create(
        at=NINE + after,
        actor_id=who.pk,
        act="saw",
        kind="license" if license_ else "listing",
        key=str(at.pk),
        listing_id=listing,
        license_id=license_.pk if license_ else None,
        fields=[],
    )


def sam() -> User:
    return cast.user("sam@example.org", Role.SENIOR_REVIEWER, name="Sam Sorrel")


def history(what: Provider | License, query: str = "?show=everything") -> BeautifulSoup:
    client = Client()
    client.force_login(cast.user("reader@example.org", Role.REVIEWER, name="The reader"))
    kind = "listing" if isinstance(what, Provider) else "license"
    answer = client.get(reverse("review_history", args=[kind, what.pk]) + query)
    assert answer.status_code == 200
    assert grade(answer.content.decode()) <= 8
    return BeautifulSoup(answer.content, "html.parser")


def looks(page: BeautifulSoup) -> list[str]:
    lines = page.select("ol.history > li")
    return [" ".join(line.get_text().split()) for line in lines if "saw:" in line.get_text()]


def test_who_took_it_in_hand_is_told_only_with_everything() -> None:
    sent = cast.license_of(cast.listing("a-stranger"), "md", verified=False)
    take(kind="license", subject=str(sent.pk), by=sam())
    settle()
    assert "hold" not in history(sent, "").get_text()
    assert "added: hold" in history(sent).get_text()


def test_a_history_opens_with_what_was_decided_and_not_with_who_looked() -> None:
    alice = cast.alice()
    look(cast.rosa(), alice, MINUTE)
    first = history(alice, "")
    assert looks(first) == []
    assert "decided on: decision" in first.get_text()
    [here] = first.select("nav.narrowing [aria-current]")
    assert here.get_text(strip=True) == "Decisions and changes"
    [other] = first.select("nav.narrowing a:not([aria-current])")
    page = history(alice, str(other["href"]))
    assert len(looks(page)) == 1
    assert "decided on: decision" in page.get_text()
    [back] = page.select("nav.narrowing a:not([aria-current])")
    assert looks(history(alice, "?" + str(back["href"]).partition("?")[2])) == []


def test_looks_that_follow_each_other_are_one_line_that_opens() -> None:
    license_ = cast.alice().licenses.get()
    for minutes in (0, 10, 35):
        look(cast.rosa(), license_, minutes * MINUTE)
    page = history(license_)
    [line] = looks(page)
    assert "3 times, from Mar 4, 9:00:00 a.m. to 9:35:00 a.m." in line
    [opened] = page.select("ol.history details")
    assert len(opened.select("ul > li time")) == 3
    assert [time["datetime"][11:16] for time in opened.select("ul > li time")] == [
        "09:35",
        "09:10",
        "09:00",
    ]


def test_looks_at_two_things_in_turn_are_two_lines() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    for minutes in range(6):
        look(cast.rosa(), (alice, license_)[minutes % 2], minutes * MINUTE)
    assert sorted(line.count("3 times") for line in looks(history(alice))) == [1, 1]


def test_two_people_are_two_lines() -> None:
    alice = cast.alice()
    for minutes, who in enumerate((cast.rosa(), sam(), cast.rosa())):
        look(who, alice, minutes * MINUTE)
    of_rosa, of_sam = looks(history(alice))
    assert "2 times" in of_rosa
    assert "time" not in of_sam


def test_who_comes_back_later_looked_anew() -> None:
    alice = cast.alice()
    look(cast.rosa(), alice, dt.timedelta(0))
    look(cast.rosa(), alice, APART)
    look(cast.rosa(), alice, APART * 2 + dt.timedelta(seconds=1))
    later, before = looks(history(alice))
    assert "time" not in later
    assert "2 times" in before


def test_a_look_after_a_decision_is_not_told_as_one_before_it() -> None:
    license_ = cast.alice().licenses.get()
    look(cast.rosa(), license_, dt.timedelta(0))
    cast.decide(license_, decided_by=cast.rosa())
    look(cast.rosa(), license_, MINUTE)
    assert [line.count("times") for line in looks(history(license_))] == [0, 0]


def test_files_have_every_look_and_the_one_for_the_file_itself() -> None:
    alice = cast.alice()
    for minutes in range(5):
        look(cast.rosa(), alice, minutes * MINUTE)
    client = Client()
    client.force_login(cast.rosa())
    url = reverse("review_history", args=["listing", alice.pk])
    since = Since()
    assert client.get(url, {"format": "csv"}).getvalue().count(b",saw,") == 6
    assert since.row(act="saw").listing_id == alice.pk
    assert len(looks(history(alice))) == 2


def test_pages_of_many_looks_hold_every_row_once() -> None:
    alice, people = cast.alice(), (cast.rosa(), sam())
    rows = AuditRow.objects.filter(listing_id=alice.pk)
    for minutes in range(40):
        look(people[minutes % 3 % 2], alice, minutes * MINUTE)
    for minutes in range(0, 4000, 31):
        look(people[0], alice, dt.timedelta(days=1) + minutes * MINUTE)
    seen: list[int] = []
    before, has_older = None, True
    while has_older:
        runs, has_older = page(rows, before=before, lines=7)
        assert len(runs) <= 7
        seen += [row.pk for run in runs for row in run]
        before = min(seen)
    assert sorted(seen, reverse=True) == list(rows.order_by("-pk").values_list("pk", flat=True))
    assert len(seen) == len(set(seen))


def test_a_page_reads_no_more_rows_than_it_may() -> None:
    alice, rosa = cast.alice(), cast.rosa()
    AuditRow.objects.bulk_create(
        AuditRow(
            at=NINE,
            actor_id=rosa.pk,
            act="saw",
            kind="listing",
            key=str(alice.pk),
            listing_id=alice.pk,
            fields=[],
        )
        for _each in range(AT_MOST + 1)
    )
    runs, has_older = page(AuditRow.objects.filter(listing_id=alice.pk), before=None, lines=50)
    assert [len(run) for run in runs] == [AT_MOST]
    assert has_older
