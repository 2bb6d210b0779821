"""The owner of a listing reads what a reviewer asks, and answers; nothing of the report reaches them."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.providers.writing import errors_in, keeper_of, parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.reports.reporting import SENTINEL, days, report_about, signed_in
from verification.actions import triage
from verification.models import ExclusionHit, Report
from verification.vocabulary.report import ReportKind, ReportOutcome

pytestmark = pytest.mark.django_db

PAGE = "/practice/listings/alice-alder/answer/"
KEEP = "/practice/listings/alice-alder/keep/"


@pytest.fixture
def owner(alice: Provider) -> Client:
    return keeper_of(alice)


def asked(report: Report, told: str = "Look at your prices.") -> Report:
    triage.ask_owner(report=report, told=told, reason=f"{SENTINEL}!", version=1, by=cast.rosa())
    return Report.objects.get(pk=report.pk)


def suspended(report: Report, told: str = "Please call us.") -> Report:
    triage.suspend(report=report, told=told, reason=f"{SENTINEL}!", version=1, by=cast.rosa())
    return Report.objects.get(pk=report.pk)


def answers(client: Client, about: Report, **said: object) -> Any:
    made = {"report": about.pk, "version": about.version, "text": "I have corrected it."}
    return client.post(PAGE, made | said)


def words(client: Client, page: str = PAGE) -> str:
    return " ".join(parsed(client.get(page)).main.get_text(" ").split())


def test_without_a_question_the_page_says_so(owner, report):
    assert "Nothing is asked of you." in words(owner)
    assert "A reviewer asks something" not in words(owner, KEEP)
    assert "A reviewer asks something" not in words(owner, "/practice/")


def test_every_page_of_a_suspended_listing_leads_to_why(owner, alice):
    Provider.objects.filter(pk=alice.pk).update(listing_state="suspended")
    for page in (KEEP, "/practice/listings/alice-alder/"):
        assert "Only they can bring it back. See why" in words(owner, page)
    assert "See why" not in words(owner)


def test_an_owner_whom_the_exclusion_list_may_name_reads_why_the_listing_is_hidden(owner, alice):
    name_hit(alice, kind="npi", npi=npi(1))
    assert "exclusion list" not in words(owner)
    Provider.objects.filter(pk=alice.pk).update(listing_state="suspended")
    assert "See why" in words(owner, "/practice/")
    text = words(owner)
    assert (
        "The federal exclusion list (OIG LEIE) has an entry that may be about your listing." in text
    )
    assert "If the entry is not about you, or you have been reinstated, write to us" in text
    assert "not because of something that you could answer" not in text
    ExclusionHit.objects.update(
        stage="confirmed",
        decided_at=timezone.now(),
        decided_by=cast.rosa(),
        reason="The same person.",
    )
    assert "A reviewer found that an entry of the federal exclusion list" in words(owner)


def test_an_owner_who_is_asked_finds_it_on_every_page_of_the_listing(owner, report):
    asked(report)
    assert "A reviewer asks something of you." in words(owner, KEEP)
    assert "A reviewer asks something of you." in words(owner, "/practice/")
    text = words(owner)
    assert "Please correct your listing" in text
    assert "Look at your prices." in text
    assert "Please answer by" in text


def test_an_owner_never_reads_the_report_nor_what_reviewers_say_among_themselves(owner, report):
    suspended(report)
    assert SENTINEL not in words(owner)
    assert str(ReportKind.SAFETY.label) not in words(owner)


def test_an_owner_of_a_suspended_listing_learns_what_to_do(owner, report):
    suspended(report)
    assert parsed(owner.get(KEEP)).main.find("a", href=PAGE)
    text = words(owner)
    for said in (
        "Your listing is suspended",
        "Please call us.",
        "You can go on changing your page",
    ):
        assert said in text


def test_an_answer_comes_back_to_the_reviewers(owner, report):
    answered = suspended(report)
    assert not Report.objects.waiting().exists()
    response = answers(owner, answered, text="We have a new plan for the ride home.")
    assert (response.status_code, response.headers["Location"]) == (303, PAGE)
    assert Report.objects.waiting().not_urgent().exists()
    assert "We have your answer of" in words(owner)
    page = signed_in(cast.rosa()).get(f"/review/reports/{report.pk}/").content.decode()
    assert "We have a new plan for the ride home." in page
    assert "The owner has answered." in page


def test_an_owner_can_appeal_when_the_listing_stays_down(owner, report):
    down = suspended(report)
    triage.close(
        report=down,
        outcome=ReportOutcome.TAKEN_DOWN,
        told="It stays down until you have a plan.",
        reason="No plan.",
        version=down.version,
        by=cast.rosa(),
    )
    assert "It stays down until you have a plan." in words(owner)
    closed = Report.objects.get(pk=report.pk)
    assert answers(owner, closed).status_code == 303
    again = Report.objects.get(pk=report.pk)
    assert (again.state, again.outcome, again.closed_at, again.delete_on) == (
        "suspended",
        "",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"text": ""}, 422),
        ({"text": "y" * 2001}, 422),
        ({"text": "NUL \x00"}, 422),
        ({"version": "1"}, 409),
        ({"version": "x"}, 422),
        ({"report": "x"}, 422),
        ({"report": str(uuid.uuid4())}, 422),
    ],
)
def test_a_wrong_answer_changes_nothing(owner, report, said, status):
    question = asked(report)
    assert answers(owner, question, **said).status_code == status
    assert Report.objects.get(pk=report.pk).version == question.version


def test_what_was_typed_is_not_lost_when_something_changed(owner, report):
    question = asked(report)
    response = answers(owner, question, version=1, text=f"<b>{SENTINEL}</b>")
    assert f"&lt;b&gt;{SENTINEL}" in response.content.decode()
    assert "Something has changed since" in errors_in(response)
    field = parsed(response).find("input", attrs={"name": "version"})
    assert field["value"] == str(question.version)


def test_a_report_about_somebody_else_is_not_answered_here(owner):
    bobs = asked(report_about(cast.bob()))
    assert answers(owner, bobs).status_code == 422
    assert Report.objects.get(pk=bobs.pk).version == bobs.version


def test_what_nobody_asked_is_not_answered(owner, report):
    assert answers(owner, report).status_code == 409


def test_so_many_answers_a_day(owner, report):
    asked(report)
    codes = [answers(owner, Report.objects.get(pk=report.pk)).status_code for _number in range(11)]
    assert codes == [303] * 10 + [429]


def test_only_who_keeps_the_listing_comes_in(alice, report):
    asked(report)
    bob = cast.bob()
    people = [bob.owner, *(cast.user(f"{role}@example.net", role) for role in Role.values[1:])]
    for person in people:
        client = Client()
        client.force_login(User.objects.get(pk=person.pk))
        assert client.get(PAGE).status_code == 404
        assert answers(client, report).status_code == 404
    assert "/account/login/" in Client().get(PAGE).headers["Location"]


def test_an_owner_who_lets_the_day_pass_can_still_answer(owner, report):
    question = asked(report)
    Report.objects.filter(pk=question.pk).update(due_on=today() - days(20))
    assert answers(owner, question).status_code == 303
