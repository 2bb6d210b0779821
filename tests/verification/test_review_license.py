"""The screen of a license: what the reviewer types is compared, kept and decided in one press, or nothing is."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from django.utils.formats import date_format

from providers.dates import today
from providers.models import (
    Board,
    DecisionNote,
    EvidenceValues,
    License,
)
from providers.vocabulary.checking import Fact, Result, Verdict
from providers.vocabulary.reasons import Reason
from tests import cast
from tests.providers.writing import parsed
from tests.verification.reviewing import client_of, screen_of, send, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def looks(license_: License) -> dict[str, str]:
    return dict(license_.evidence.values_list("fact", "result"))


def test_one_press_keeps_what_was_seen_and_verifies() -> None:
    license_ = waiting()
    answer = send(client_of(cast.rosa()), license_)
    assert answer.status_code == 302
    assert looks(license_) == {
        Fact.LICENSE_STATUS: Result.CONFIRMED,
        Fact.LICENSE_EXPIRY: Result.CONFIRMED,
        Fact.DISCIPLINE: Result.NOT_FOUND,
    }
    status = license_.evidence.get(fact=Fact.LICENSE_STATUS)
    assert (status.source, status.performed_by_id) == ("Oregon Medical Board", cast.rosa().pk)
    assert status.valid_until == today() + dt.timedelta(days=90)
    assert EvidenceValues.objects.get(evidence=status).shown["number"] == license_.number
    decision = license_.decisions.get()
    assert (decision.verdict, decision.code) == (Verdict.VERIFIED, Reason.ALL_AGREES)
    assert License.objects.verified().filter(pk=license_.pk).exists()
    assert len(mail.outbox) == 1


def test_nothing_that_is_to_be_seen_is_filled_in() -> None:
    license_ = waiting()
    form = client_of(cast.rosa()).get(screen_of(license_)).context["form"]
    for field in form.pane_fields:
        assert not field.value(), field.name


def test_the_screen_sends_to_the_board_of_the_table_or_says_that_it_is_not_listed() -> None:
    license_, client = waiting(), client_of(cast.rosa())
    assert "https://omb.oregon.gov/search" in client.get(screen_of(license_)).content.decode()
    Board.objects.all().delete()
    page = client.get(screen_of(license_)).content.decode()
    assert "Board not listed" in page
    answer = send(client, license_, source="Oregon Medical Board")
    assert answer.status_code == 302


WRONG = {
    "nobody looked": ({"status": "", "number": "", "name": "", "license_type": ""}, "status"),
    "no number": ({"number": ""}, "number"),
    "another number": ({"number": "MD999"}, "verdict"),
    "another name": ({"name": "Anna Alder"}, "verdict"),
    "a former name": ({"name": "Alice Birch"}, "verdict"),
    "another type": ({"license_type": "np"}, "verdict"),
    "expired": ({"status": "expired"}, "verdict"),
    "suspended": ({"status": "suspended"}, "verdict"),
    "not found": ({"status": "not_found"}, "verdict"),
    "ended by the board's date": ({"expires_on": "01/31/2020"}, "expires_on"),
    "no date": ({"expires_on": "soon"}, "expires_on"),
    "no word about discipline": ({"discipline": ""}, "discipline"),
    "an action without words": ({"discipline": "shown"}, "discipline_words"),
    "a limit without an action": ({"status": "limited"}, "discipline"),
    "a state that is none": ({"compact_states": "ZZ"}, "compact_states"),
    "a reason of another verdict": ({"code": "revoked"}, "code"),
    "next check too far away": ({"next_check": "12/31/2090"}, "next_check"),
    "the same person, without saying why": ({"same_person": "on"}, "private"),
    "no verdict": ({"verdict": ""}, "verdict"),
    "a verdict that is none": ({"verdict": "fine"}, "verdict"),
    "something else, unsaid": (
        {"verdict": "need_more", "code": "need_other"},
        "to_provider",
    ),
    "a script for an address": ({"source_url": "javascript:alert(1)"}, "source_url"),
    "NUL": ({"name": "Alice\0Alder"}, "name"),
}


@pytest.mark.parametrize(("typed", "field"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(
    typed: dict[str, str], field: str
) -> None:
    license_ = waiting()
    answer = send(client_of(cast.rosa()), license_, **typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not license_.evidence.exists()
    assert not license_.decisions.exists()
    for name, text in typed.items():
        if text and name not in {"same_person"}:
            assert answer.context["form"][name].value() == text


def test_the_reviewers_word_makes_another_name_the_same_person() -> None:
    license_ = waiting()
    answer = send(
        client_of(cast.rosa()),
        license_,
        name="Alice Birch",
        same_person="on",
        private="Marriage certificate in the documents.",
    )
    assert answer.status_code == 302
    assert license_.decisions.get().code == Reason.FORMER_NAME
    assert DecisionNote.objects.get().private.startswith("Marriage")


def test_states_of_a_compact_that_the_record_does_not_show_are_not_verified() -> None:
    license_ = waiting(compact_states=["AZ", "CO"])
    client = client_of(cast.rosa())
    answer = send(client, license_, compact_states="AZ")
    assert "Not on the record: CO" in answer.content.decode()
    assert send(client, license_, compact_states="co, az").status_code == 302


def test_a_check_ends_when_the_board_says_that_the_license_ends_or_when_the_reviewer_says() -> None:
    license_ = waiting(expires_on=None)
    soon = today() + dt.timedelta(days=20)
    client = client_of(cast.rosa())
    send(client, license_, expires_on=soon.strftime("%m/%d/%Y"))
    assert {each.valid_until for each in license_.evidence.all()} == {soon}
    sooner = today() + dt.timedelta(days=7)
    send(client, license_, next_check=sooner.strftime("%m/%d/%Y"))
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        assert not License.objects.verified().exists()


def test_the_provider_gets_what_the_reviewer_saw_before() -> None:
    license_, client = waiting(), client_of(cast.rosa())
    typed = {
        "verdict": "need_more",
        "code": "document_needed",
        "to_provider": "Both sides, please.",
        "private": "Ask Sam about this one.",
    }
    before = send(client, license_, show="1", **typed).content.decode()
    assert not license_.decisions.exists()
    send(client, license_, **typed)
    [letter] = mail.outbox
    assert letter.subject in before
    assert "sign in here" in letter.body
    owner = client_of(cast.user("alice@example.org"))
    page = owner.get("/practice/listings/alice-alder/licenses/").content.decode()
    for words in ("A photo or PDF of the license is needed.", "Both sides, please."):
        assert words in before
        assert words in page
        assert words not in letter.body
    assert "Ask Sam" not in page
    assert "Ask Sam" in client.get(screen_of(license_)).content.decode()


def test_differences_are_told_as_they_are_typed_and_nothing_is_kept() -> None:
    license_, client = waiting(), client_of(cast.rosa())
    answer = client.post(
        f"{screen_of(license_)}differences/", {"name": "ALDER, ALICE M", "expires_on": "x"}
    )
    text = answer.content.decode()
    assert "A middle name or initial stands on one side only." in text
    assert "Valid until: not compared yet. Enter a date, like 03/31/2027." in " ".join(text.split())
    assert "<html" not in text
    assert not license_.evidence.exists()


def test_a_reviewer_does_not_open_the_screen_of_their_own_license() -> None:
    alice = cast.alice(owner=cast.rosa())
    license_ = alice.licenses.get()
    assert client_of(cast.rosa()).get(screen_of(license_)).status_code == 403


def test_others_with_the_number_and_of_the_person_are_shown() -> None:
    license_ = waiting(number="MD00777123")
    mine = cast.license_of(license_.provider, "np", "WA", number="WA1")
    rival = cast.license_of(cast.bob(), "do", number="777123")
    page = client_of(cast.rosa()).get(screen_of(license_))
    found = page.context["neighbors"]
    assert [each.license for each in found.others] == [mine]
    assert [each.license for each in found.rivals] == [rival]


def test_all_that_was_seen_and_decided_is_told_newest_first() -> None:
    license_ = waiting()
    client = client_of(cast.rosa())
    send(client, license_, verdict="need_more", code="document_needed")
    send(client, license_)
    text = client.get(screen_of(license_)).content.decode()
    assert text.index("Decided: Verified") < text.index("Decided: More is needed")
    assert "Rosa Rowan" in text
    assert date_format(today()) in text


def test_what_was_seen_is_told_in_words_and_not_as_it_is_kept() -> None:
    license_ = waiting(expires_on=dt.date(2099, 3, 31))
    client = client_of(cast.rosa())
    send(client, license_, expires_on="March 31, 2099", number=f"Lic. No. {license_.number}")
    page = parsed(client.get(screen_of(license_)))
    look = next(each for each in page.find_all("dl") if each.find("dt", string="Status"))
    told = dict(
        zip(
            (each.get_text() for each in look.find_all("dt")),
            (each.get_text() for each in look.find_all("dd")),
            strict=True,
        )
    )
    assert told["Status"] == "Active"
    assert told["License type"] == "Physician (MD)"
    assert told["Valid until"] == "March 31, 2099"


def test_a_license_that_the_board_shows_as_renewed_is_sent_back_for_its_new_date() -> None:
    ended, renewed = today() - dt.timedelta(days=3), today() + dt.timedelta(days=700)
    license_, client = waiting(expires_on=ended), client_of(cast.rosa())
    assert not client.get(screen_of(license_)).context["form"]["next_check"].value()
    answer = send(client, license_, expires_on=renewed.strftime("%m/%d/%Y"))
    said = answer.context["form"].errors["expires_on"]
    assert said[0].startswith("It was renewed, but the provider still states the old date.")
    done = send(
        client,
        license_,
        expires_on=renewed.strftime("%m/%d/%Y"),
        verdict="need_more",
        code="end_differs",
    )
    assert done.status_code == 302
