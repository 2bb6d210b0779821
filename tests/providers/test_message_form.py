"""A client writes: nothing is asked that is not needed, nothing typed is lost, and nothing of it is found elsewhere."""

import datetime as dt
import logging

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from providers.dates import today
from providers.letter import Letter
from providers.models import Figure, Message, Provider, ReplyTime
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.providers.writing import Writer, errors_in, parsed, ticket_in
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
        assert soup.find(attrs={"name": name})["autocomplete"] == "off"


def test_the_form_sets_no_cookie_but_that_of_the_token(writer):
    writer.writes()
    assert set(writer.client.cookies) == {"csrftoken"}


def test_who_thinks_of_hurting_themselves_sees_whom_to_call_beside_the_form(writer):
    notice = writer.opens().select_one("main .notice-danger")
    assert {link["href"] for link in notice.find_all("a")} == {"tel:988", "sms:988", "tel:911"}


def test_the_page_says_what_happens_to_a_message(writer):
    text = " ".join(writer.opens().main.get_text().split())
    for said in ("encrypt", "30 days after the reply", "after 90 days in any case", "Only those who"):
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

    monkeypatch.setattr("providers.actions.messages.send_mail", fails)
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
            cursor.execute(f'SELECT each::text FROM "{table}" AS each')
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


# Mistakes, of which none costs what was typed


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"channel": ""}, "Choose how you want to get the reply."),
        ({"reply_to": ""}, "Write your email address or phone number."),
        ({"reply_to": "client@"}, "This is not a full email address"),
        ({"reply_to": "503 555 0123"}, "choose “By phone”"),
        ({"channel": "phone"}, "This is not a full phone number"),
        ({"channel": "phone", "reply_to": "555 01"}, "This is not a full phone number"),
        ({"channel": "pigeon"}, "Select a valid choice"),
        ({"text": "y" * 1001}, "at most 1000 characters"),
        ({"text": "http://a.example www.b.example"}, "leave the web links out"),
    ],
)
def test_a_mistake_is_named_and_loses_nothing(writer, fields, error):
    typed = {"text": "Evenings are best.", "may_say": "yes"} | fields
    response = writer.writes(**typed)
    assert response.status_code == 422
    assert error in errors_in(response)
    soup = parsed(response)
    assert soup.title.get_text().startswith("Error:")
    assert soup.find("textarea", attrs={"name": "text"}).get_text().strip() == typed["text"]
    assert soup.find("input", attrs={"name": "may_say", "value": "yes"}).has_attr("checked")
    assert not Message.objects.exists()
    assert not mail.outbox


def test_the_corrected_form_is_sent_with_the_same_ticket(writer):
    writer.sends(reply_to="client@")
    assert writer.sends().status_code == 303
    assert Message.objects.count() == 1


def test_one_link_to_a_page_of_ones_own_is_let_through(writer):
    assert writer.writes(text="See https://client.example").status_code == 303


# Sent twice, sent by a program


def test_pressing_send_twice_makes_one_message(writer):
    assert writer.sends().status_code == 303
    assert writer.sends(text="changed").status_code == 303
    assert Message.objects.count() == 1
    assert len(mail.outbox) == 1
    assert letter().text == "Do you have room?"


def test_a_form_that_was_sent_does_not_count_again_after_its_message_is_deleted(writer):
    writer.sends()
    Message.objects.all().delete()
    assert writer.sends().status_code == 303
    assert not Message.objects.exists()


def test_a_form_filled_in_faster_than_anyone_types_is_sent_at_the_second_press(writer):
    writer.opens(ago=dt.timedelta(seconds=1))
    response = writer.sends(text="Evenings are best.")
    assert response.status_code == 422
    assert "Please wait a moment" in errors_in(response)
    assert "Evenings are best." in response.content.decode()
    assert ticket_in(parsed(response)) == writer.ticket


@pytest.mark.parametrize("ticket", ["", "forged", "W10:1:x"])
def test_a_form_without_its_ticket_gets_a_new_one_and_keeps_the_words(writer, ticket):
    response = writer.sends(ticket=ticket, text="Evenings are best.")
    assert response.status_code == 422
    assert "Please press Send again" in errors_in(response)
    assert "Evenings are best." in response.content.decode()
    assert ticket_in(parsed(response)) not in {"", ticket}


def test_a_page_that_was_open_for_two_days_is_sent_at_the_second_press(writer):
    writer.opens(ago=dt.timedelta(days=2))
    response = writer.sends()
    assert "Please press Send again" in errors_in(response)
    assert not Message.objects.exists()


def test_a_ticket_of_another_listing_is_refused(writer):
    cast.bob()
    bob = Writer("bob-birch")
    bob.opens()
    assert writer.sends(ticket=bob.ticket).status_code == 422


def test_a_program_that_fills_in_every_field_is_refused_in_words(writer):
    response = writer.writes(homepage="https://spam.example")
    assert response.status_code == 422
    assert "A hidden field was filled in" in errors_in(response)
    assert parsed(response).find(attrs={"name": "homepage"}).get("value", "") == ""
    # A person whose browser did it presses Send again
    assert writer.sends().status_code == 303


def test_the_sixth_message_in_an_hour_waits_and_keeps_what_was_typed(alice, writer):
    Provider.objects.filter(pk=alice.pk).update(phone="+15035550110")
    assert [writer.writes().status_code for _ in range(5)] == [303] * 5
    response = writer.writes(text="Evenings are best.")
    assert response.status_code == 429
    assert "try again in an hour. Or call (503) 555-0110." in errors_in(response)
    assert "Evenings are best." in response.content.decode()
    assert Message.objects.count() == 5
    # Others are not kept waiting
    assert Writer(address="192.0.2.2").writes().status_code == 303


def test_one_home_with_many_ipv6_addresses_is_one(writer):
    codes = [Writer(address=f"2001:db8::{number}").writes().status_code for number in range(6)]
    assert codes == [303] * 5 + [429]


def test_a_listing_gets_thirty_messages_a_day(writer):
    codes = [Writer(address=f"192.0.2.{10 + each}").writes().status_code for each in range(31)]
    assert codes == [303] * 30 + [429]
    assert "try again tomorrow" in errors_in(Writer(address="192.0.2.99").writes())


def test_a_refused_form_may_be_sent_later_and_mistakes_count_for_nothing(writer):
    for _ in range(8):
        writer.writes(reply_to="client@")
    assert writer.writes().status_code == 303


# Where nobody can write


@pytest.mark.parametrize("availability", ["open", "waitlist", "unknown"])
def test_who_has_room_or_has_not_said_can_be_written_to(availability):
    cast.listing("someone", availability=availability)
    assert "Send a message" in Client().get("/providers/someone/").content.decode()
    assert Writer("someone").writes().status_code == 303


@pytest.mark.parametrize("availability", ["full", "away"])
def test_who_is_full_or_away_shows_no_form(availability):
    provider = cast.listing("someone", availability=availability)
    assert "Send a message" not in Client().get("/providers/someone/").content.decode()
    soup = parsed(Client().get("/providers/someone/message/"))
    assert soup.main.find("form") is None
    assert "takes no messages right now" in soup.h1.get_text()
    assert soup.main.find("a", href="/providers/?accepting=now")
    # Once that is too old to count, it is unknown
    old = today() - dt.timedelta(days=31)
    Provider.objects.filter(pk=provider.pk).update(availability_on=old)
    assert ticket_in(Writer("someone").opens())


@pytest.mark.parametrize("state", ["paused", "suspended", "closed"])
def test_a_listing_that_is_not_public_now_shows_no_form(state):
    cast.listing("someone", listing_state=state)
    soup = parsed(Client().get("/providers/someone/message/"))
    assert soup.main.find("form") is None
    assert ("Someone" in soup.h1.get_text()) is (state == "paused")
    assert Client().get("/providers/someone/message/sent/").status_code == 200


def test_a_listing_that_was_never_public_is_not_found():
    cast.listing("someone", listing_state="draft", published_at=None)
    for path in ("someone/message/", "someone/message/sent/", "nobody/message/"):
        assert Client().get(f"/providers/{path}").status_code == 404
        assert Client().post(f"/providers/{path}").status_code in {404, 405}


def test_who_fills_up_while_somebody_writes_gets_nothing_and_the_words_come_back(alice, writer):
    writer.opens()
    Provider.objects.filter(pk=alice.pk).update(availability="full")
    response = writer.sends(text=f"<b>{SENTINEL}</b>")
    assert response.status_code == 409
    assert f"&lt;b&gt;{SENTINEL}" in response.content.decode()
    assert not Message.objects.exists()


def test_who_fills_up_at_the_very_moment_gets_nothing(writer, monkeypatch):
    """The form is looked at before, the row once more while it is held."""
    writer.opens()
    monkeypatch.setattr("providers.actions.messages.takes_messages", lambda _provider: False)
    assert writer.sends().status_code == 409
    assert not Message.objects.exists()
    monkeypatch.undo()
    assert writer.sends().status_code == 303, "the form was not used up"


# Attacks


def test_a_form_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/providers/alice-alder/message/", {}).status_code == 403


@pytest.mark.parametrize(
    "reply_to",
    [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org,b@example.org",
        "a@example.org\x00",
        "<script>@example.org",
        "mailto:a@example.org?bcc=b@example.org",
    ],
)
def test_a_second_header_or_address_cannot_be_put_in(writer, reply_to):
    assert writer.writes(reply_to=reply_to).status_code == 422
    assert not Message.objects.exists()


def test_an_address_that_speaks_to_the_mail_program_is_quoted():
    link = Letter("email", "a?bcc=b&c%0a@example.org", False, "").link
    assert link == "mailto:a%3Fbcc%3Db%26c%250a@example.org"


@pytest.mark.parametrize("name", ["channel", "reply_to", "may_say", "text", "homepage", "ticket"])
@pytest.mark.parametrize("value", ["y" * 1_000_000, "NUL \x00 in it"])
def test_a_huge_value_and_one_with_a_nul_are_refused(writer, name, value):
    assert writer.writes(**{name: value}).status_code == 422
    assert not Message.objects.exists()


def test_bytes_that_are_no_text_are_no_server_error(writer):
    writer.opens()
    body = b"channel=email&reply_to=a%40example.org&text=%ff%fe&ticket=" + writer.ticket.encode()
    response = writer.client.post(
        writer.path, body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in {303, 422}


def test_fields_that_the_form_does_not_have_change_nothing(alice, writer):
    bob = cast.bob()
    writer.writes(provider=str(bob.pk), replied_at="2020-01-01", outcome="replied", slug="bob-birch")
    message = Message.objects.get()
    assert (message.provider, message.replied_at, message.outcome) == (alice, None, "")


def test_a_message_is_counted_for_its_month(alice, writer):
    writer.writes()
    writer.writes()
    figure = Figure.objects.get()
    month = timezone.localdate().replace(day=1)
    assert (figure.provider, figure.month, figure.kind, figure.count) == (alice, month, "message", 2)
