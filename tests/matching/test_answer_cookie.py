"""The cookie that holds the answers: locked, short-lived, small, and as no cookie once anything is wrong with it."""

import datetime as dt
import random

import pytest
import time_machine
from django import forms
from django.test import Client, override_settings

from matching.answers import Answers
from matching.questions import QUESTIONS
from matching.sealing import IDLE, SealError, seal, unseal

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
LATE = dt.datetime(2026, 11, 23, 23, 50, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
LOST = b"We could not read your earlier answers any more"


@pytest.fixture
def client():
    return Client()


def answer(client, talk="during"):
    return client.post("/guide/talk/", {"talk": talk})


def chosen(client):
    """Whether the talk question still shows the answer."""
    page = client.get("/guide/talk/").content.decode()
    return 'value="during"' in page and "checked" in page


def test_before_the_first_answer_no_page_sets_the_cookie(client):
    assert not client.get("/guide/").cookies
    assert set(client.get("/guide/reason/").cookies) == {"csrftoken"}


def test_the_cookie_goes_nowhere_but_to_the_guide_and_no_script_reads_it(client):
    cookie = answer(client).cookies["guide"]
    assert cookie["path"] == "/guide/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_over_tls_the_name_itself_keeps_it_off_the_clear(client):
    secure = client.post("/guide/talk/", {"talk": "during"}, secure=True).cookies["__Secure-guide"]
    assert secure["secure"]
    with override_settings(OVER_TLS=True):
        assert set(answer(Client()).cookies) == {"__Secure-guide"}


def test_what_was_said_cannot_be_read_from_it(client):
    token = answer(client).cookies["guide"].value
    assert "during" not in token
    assert "talk" not in token


def test_its_length_does_not_tell_how_much_was_said():
    short = seal(Answers().with_answer("talk", {}).to_json())
    longer = (
        Answers().with_answer("talk", {"talk": ["during"]}).with_answer("who", {"whom": ["me"]})
    )
    assert len(seal(longer.to_json())) == len(short)


def test_everything_that_can_be_ticked_fits_into_one_cookie(client):
    answers = Answers()
    for question in QUESTIONS:
        fields = question.form().fields
        kept = {
            name: [value for value, _ in getattr(field, "choices", ())] or ["x" * 80]
            for name, field in fields.items()
        }
        answers = answers.with_answer(question.slug, kept)
    token = seal(answers.to_json())
    assert len(f"__Secure-guide={token}; HttpOnly; Path=/guide/; SameSite=Strict; Secure") < 4096
    assert Answers.from_json(unseal(token)) == answers


def test_half_an_hour_without_a_press_clears_it(client):
    with time_machine.travel(NOON, tick=False) as clock:
        answer(client)
        clock.shift(dt.timedelta(seconds=IDLE))
        assert chosen(client)
        clock.shift(dt.timedelta(seconds=IDLE + 1))
        page = client.get("/guide/talk/")
        assert LOST in page.content
        assert b"checked" not in page.content
        assert page.cookies["guide"].value == ""
        assert LOST not in client.get("/guide/talk/").content


def test_reading_on_keeps_it_alive(client):
    with time_machine.travel(NOON, tick=False) as clock:
        answer(client)
        for _ in range(5):
            clock.shift(20 * MINUTE)
            assert chosen(client)


def test_midnight_does_not_take_the_answers_away(client):
    with time_machine.travel(LATE, tick=False) as clock:
        answer(client)
        clock.shift(20 * MINUTE)
        assert chosen(client)


@pytest.mark.parametrize("began", [NOON, LATE, NOON.replace(hour=0, minute=0)])
def test_a_copy_cannot_be_opened_after_48_hours_whatever_its_age_says(began, monkeypatch):
    """Even whoever stole the site's code and its clock: the key of that day is no longer derived."""
    monkeypatch.setattr("matching.sealing.IDLE", None)
    with time_machine.travel(began, tick=False) as clock:
        token = seal(b"{}")
        clock.shift(dt.timedelta(hours=23))
        assert unseal(token) == b"{}"
        clock.move_to(began + dt.timedelta(hours=48))
        with pytest.raises(SealError):
            unseal(token)


def test_another_secret_opens_nothing():
    token = seal(b"{}")
    with override_settings(SECRET_KEY="another"), pytest.raises(SealError):
        unseal(token)


@pytest.mark.parametrize(
    "forged",
    ["x", "gAAAAA", "é", "a" * 5000, "ä" * 200, '{"v":1,"given":{"talk":{"talk":["during"]}}}'],
)
def test_a_forged_cookie_is_as_none_and_the_page_says_so_calmly(client, forged):
    client.cookies["guide"] = forged
    page = client.get("/guide/talk/")
    assert page.status_code == 200
    assert LOST in page.content


def test_a_changed_letter_is_enough(client):
    token = answer(client).cookies["guide"].value
    client.cookies["guide"] = token[:60] + ("A" if token[60] != "A" else "B") + token[61:]
    assert LOST in client.get("/guide/talk/").content


def test_a_seal_of_another_kind_or_version_is_as_none(client):
    for content in (b"[]", b"{}", b'{"v":0,"given":{},"draft":null,"lost":false}', b"\xff"):
        client.cookies["guide"] = seal(content)
        assert LOST in client.get("/guide/talk/").content


def test_an_answer_given_on_top_of_lost_ones_is_kept_and_the_loss_told_once(client):
    client.cookies["guide"] = "forged"
    assert answer(client).status_code == 303
    assert LOST in client.get("/guide/talk/").content
    assert chosen(client)
    assert LOST not in client.get("/guide/talk/").content


def test_a_forged_form_of_any_size_does_not_break_the_guide(client):
    answer(client)
    noise = [str(random.random()) * 9 for _ in range(300)]
    response = client.post("/guide/timing/", {"hours": noise, "access": noise, "community": noise})
    assert response.status_code == 303
    assert chosen(client)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_values_sent_beside_the_one_that_counts_do_not_break_the_guide(client, question):
    sent = {"near": ["97201"]}
    for name, field in question.form().fields.items():
        choices = [value for value, _ in getattr(field, "choices", ()) if value]
        if choices:
            noise = [str(random.random()) * 6 for _ in range(59)]
            is_one = not isinstance(field, forms.MultipleChoiceField)
            sent[name] = [*noise, choices[0]] if is_one else choices[:1]
    assert client.post(f"/guide/{question.slug}/", sent).status_code == 303
    page = client.get(f"/guide/{question.slug}/")
    assert page.status_code == 200
    assert b"Error:" not in page.content
