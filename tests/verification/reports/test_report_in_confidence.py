"""Whoever reports somebody counts on not being known to them, reviewers and administrators among them: for whoever keeps the listing or
works there, nothing says that there is a report."""

import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.providers.writing import parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.reports.reporting import report_about, suspend
from tests.verification.reviewing import client_of
from tests.verification.who_may import NEAR, me, own_listing
from verification.actions import triage
from verification.actions.holds import take
from verification.models import AuditRow, Hold, Report
from verification.models.audit_row import Act
from verification.queue.every import parts
from verification.queue.kinds import Kind
from verification.queue.listing import listed
from verification.queue.wanted import Wanted
from verification.vocabulary.report import ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db

near_to_me = pytest.mark.parametrize("near", NEAR)
OWN = "their own listing"
whoever_it_is_about = pytest.mark.parametrize(
    ("near", "role"),
    [
        *((near, Role.SENIOR_REVIEWER) for near in NEAR),
        *((OWN, role) for role in (Role.REVIEWER, Role.ADMINISTRATOR)),
    ],
)


def as_(role: str) -> User:
    """Me, in another role."""
    User.objects.filter(email="me@example.org").update(role=role)
    return me(role)


def reports_about(listing: Provider) -> list[Report]:
    """One of each state that needs no word to the owner, and of each clock; one is in somebody's hands, and another was read."""
    urgent = report_about(listing, ReportKind.MISCONDUCT)
    other = report_about(listing, ReportKind.NOT_REACHABLE)
    closed = report_about(listing, ReportKind.SAFETY)
    asked = report_about(listing, ReportKind.WRONG_FACTS)
    ruth = cast.user("ruth@example.org", Role.REVIEWER)
    take(kind=Kind.REPORT, subject=str(urgent.pk), by=ruth)
    client_of(ruth).get(f"/review/reports/{urgent.pk}/")
    why: Any = {"reason": "Why", "told": "", "version": 1, "by": ruth}
    triage.close(report=closed, outcome=ReportOutcome.NOT_FOUNDED, **why)
    triage.ask_owner(report=asked, **why | {"told": "Please look."})
    return [urgent, other, closed, asked]


def seen(client: Client, address: str) -> str:
    """What a page says, without what is another one each time."""
    cache.clear()
    answer = client.get(address)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@whoever_it_is_about
def test_every_page_is_as_if_there_were_no_report(near: str, role: str) -> None:
    listing = NEAR[near]()
    them = client_of(as_(role))
    addresses = [
        *("/review/", "/review/?kind=safety_report", "/review/?kind=report&held=others"),
        *("/review/?late=on", f"/review/find/?q={listing.name}", "/review/find/"),
        f"/review/history/listing/{listing.pk}/",
        f"/review/history/listing/{listing.pk}/?show=everything",
        *([] if role == Role.ADMINISTRATOR else ["/review/reports/"]),
        *(["/review/audit/?kind=report_act"] if role == Role.ADMINISTRATOR else []),
    ]
    before = {address: seen(them, address) for address in addresses}
    found = reports_about(listing)
    for address, was in before.items():
        now = seen(them, address)
        if address.startswith("/review/audit/"):
            # Where the chain ends is told to administrators, whatever they may read.
            assert not [each for each in found if str(each.pk) in now]
            assert "Nothing is written down here" in now
        else:
            assert now == was, address


def test_others_see_them_all() -> None:
    listing = own_listing()
    found = reports_about(listing)
    rosa = client_of(cast.rosa())
    assert len(parsed(rosa.get("/review/")).select(".waiting-row")) == 2
    assert len(parsed(rosa.get("/review/reports/")).select(".report-list li")) == len(found)
    assert "report" in seen(rosa, f"/review/history/listing/{listing.pk}/")


@near_to_me
def test_no_number_of_the_list_counts_them(near: str) -> None:
    reports_about(NEAR[near]())
    report_about(cast.listing("a-stranger"))
    cells = listed(parts(me()), Wanted(), me(), page=1, of_a_page=25).cells
    assert [(cell.kind, cell.number) for cell in cells] == [(Kind.SAFETY_REPORT, 1)]


@whoever_it_is_about
def test_no_file_of_a_history_names_them(near: str, role: str) -> None:
    listing = NEAR[near]()
    found = reports_about(listing)
    them, rosa = client_of(as_(role)), client_of(cast.rosa())
    for form in ("csv", "json"):
        address = f"/review/history/listing/{listing.pk}/?format={form}"
        said = them.get(address).getvalue().decode()
        assert "availability" in said, "the history of the listing itself"
        for word in ("report", *(str(each.pk) for each in found)):
            assert word not in said, word
        assert "report_act" in rosa.get(address).getvalue().decode()


def test_the_whole_trail_does_not_say_either_who_works_on_one() -> None:
    found = reports_about(own_listing())
    ada = client_of(as_(Role.ADMINISTRATOR))
    rows = [line.row for line in ada.get("/review/audit/").context["lines"]]
    assert rows
    told = {(row.kind, row.key) for row in rows}
    keys = {str(each.pk) for each in found}
    assert not {kind for kind, key in told if kind in ("report", "report_act") or key[7:] in keys}
    assert AuditRow.objects.filter(kind="hold", key=f"report:{found[0].pk}").exists()


def answer_of(ask: Any, address: str, key: uuid.UUID, sent: Any) -> Any:
    made = ask(address.format(key), sent)
    body = made.content.decode().replace(str(key), "KEY")
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)
    return made.status_code, made.headers.get("Location"), body


@near_to_me
def test_its_addresses_answer_as_those_of_a_report_that_there_is_not(near: str) -> None:
    report = report_about(NEAR[near](), ReportKind.MISCONDUCT)
    them = client_of(me())
    sent = {"version": "1", "reason": "Why", "told": "", "outcome": "not_founded"}
    acts = ("", "ask/", "suspend/", "forward/", "close/", "restore/")
    for act in acts:
        there, nowhere = (
            answer_of(them.post if act else them.get, f"/review/reports/{{}}/{act}", key, sent)
            for key in (report.pk, uuid.uuid4())
        )
        assert there == nowhere, act
        assert there[0] == 404, act
    assert not AuditRow.objects.filter(kind="report", act=Act.SAW).exists()
    assert Report.objects.get().version == 1


@near_to_me
def test_it_can_be_neither_taken_nor_freed_nor_told_from_one_that_there_is_not(near: str) -> None:
    report = report_about(NEAR[near](), ReportKind.MISCONDUCT)
    take(kind=Kind.REPORT, subject=str(report.pk), by=cast.rosa())
    for role, address in ((Role.REVIEWER, "review_take"), (Role.ADMINISTRATOR, "review_end_hold")):
        them = client_of(as_(role))
        for kind in (Kind.REPORT, Kind.SAFETY_REPORT):
            told = [
                parsed(
                    them.post(reverse(address), {"kind": kind, "subject": str(key)}, follow=True)
                ).main.get_text()
                for key in (report.pk, uuid.uuid4())
            ]
            assert told[0] == told[1]
    assert Hold.objects.get().holder == cast.rosa()


@near_to_me
def test_what_keeps_their_listing_hidden_is_told_without_it(near: str) -> None:
    listing = NEAR[near]()
    suspend(report_about(listing))
    hit = name_hit(listing)
    address = f"/review/exclusions/{hit.pk}/"
    assert "A report took it down." in parsed(client_of(cast.rosa()).get(address)).get_text()
    assert "report" not in parsed(client_of(me()).get(address)).main.get_text()


@near_to_me
def test_the_alert_goes_to_all_reviewers_but_them(near: str) -> None:
    listing = NEAR[near]()
    cast.rosa()
    mail.outbox.clear()
    report_about(listing, ReportKind.MISCONDUCT)
    assert [each.to for each in mail.outbox] == [["rosa@example.org"]]


def test_where_it_is_about_all_reviewers_other_administrators_are_alerted() -> None:
    listing = own_listing()
    cast.user("ada@example.org", Role.ADMINISTRATOR)
    mail.outbox.clear()
    report_about(listing, ReportKind.MISCONDUCT)
    assert [each.to for each in mail.outbox] == [["ada@example.org"]]
    as_(Role.ADMINISTRATOR)
    mail.outbox.clear()
    report_about(listing, ReportKind.SAFETY)
    assert [each.to for each in mail.outbox] == [["ada@example.org"]]


def test_the_list_says_what_an_urgent_report_may_be_about() -> None:
    report_about(cast.alice(), ReportKind.MISCONDUCT)
    [row] = parsed(client_of(cast.rosa()).get("/review/")).select(".waiting-row")
    assert "Safety or misconduct · Misconduct" in row.get_text()
