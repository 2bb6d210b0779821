"""A verdict that hurts is seen by two people; what the first one saw counts at once, and they are told so."""

import pytest
from django.core import mail
from django.utils.formats import date_format

from providers.dates import today
from providers.models import (
    License,
)
from providers.vocabulary.checking import Fact, Result
from tests import cast
from tests.providers.writing import parsed
from tests.verification.reviewing import client_of, sam, screen_of, send, waiting
from verification.models import SecondLook
from verification.queue.every import waiting as queue
from verification.queue.kinds import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def looks(license_: License) -> dict[str, str]:
    return dict(license_.evidence.values_list("fact", "result"))


def test_a_verdict_that_hurts_waits_for_another_senior_reviewer() -> None:
    license_ = waiting()
    typed = {"name": "Anna Birch", "verdict": "does_not_match", "code": "other_person"}
    answer = send(client_of(cast.rosa()), license_, private="Look at the photo.", **typed)
    assert answer.status_code == 302
    assert not license_.decisions.exists()
    assert mail.outbox == []
    asked = SecondLook.objects.get()
    assert looks(license_)[Fact.LICENSE_STATUS] == Result.DIFFERS
    [row] = queue()
    assert (row["waiting_kind"], row["waiting_subject"]) == (Kind.SECOND_LOOK, str(license_.pk))
    # Rosa cannot confirm herself.
    send(client_of(cast.rosa()), license_, **typed)
    assert not license_.decisions.exists()
    # Sam finds what she would decide chosen, and agrees without typing it all again.
    senior = client_of(sam())
    page = senior.get(screen_of(license_))
    assert "A second look is asked for" in page.content.decode()
    said = f"Rosa Rowan asked on {date_format(today())}, and would decide"
    assert said in parsed(page).find("main").get_text()
    assert page.context["form"]["verdict"].value() == asked.verdict
    blank = dict.fromkeys(("status", "number", "name", "license_type", "discipline"), "")
    answer = send(senior, license_, **typed | blank | {"expires_on": ""})
    assert answer.status_code == 302
    assert license_.decisions.get().decided_by_id == sam().pk
    assert list(queue()) == []
    assert len(mail.outbox) == 1


def test_what_was_seen_counts_while_the_second_person_is_waited_for_and_nobody_says_otherwise() -> (
    None
):
    license_, client = waiting(), client_of(cast.rosa())
    cast.look(license_)
    cast.decide(license_)
    assert License.objects.verified().filter(pk=license_.pk).exists()
    page = client.get(screen_of(license_)).content.decode()
    assert "before anything changes" not in page
    assert "a badge that it does not bear out goes off" in page
    typed = {"status": "revoked", "verdict": "disciplined", "code": "revoked"}
    said = client.get(send(client, license_, **typed).headers["Location"]).content.decode()
    assert not License.objects.verified().filter(pk=license_.pk).exists()
    assert "nothing changes" not in said
    assert "What you saw counts already." in said


def test_a_senior_reviewer_who_disagrees_decides_otherwise_and_that_answers_it() -> None:
    license_ = waiting()
    typed = {
        "discipline": "shown",
        "discipline_words": "Reprimand, 2009",
        "verdict": "disciplined",
        "code": "public_order",
    }
    send(client_of(cast.rosa()), license_, **typed)
    assert SecondLook.objects.open().exists()
    assert send(client_of(sam()), license_).status_code == 302
    assert not SecondLook.objects.open().exists()
    assert License.objects.verified().exists()


def test_a_senior_reviewer_alone_asks_for_a_second_look_too() -> None:
    license_ = waiting()
    typed = {"status": "revoked", "verdict": "disciplined", "code": "revoked"}
    send(client_of(sam()), license_, **typed)
    assert not license_.decisions.exists()
    assert SecondLook.objects.open().exists()


def test_what_was_not_seen_is_not_asked_about() -> None:
    license_ = waiting()
    answer = send(client_of(cast.rosa()), license_, verdict="disciplined", code="public_order")
    assert answer.status_code == 422
    assert not license_.evidence.exists()
