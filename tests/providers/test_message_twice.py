"""Two presses at once, by several workers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection

from accounts.models import User
from providers.actions import messages
from providers.letter import Letter
from providers.models import Message, Provider
from providers.vocabulary.message import Outcome
from tests import cast

LETTER = Letter("email", "client@example.org", False, "")


@pytest.fixture
def alice(transactional_db: None) -> Provider:
    return cast.alice()


def test_one_form_sent_at_once_by_eight_makes_one_message(alice):
    def send(_number: int) -> bool:
        try:
            return messages.send(to=alice, letter=LETTER, key="the form", address="192.0.2.1")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(send, range(8))) == 1
    assert Message.objects.count() == 1
    assert len(mail.outbox) == 1


def test_of_many_forms_at_once_five_are_kept(alice):
    def send(number: int) -> bool:
        try:
            return messages.send(to=alice, letter=LETTER, key=f"form {number}", address="192.0.2.1")
        except messages.TooManyError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(send, range(16))) == 5
    assert Message.objects.count() == 5


def test_two_keepers_who_press_at_once_leave_one_outcome(alice):
    messages.send(to=alice, letter=LETTER, key="the form", address="192.0.2.1")
    message, owner = Message.objects.get(), User.objects.get(pk=alice.owner_id)

    def press(outcome: Outcome) -> None:
        try:
            messages.answer(message=message, outcome=outcome, by=owner)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(press, Outcome))
    message.refresh_from_db()
    assert message.outcome in Outcome.values
    assert message.reply_time.hours == 0
