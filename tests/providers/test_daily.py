"""`manage.py daily` runs alone: a second one that begins meanwhile leaves everything to the first."""

import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from providers.dates import today
from providers.management.commands.daily import LOCK
from providers.models import Reminder
from tests import cast
from tests.jobs import QUEUED, waiting_mail

ALONE = "Another one is running"


def run() -> str:
    said = io.StringIO()
    try:
        call_command("daily", stdout=said)
    finally:
        connection.close()
    return said.getvalue()


@pytest.fixture
def due(transactional_db: None, settings: Any) -> None:
    """Alice, who is to be reminded today."""
    settings.EMAIL_BACKEND = QUEUED
    cast.alice(attested_on=today() - dt.timedelta(days=60))


def test_while_another_one_runs_nothing_is_done(due: None) -> None:
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", LOCK)
    assert ALONE in run()
    assert waiting_mail() == []
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", LOCK)
    other.close()
    assert ALONE not in run()
    assert len(waiting_mail()) == 1


def test_of_two_at_once_each_reminder_is_enqueued_once(due: None) -> None:
    with ThreadPoolExecutor(2) as threads:
        said = [each.result() for each in [threads.submit(run) for _ in range(2)]]
    assert len(waiting_mail()) == 1
    assert Reminder.objects.count() == 1
    assert not all(ALONE in each for each in said)


def test_after_a_step_that_failed_the_next_one_can_run(
    due: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> str:
        raise RuntimeError

    monkeypatch.setattr("providers.management.commands.daily.STEPS", [("Fails", fails)])
    with pytest.raises(CommandError):
        call_command("daily", stderr=io.StringIO())
    # On the connection of another process the lock is free.
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", LOCK)
        assert cursor.fetchone() == (True,)
    other.close()
