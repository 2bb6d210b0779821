"""Somebody reports a listing: nothing says who it was, nothing typed is lost, and nothing of it is found elsewhere."""

import datetime as dt
import logging

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.providers.test_message_form import everything_kept
from tests.providers.writing import errors_in, parsed
from tests.reading import grade
from tests.verification.reports.reporting import Reporter
from verification.models import Report, ReportAct, ReportText
from verification.report_text import Written

pytestmark = pytest.mark.django_db

SENTINEL = "xylophone"


@pytest.fixture(autouse=True)
def alice() -> Provider:
    return cast.alice()


@pytest.fixture
def reporter(alice: Provider) -> Reporter:
    return Reporter()


def written() -> Written:
    return Written.opened(ReportText.objects.get().locked)


def words(response: object) -> str:
    return " ".join(parsed(response).main.get_text(" ").split())


# The page


@pytest.mark.parametrize("state", ["published", "paused", "suspended", "closed"])
def test_every_listing_that_was_public_leads_to_the_form(state):
    cast.listing("someone", listing_state=state)
    soup = parsed(Client().get("/providers/someone/"))
    assert soup.main.find("a", href="/providers/someone/report/")
    assert Reporter("someone").writes(kind="safety").status_code == 303


@pytest.mark.parametrize("state", ["paused", "suspended", "closed"])
def test_a_page_that_shows_no_facts_is_not_asked_about_them(state):
    cast.listing("someone", listing_state=state)
    soup = Reporter("someone").opens()
    assert {each["value"] for each in soup.find_all("input", attrs={"name": "kind"})} == {
        "safety",
        "misconduct",
    }
    assert soup.find("input", attrs={"name": "facts"}) is None
    assert ("Someone" in soup.h1.get_text()) is (state == "paused")
    assert Reporter("someone").writes(kind="wrong_facts").status_code == 422


def test_a_listing_that_was_never_public_is_not_found():
    cast.draft_listing("someone")
    for path in ("someone/report/", "someone/report/sent/", "nobody/report/"):
        assert Client().get(f"/providers/{path}").status_code == 404
        assert Client().post(f"/providers/{path}").status_code in {404, 405}


def test_the_form_asks_for_no_name_and_is_kept_by_no_browser(reporter):
    soup = reporter.opens()
    assert {each["name"] for each in soup.select("main [name]")} == {
        *("csrfmiddlewaretoken", "ticket", "homepage"),
        *("kind", "facts", "text", "reply_to"),
    }
    assert soup.main.form["autocomplete"] == "off"
    response = reporter.client.get(reporter.path)
    assert "no-store" in response.headers["Cache-Control"]
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_who_is_in_danger_sees_whom_to_call_beside_the_form(reporter):
    notice = reporter.opens().select_one("main .notice-danger")
    assert {link["href"] for link in notice.find_all("a")} == {"tel:988", "sms:988", "tel:911"}


def test_the_board_of_each_license_is_named_before_and_after_sending(alice, reporter):
    cast.license_of(alice, "np", "WA")
    for path in (reporter.path, f"{reporter.path}sent/"):
        page = reporter.client.get(path)
        text = words(page)
        assert "Boards can act on a license; we can take the listing down" in text
        assert "Oregon, Physician (MD):" in text
        assert "Washington, Nurse practitioner" in text
        assert parsed(page).main.find("a", string=lambda said: said and "Oregon" in said)


def test_the_boards_of_a_practice_are_those_of_its_people(alice):
    practice = cast.listing("the-practice", kind="organization")
    cast.membership(practice, alice)
    assert "Oregon, Physician (MD):" in words(Client().get("/providers/the-practice/report/"))


def test_of_a_closed_listing_not_even_the_boards_are_named(alice):
    Provider.objects.update(listing_state="closed")
    assert "Oregon" not in words(Client().get("/providers/alice-alder/report/"))


def test_the_thank_you_says_by_when_and_holds_nothing_of_what_was_written(reporter):
    response = reporter.writes(text=SENTINEL)
    assert (response.status_code, response.headers["Location"]) == (
        303,
        "/providers/alice-alder/report/sent/",
    )
    assert response.headers["Clear-Site-Data"] == '"cache"'
    sent = reporter.client.get(response.headers["Location"])
    assert SENTINEL not in sent.content.decode()
    text = words(sent)
    assert "looked at the same day" in text
    assert "within 2 business days" in text


def test_the_thank_you_says_which_day_that_is(reporter):
    zone = timezone.get_current_timezone()
    # The Friday before Presidents' Day
    with time_machine.travel(dt.datetime(2026, 2, 13, 12, tzinfo=zone), tick=False):
        assert "by Wednesday, February 18" in words(reporter.client.get(f"{reporter.path}sent/"))


def test_the_pages_read_at_grade_8_or_lower_and_ask_nobody_else(reporter):
    for path in (reporter.path, f"{reporter.path}sent/"):
        html = reporter.client.get(path).content.decode()
        assert grade(html) <= 8, path
        # The boards are links; nothing is fetched from them
        assert all("<link" not in each for each in foreign_addresses(html))
        assert inline_code(html) == []


# What arrives


def test_a_wrong_fact_can_be_reported_by_ticking_a_box(reporter):
    assert reporter.writes(text="", facts=["cost", "team"]).status_code == 303
    assert written() == Written(facts=["cost", "team"])
    report = Report.objects.get()
    assert (report.kind, report.state, report.version) == ("wrong_facts", "open", 1)
    assert mail.outbox == [], "nobody is woken for a price"


def test_that_nobody_answers_can_be_reported_without_a_word(reporter):
    assert reporter.writes(kind="not_reachable", text="", facts=[]).status_code == 303


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"kind": ""}, "Choose what it is about."),
        ({"kind": "praise"}, "praise"),
        ({"text": "", "facts": []}, "Tick what is wrong, or say it in your own words."),
        ({"kind": "safety", "text": " "}, "Say in a few words what happened."),
        ({"kind": "misconduct", "text": "", "facts": ["name"]}, "Say in a few words"),
        ({"text": "y" * 2001}, "at most 2000 characters"),
        ({"text": "http://a.example " * 4}, "leave out most of the web links"),
        ({"reply_to": "someone"}, "Check it, or leave it empty."),
        ({"facts": ["soul"]}, "soul"),
        ({"homepage": "http://spam.example"}, "A hidden field was filled in."),
        ({"ticket": "made-up"}, "This page was open for a long time."),
    ],
)
def test_a_mistake_is_told_and_nothing_typed_is_lost(reporter, fields, error):
    response = reporter.writes(**{"text": "Their number is wrong."} | fields)
    assert response.status_code == 422
    assert error in errors_in(response)
    soup = parsed(response)
    assert soup.title.get_text().startswith("Error:")
    typed = fields.get("text", "Their number is wrong.")
    assert soup.find("textarea").get_text().strip() == typed.strip()
    assert not Report.objects.exists()


def test_who_leaves_an_address_can_be_asked_back(reporter):
    reporter.writes(reply_to=" (503) 555-0123 ")
    assert written().reply.shown == "(503) 555-0123"
    assert Written(reply_to="a@example.org").reply.link == "mailto:a@example.org"
    assert Written().reply is None


@pytest.mark.parametrize(
    ("kind", "alerted"),
    [("safety", True), ("misconduct", True), ("wrong_facts", False), ("not_reachable", False)],
)
def test_reviewers_are_alerted_at_once_and_told_nothing_else(reporter, kind, alerted):
    cast.rosa()
    cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    cast.user("ada@example.org", Role.ADMINISTRATOR)
    cast.user("gone@example.org", Role.REVIEWER, is_active=False)
    reporter.writes(kind=kind, text=SENTINEL, reply_to=f"{SENTINEL}@example.org")
    to = sorted(each.to[0] for each in mail.outbox)
    assert to == (["rosa@example.org", "sam@example.org"] if alerted else [])
    for sent in mail.outbox:
        text = sent.message().as_string()
        assert "A report about safety or misconduct waits." in sent.body
        assert "/review/?kind=safety_report" in sent.body
        for secret in (SENTINEL, "alice", "Alice", str(Report.objects.get().pk)):
            assert secret not in text


def test_a_dump_of_the_database_says_neither_what_was_written_nor_by_whom(reporter):
    reporter.writes(kind="safety", text=SENTINEL, reply_to=f"{SENTINEL}@example.org")
    kept = everything_kept()
    assert str(Report.objects.get().pk) in kept, "the dump has the row"
    for word in (SENTINEL, "192.0.2.1"):
        assert word not in kept
        assert word.encode().hex() not in kept
    assert ReportAct.objects.get().by is None


def test_who_reports_while_signed_in_is_not_written_down(alice):
    reporter = Reporter()
    reporter.client.force_login(alice.owner)
    reporter.writes(kind="safety")
    assert ReportAct.objects.get().by is None


def test_nothing_typed_reaches_a_log_an_address_or_a_session(reporter, caplog):
    caplog.set_level(logging.DEBUG)
    refused = reporter.writes(text=SENTINEL, reply_to=SENTINEL)
    sent = reporter.writes(text=SENTINEL, reply_to=f"{SENTINEL}@example.org")
    assert (refused.status_code, sent.status_code) == (422, 303)
    assert SENTINEL not in caplog.text
    assert SENTINEL not in str(sent.headers)
    assert set(reporter.client.cookies) == {"csrftoken"}
    assert SENTINEL not in str(dict(reporter.client.session))
