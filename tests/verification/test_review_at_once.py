"""Two reviewers on one license, and a site that dies in the middle: one decision stands, with its mail, or neither."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.conf import settings as site
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from pytest_django import Settings as SettingsWrapper

from accounts.models import User
from providers.models import Decision, License
from tests import cast
from tests.jobs import QUEUED, send_waiting_mail, waiting_mail
from tests.verification.reviewing import (
    as_submitted,
    client_of,
    opened,
    sam,
    screen_of,
    waiting,
)

ROOT = Path(__file__).resolve().parents[2]
# A reviewer's decision in a process of its own that is killed at one moment of it.
DECIDE = """
import os, signal
from accounts.models import User
from providers.models import License
from providers.vocabulary.checking import Verdict
from verification.actions import licenses
from verification.actions.case import case_version
def die(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)
if {moment!r} == "before the mail":
    licenses.write_to_keepers = die
license_ = License.objects.get(pk={key!r})
licenses.decide_license(license_, verdict=Verdict.NEED_MORE, reason="A photo is needed.",
    version=case_version(license_), by=User.objects.get(email="rosa@example.org"))
die()
"""


def verdicts(license_: License) -> list[str]:
    return list(Decision.objects.filter(license=license_.pk).values_list("verdict", flat=True))


def test_of_two_reviewers_with_the_same_page_one_decides_and_the_other_is_told(
    transactional_db: None, settings: SettingsWrapper
) -> None:
    settings.EMAIL_BACKEND = QUEUED
    license_ = waiting()
    people = [client_of(cast.rosa()), client_of(sam())]
    forms = [opened(client, license_) | as_submitted(license_) for client in people]
    together = Barrier(2)

    def press(person: Client, form: dict[str, str]) -> tuple[int, str]:
        try:
            together.wait()
            answer = person.post(screen_of(license_), form)
            return answer.status_code, answer.content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = sorted(threads.map(press, people, forms))
    assert [status for status, _ in answers] == [302, 422]
    assert "decided: Verified" in answers[1][1]
    assert verdicts(license_) == ["verified"]
    # Not one look too many either: what the second saw is not half kept.
    assert license_.evidence.count() == 3
    assert len(waiting_mail()) == 1


def dies(license_: License, moment: str) -> None:
    found = connection.get_connection_params()
    host = str(found.get("host", "")).replace("/", "%2F")
    user, port = found.get("user", ""), found.get("port", "") or 5432
    address = f"{user}:{found.get('password', '')}@{host}:{port}"
    env = os.environ | {
        "DATABASE_URL": f"postgres://{address}/{found['dbname']}",
        "SECRET_KEY": site.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "directory.settings",
        "DEBUG": "1",
    }
    code = DECIDE.format(moment=moment, key=str(license_.pk))
    done = subprocess.run([sys.executable, "manage.py", "shell", "-c", code], cwd=ROOT, env=env)
    assert done.returncode == -signal.SIGKILL


def rosa_and_a_license() -> tuple[User, License]:
    return cast.rosa(), waiting()


def test_killed_between_decision_and_mail_neither_is_there(transactional_db: None) -> None:
    _, license_ = rosa_and_a_license()
    dies(license_, "before the mail")
    assert verdicts(license_) == []
    assert waiting_mail() == []


def test_killed_after_the_decision_both_are_there_and_every_repetition_is_the_same_message(
    transactional_db: None, mailoutbox: list[EmailMessage]
) -> None:
    _, license_ = rosa_and_a_license()
    dies(license_, "after the commit")
    assert verdicts(license_) == ["need_more"]
    [letter] = waiting_mail()
    assert letter.recipients == ("alice@example.org",)
    # A worker that is killed before it could say that it sent it: the next one sends the same message.
    send_waiting_mail()
    send_waiting_mail()
    first, second = (each.message().as_bytes() for each in mailoutbox)
    assert first == second
    assert letter.message_id.encode() in first


@pytest.mark.django_db
def test_what_is_rolled_back_with_the_mail_is_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    license_ = waiting()
    client = client_of(cast.rosa())
    client.raise_request_exception = False
    form = opened(client, license_) | as_submitted(license_)

    def fails(*args: object, **options: object) -> None:
        raise OSError

    monkeypatch.setattr("verification.actions.licenses.write_to_keepers", fails)
    assert client.post(screen_of(license_), form).status_code == 500
    assert verdicts(license_) == []
    assert not license_.evidence.exists()
