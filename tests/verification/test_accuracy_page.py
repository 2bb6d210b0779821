"""What /accuracy/ tells, and does not tell, and how often it asks the database."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from tests.origins import foreign_addresses, inline_code
from tests.providers.writing import parsed
from tests.reading import grade
from tests.verification.accurate import checked_days_ago, many
from verification.accuracy import now as kept
from verification.accuracy.figures import FEWEST_LISTINGS, Share, Tally, without_small
from verification.templatetags.accuracy import removed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_anew() -> None:
    kept.forget()


def words(client: Client) -> str:
    kept.forget()
    return " ".join(parsed(client.get("/accuracy/")).main.get_text(" ").split())


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


def test_no_table_repeats_the_total_when_every_state_is_small():
    many(9)
    page = parsed(Client().get("/accuracy/")).main
    assert page.table is None
    assert "No state has 10 public listings yet" in page.get_text()


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
    assert "Messages that got a reply none yet" in text


def test_the_table_says_a_share_of_few_as_two_numbers_and_of_nothing_that_there_is_none(client):
    providers = many(12)
    for provider in providers[:11]:
        checked_days_ago(provider, 3)
    figures = parsed(client.get("/accuracy/")).main.table.tbody.tr.find_all("td")
    told = [" ".join(each.get_text(" ").split()) for each in figures]
    assert told == ["91% 11 of 12", "3 days", "100% 11 of 11", "none", "none"]
    assert removed(Tally(suspended=2, excluded=1)) == "2 suspended, 1 matched the exclusion list"


def test_an_empty_site_has_a_page_too(client):
    assert "none yet" in words(client)


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
