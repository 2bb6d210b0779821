"""The addressee reads and answers; nobody else learns that there is anything."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from providers.actions import messages
from providers.models import Message, Provider, ReplyTime
from providers.vocabulary.message import Outcome
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.providers.message_to import message_to
from tests.providers.writing import keeper_of, parsed
from tests.reading import grade

pytestmark = pytest.mark.django_db

INBOX = "/practice/listings/alice-alder/messages/"
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def alice() -> Provider:
    return cast.alice()


@pytest.fixture
def reader(alice: Provider) -> Client:
    return keeper_of(alice)


def path_of(message: Message, act: str = "") -> str:
    return f"/practice/listings/{message.provider.slug}/messages/{message.pk}/{act}"


def words(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(parsed(response).main.get_text(" ").split())


def at_noon(day: dt.date) -> time_machine.travel:
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_current_timezone())
    return time_machine.travel(noon, tick=False)


# The list


def test_the_list_starts_with_who_waits_longest(reader, alice):
    newer, older = message_to(alice, days_ago=1), message_to(alice, days_ago=3)
    answered = message_to(alice, days_ago=5)
    messages.answer(message=answered, outcome=Outcome.REPLIED, by=alice.owner)
    soup = parsed(reader.get(INBOX))
    links = [each["href"] for each in soup.select(".message-list a")]
    assert links == [path_of(older), path_of(newer), path_of(answered)]
    rows = [" ".join(each.get_text(" ").split()) for each in soup.select(".message-list li")]
    assert "Waiting for 3 days" in rows[0]
    assert "Waiting for 24 hours" in rows[1]
    assert "Replied" in rows[2]
    assert all("Deleted on" in row for row in rows)


def test_the_list_shows_nothing_of_what_was_written(reader, alice):
    message_to(alice, text="xylophone")
    assert "xylophone" not in words(reader, INBOX)
    assert "client@example.org" not in words(reader, INBOX)


def test_an_empty_list_says_so(reader):
    assert "Nobody is waiting." in words(reader, INBOX)


def test_a_long_list_has_pages_and_as_many_queries_as_a_short_one(
    reader, alice, django_assert_num_queries, django_assert_max_num_queries
):
    message_to(alice)
    # The first page of a session also writes down that it was seen.
    reader.get(INBOX)
    with django_assert_max_num_queries(20) as short:
        reader.get(INBOX)
    for _ in range(60):
        message_to(alice)
    with django_assert_num_queries(len(short)):
        soup = parsed(reader.get(INBOX))
    assert len(soup.select(".message-list li")) == 50
    assert len(parsed(reader.get(f"{INBOX}?page=2")).select(".message-list li")) == 11
    assert reader.get(f"{INBOX}?page=%00").status_code == 200


def test_how_many_wait_stands_beside_the_links(reader, alice):
    assert "waiting" not in words(reader, "/practice/")
    message_to(alice)
    message_to(alice)
    assert "Messages (2 waiting)" in words(reader, "/practice/")
    assert "Messages (2 waiting)" in words(reader, INBOX)


# One message


def test_a_message_by_email_can_be_answered_with_one_press(reader, alice):
    message = message_to(alice, text="Do you have room?\nEvenings.")
    soup = parsed(reader.get(path_of(message)))
    link = soup.find("a", href="mailto:client@example.org")
    assert "noreferrer" in link["rel"]
    assert "Do you have room?<br/>Evenings." in str(soup.select_one(".letter"))


@pytest.mark.parametrize(
    ("may_say", "told"), [(True, "You may leave a voicemail"), (False, "Leave no voicemail")]
)
def test_a_message_by_phone_says_whether_a_voicemail_is_welcome(reader, alice, may_say, told):
    number = {"channel": "phone", "reply_to": "tel:+1-503-555-0123", "may_say": may_say}
    message = message_to(alice, **number, text="")
    soup = parsed(reader.get(path_of(message)))
    assert soup.find("a", href="tel:+1-503-555-0123").get_text() == "(503) 555-0123"
    assert told in soup.main.get_text()
    assert "They ask you to get in touch." in soup.main.get_text()


def test_nothing_that_a_client_types_becomes_markup(reader, alice):
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7|add:1 }} \"'&"
    message = message_to(alice, text=attack, reply_to='"<b>"@example.org')
    response = reader.get(path_of(message))
    soup = parsed(response)
    assert soup.select("main script, main img, main b") == []
    assert attack in soup.select_one(".letter").get_text()
    html = response.content.decode()
    assert inline_code(html) == []
    assert foreign_addresses(html) == []


def test_the_pages_of_messages_are_kept_by_no_browser_and_read_at_grade_8(reader, alice):
    message = message_to(alice)
    messages.answer(message=message, outcome=Outcome.CANNOT_TAKE, by=alice.owner)
    for path in (INBOX, path_of(message)):
        response = reader.get(path)
        assert "no-store" in response.headers["Cache-Control"]
        assert grade(response.content.decode()) <= 8


def test_a_message_under_a_lost_secret_says_so(reader, alice, settings):
    message = message_to(alice)
    settings.SECRET_KEY, before = "another secret", settings.SECRET_KEY
    reader.force_login(alice.owner)
    assert "can no longer be opened" in words(reader, path_of(message))
    settings.SECRET_KEY_FALLBACKS = [before]
    assert "Do you have room?" in words(reader, path_of(message))


# What became of it


def test_one_press_says_that_it_was_answered_and_another_takes_that_back(reader, alice):
    message = message_to(alice, days_ago=2)
    response = reader.post(path_of(message, "answer/"), {"outcome": "replied"})
    assert response.status_code == 303
    assert "Marked as replied" in words(reader, response.headers["Location"])
    message.refresh_from_db()
    assert message.outcome == Outcome.REPLIED
    assert message.delete_on == timezone.localdate() + 30 * DAY
    assert ReplyTime.objects.get().hours == 48
    assert reader.post(path_of(message, "take-back/")).status_code == 303
    message.refresh_from_db()
    assert (message.outcome, message.replied_at) == ("", None)
    assert message.delete_on == timezone.localdate(message.sent_at) + 90 * DAY
    assert ReplyTime.objects.get().hours is None
    assert "I have replied" in words(reader, path_of(message))


def test_who_cannot_take_the_client_gets_a_ready_email(reader, alice):
    message = message_to(alice)
    reader.post(path_of(message, "answer/"), {"outcome": "cannot_take"})
    soup = parsed(reader.get(path_of(message)))
    [ready] = [a["href"] for a in soup.select("a[href^=mailto]") if "?" in a["href"]]
    assert ready.startswith("mailto:client@example.org?subject=Your%20message&body=Thank%20you")
    assert "Go to your availability" in soup.main.get_text()
    alice.refresh_from_db()
    assert alice.availability == "open", "nothing is changed without the provider's word"


def test_a_ready_email_needs_an_email_address(reader, alice):
    message = message_to(alice, channel="phone", reply_to="tel:+1-503-555-0123")
    reader.post(path_of(message, "answer/"), {"outcome": "cannot_take"})
    assert not parsed(reader.get(path_of(message))).select("a[href^=mailto]")


def test_a_second_press_changes_nothing(reader, alice):
    message = message_to(alice)
    reader.post(path_of(message, "answer/"), {"outcome": "replied"})
    reader.post(path_of(message, "answer/"), {"outcome": "cannot_take"})
    message.refresh_from_db()
    assert message.outcome == Outcome.REPLIED


@pytest.mark.parametrize("outcome", ["", "waiting", "\x00"])
def test_a_forged_outcome_changes_nothing(reader, alice, outcome):
    message = message_to(alice)
    assert reader.post(path_of(message, "answer/"), {"outcome": outcome}).status_code == 303
    message.refresh_from_db()
    assert message.replied_at is None


def test_deleting_now_leaves_the_time_and_nothing_else(reader, alice):
    message = message_to(alice)
    answer = reader.post(path_of(message, "delete/"))
    assert (answer.status_code, answer.headers["Location"]) == (303, INBOX)
    assert "The message is deleted." in words(reader, INBOX)
    assert not Message.objects.exists()
    assert ReplyTime.objects.get().hours is None
    assert reader.get(path_of(message)).status_code == 404
    assert reader.post(path_of(message, "delete/")).status_code == 404


@pytest.mark.parametrize("act", ["answer/", "take-back/", "delete/"])
def test_a_link_acts_on_nothing(reader, alice, act):
    message = message_to(alice)
    assert reader.get(path_of(message, act)).status_code == 405
    assert Message.objects.filter(replied_at=None).count() == 1
