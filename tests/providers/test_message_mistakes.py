"""What is refused in the form by which clients write, and that no refusal costs what was typed."""

import datetime as dt

import pytest
from django.core import mail

from providers.letter import Letter
from providers.models import Message, Provider
from tests import cast
from tests.providers.writing import Writer, errors_in, parsed, ticket_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alice() -> Provider:
    return cast.alice()


@pytest.fixture
def writer(alice: Provider) -> Writer:
    return Writer()


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
    assert Letter.opened(Message.objects.get().locked).text == "Do you have room?"


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
    assert parsed(response).find("input", attrs={"name": "homepage"}).get("value", "") == ""
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


def test_nobody_gets_around_the_limit_by_a_header():
    codes = [
        Writer(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").writes().status_code
        for number in range(6)
    ]
    assert codes == [303] * 5 + [429]


def test_a_listing_gets_thirty_messages_a_day(writer):
    codes = [Writer(address=f"192.0.2.{10 + each}").writes().status_code for each in range(31)]
    assert codes == [303] * 30 + [429]
    assert "try again tomorrow" in errors_in(Writer(address="192.0.2.99").writes())


def test_a_refused_form_may_be_sent_later_and_mistakes_count_for_nothing(writer):
    for _ in range(8):
        writer.writes(reply_to="client@")
    assert writer.writes().status_code == 303
