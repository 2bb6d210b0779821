"""Mail waits as jobs in the transaction that causes it, locked, and is the same message however often it is sent."""

import logging

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job
from pytest_django import Settings as SettingsWrapper

from accounts import tasks
from accounts.mail.waiting import Waiting
from tests.jobs import QUEUED, send_waiting_mail, waiting_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queued(settings: SettingsWrapper) -> None:
    settings.EMAIL_BACKEND = QUEUED


def write(subject: str = "A link", body: str = "https://example.org/secret-token") -> None:
    send_mail(subject, body, "site@example.org", ["alice@example.org"])


def test_a_mail_waits_and_is_not_sent_at_once() -> None:
    write()
    [waiting] = waiting_mail()
    assert waiting.recipients == ("alice@example.org",)
    assert mail.outbox == []


def test_what_is_rolled_back_is_never_sent() -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert waiting_mail() == []


def test_nobody_who_reads_the_queue_reads_the_mail() -> None:
    write()
    [args] = ProcrastinateJob.objects.values_list("args", flat=True)
    assert "secret-token" not in str(args)
    assert "alice" not in str(args)


def test_every_repetition_is_the_same_message() -> None:
    write(subject="Fünf Fragen", body="Grüße\r\n.\r\nEnd")
    [waiting] = waiting_mail()
    send_waiting_mail()
    send_waiting_mail()
    first, second = (each.message().as_bytes() for each in mail.outbox)
    assert first == second
    assert waiting.message_id.encode() in first
    assert waiting.message_id


def test_hidden_recipients_are_in_the_envelope_alone() -> None:
    message = EmailMultiAlternatives(
        "S", "B", "a@example.org", to=["b@example.org"], bcc=["c@example.org"]
    )
    message.attach_alternative("<p>B</p>", "text/html")
    message.send()
    [waiting] = waiting_mail()
    assert waiting.recipients == ("b@example.org", "c@example.org")
    assert b"c@example.org" not in waiting.content


def test_lines_end_as_mail_servers_want_them() -> None:
    content = Waiting("a@example.org", ("b@example.org",), b"A: 1\n\nx\r\ny").ready().message()
    lines = content.as_bytes(linesep="\r\n")  # type: ignore[call-arg]
    assert lines == b"A: 1\r\n\r\nx\r\ny\r\n"


def test_tries_go_on_for_more_than_a_day_and_then_end() -> None:
    def decided(attempts: int) -> float | None:
        job = Job(
            id=1, queue="mail", lock=None, queueing_lock=None, task_name="x", attempts=attempts
        )
        found = tasks.RepeatForADay().get_retry_decision(exception=OSError(), job=job)
        return None if found is None else min(2**attempts, tasks.LONGEST_WAIT)

    waits = [decided(attempts) for attempts in range(tasks.MOST_TRIES)]
    assert waits[-1] is None
    assert 24 * 60 < sum(wait or 0 for wait in waits) < 36 * 60


def test_a_mail_that_cannot_be_sent_is_told_without_naming_anybody(
    settings: SettingsWrapper, caplog: pytest.LogCaptureFixture
) -> None:
    settings.MAIL_TRANSPORT = "tests.accounts.test_mail.Refusing"
    write()
    with caplog.at_level(logging.WARNING), pytest.raises(tasks.NotSentError) as raised:
        send_waiting_mail()
    [waiting] = waiting_mail()
    assert waiting.message_id in caplog.text
    assert "alice" not in caplog.text + str(raised.value)


class Refusing(BaseEmailBackend):
    def send_messages(self, email_messages: object) -> int:
        raise OSError("alice@example.org is not known here")
