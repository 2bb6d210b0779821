"""A client writes: nothing is asked that is not needed, nothing typed is lost, and nothing of it is found elsewhere."""

import logging

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from providers.letter import Letter
from providers.models import Figure, Message, Provider, ReplyTime
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.providers.writing import Writer, parsed
from tests.reading import grade

pytestmark = pytest.mark.django_db

SENTINEL = "xylophone"


@pytest.fixture(autouse=True)
def alice() -> Provider:
    return cast.alice()


@pytest.fixture
def writer(alice: Provider) -> Writer:
    return Writer()


def letter() -> Letter:
    return Letter.opened(Message.objects.get().locked)


# The page


def test_the_form_asks_for_no_name_and_no_diagnosis(writer):
    names = {each["name"] for each in writer.opens().select("main [name]")}
    assert names == {
        *("csrfmiddlewaretoken", "ticket", "homepage"),
        *("channel", "reply_to", "may_say", "text"),
    }


def test_the_form_is_kept_by_no_browser_and_no_search_engine(writer):
    response = writer.client.get(writer.path)
    assert "no-store" in response.headers["Cache-Control"]
    soup = parsed(response)
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    # A browser would offer what was typed to the next person at the phone
    assert soup.main.form["autocomplete"] == "off"
    for name in ("reply_to", "text"):
        assert soup.find(True, attrs={"name": name})["autocomplete"] == "off"


def test_the_form_sets_no_cookie_but_that_of_the_token(writer):
    writer.writes()
    assert set(writer.client.cookies) == {"csrftoken"}


def test_who_thinks_of_hurting_themselves_sees_whom_to_call_beside_the_form(writer):
    notice = writer.opens().select_one("main .notice-danger")
    assert {link["href"] for link in notice.find_all("a")} == {"tel:988", "sms:988", "tel:911"}


def test_the_page_says_what_happens_to_a_message(writer):
    text = " ".join(writer.opens().main.get_text().split())
    for said in (
        "encrypt",
        "30 days after the reply",
        "after 90 days in any case",
        "Only those who",
    ):
        assert said in text
    assert "do not write about your health" in text


def test_the_pages_read_at_grade_8_or_lower_and_ask_nobody_else(writer):
    Provider.objects.filter(slug="alice-alder").update(phone="+15035550110")
    cast.listing("full-up", availability="full")
    for path in (writer.path, f"{writer.path}sent/", "/providers/full-up/message/"):
        html = writer.client.get(path).content.decode()
        assert grade(html) <= 8, path
        assert foreign_addresses(html) == []
        assert inline_code(html) == []


def test_the_confirmation_shows_nothing_of_what_was_written(writer):
    response = writer.writes(text=SENTINEL)
    assert response.status_code == 303
    assert response.headers["Location"] == "/providers/alice-alder/message/sent/"
    # What the browser still holds of the page with the text
    assert response.headers["Clear-Site-Data"] == '"cache"'
    sent = writer.client.get(response.headers["Location"])
    assert "Your message is sent" in sent.content.decode()
    assert SENTINEL not in sent.content.decode()
    assert "client@example.org" not in sent.content.decode()
    assert "no-store" in sent.headers["Cache-Control"]


# What arrives


def test_a_message_arrives_with_the_address_to_reply_to(writer):
    writer.writes()
    assert letter() == Letter("email", "client@example.org", False, "Do you have room?")


def test_a_message_may_be_nothing_but_a_number_to_call(writer):
    writer.writes(channel="phone", reply_to=" (503) 555-0123 ", text="")
    assert letter() == Letter("phone", "tel:+1-503-555-0123", False, "")


@pytest.mark.parametrize(("said", "may_say"), [("yes", True), ("no", False), ("", False)])
def test_without_a_yes_nobody_leaves_a_voicemail(writer, said, may_say):
    writer.writes(channel="phone", reply_to="503 555 0123", may_say=said)
    assert letter().may_say is may_say


def test_a_number_from_abroad_can_be_given(writer):
    writer.writes(channel="phone", reply_to="+44 20 7946 0958")
    assert letter().shown == "+44 20 7946 0958"


def test_the_owner_is_told_that_something_came_and_nothing_else(writer):
    writer.writes(text=SENTINEL)
    [sent] = mail.outbox
    assert sent.to == ["alice@example.org"]
    assert sent.subject == "You have a message"
    assert "http://127.0.0.1:8000/practice/listings/alice-alder/messages/" in sent.body
    assert SENTINEL not in sent.message().as_string()
    assert "client@" not in sent.message().as_string()


def test_when_the_email_cannot_be_enqueued_no_message_is_kept(writer, monkeypatch):
    def fails(*_arguments):
        raise OSError

    monkeypatch.setattr("providers.letters.send_mail", fails)
    with pytest.raises(OSError):  # noqa: PT011 - its words do not matter
        writer.writes()
    assert not Message.objects.exists()
    assert not ReplyTime.objects.exists()


def everything_kept() -> str:
    """Every row of every table as text; bytes stand in it as hexadecimal digits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        rows = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT each::text FROM "{table}" AS each')  # noqa: S608 - names from the catalog
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows)


def test_a_dump_of_the_database_holds_nothing_readable_of_a_message(writer):
    writer.writes(text=SENTINEL, reply_to=f"{SENTINEL}@example.org")
    kept = everything_kept()
    assert str(Message.objects.get().pk) in kept, "the dump has the row"
    for word in (SENTINEL, "192.0.2.1"):
        assert word not in kept
        assert word.encode().hex() not in kept


def test_nothing_typed_reaches_a_log_an_address_or_a_session(writer, caplog):
    caplog.set_level(logging.DEBUG)
    refused = writer.writes(text=SENTINEL, reply_to=SENTINEL)
    sent = writer.writes(text=SENTINEL, reply_to=f"{SENTINEL}@example.org")
    assert refused.status_code == 422
    assert SENTINEL not in caplog.text
    assert SENTINEL not in str(sent.headers)
    assert SENTINEL not in str(dict(writer.client.session))
    assert SENTINEL not in str(writer.client.cookies)


def test_a_message_is_counted_for_its_month(alice, writer):
    writer.writes()
    writer.writes()
    figure = Figure.objects.get()
    month = timezone.localdate().replace(day=1)
    assert (figure.provider, figure.month, figure.kind, figure.count) == (
        alice,
        month,
        "message",
        2,
    )
