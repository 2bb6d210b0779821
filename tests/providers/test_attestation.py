"""Reminders to confirm a listing, and the links in them: none is sent twice, and no link does what its owner did not press."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings as SettingsWrapper

from providers import daily
from providers.actions.attestation import remind_owners
from providers.attest_links import link_of
from providers.dates import today
from providers.models import Provider, Reminder
from tests import cast
from tests.jobs import QUEUED, waiting_mail

START = dt.datetime(2026, 3, 2, 17, tzinfo=dt.UTC)
A_DAY = dt.timedelta(days=1)


def token_of(provider: Provider) -> str:
    return parse_qs(urlsplit(link_of(provider)).query)["token"][0]


def run_daily_on(*days: int) -> list[int]:
    """How many reminders each of these days brings, when `daily` runs twice on it; Alice confirmed on day 0."""
    with time_machine.travel(START, tick=False):
        cast.alice()
    counts = []
    for day in days:
        before = len(mail.outbox)
        with time_machine.travel(START + day * A_DAY, tick=False):
            call_command("daily", verbosity=0)
            call_command("daily", verbosity=0)
        counts.append(len(mail.outbox) - before)
    return counts


@pytest.mark.django_db
def test_reminders_come_on_days_60_75_85_and_91_and_never_twice() -> None:
    days = {59: 0, 60: 1, 61: 0, 74: 0, 75: 1, 84: 0, 85: 1, 90: 0, 91: 1, 92: 0, 200: 0}
    assert dict(zip(days, run_daily_on(*days), strict=True)) == days


@pytest.mark.django_db
def test_after_skipped_days_only_the_latest_is_sent() -> None:
    assert run_daily_on(59, 88, 89) == [0, 1, 0]
    assert list(Reminder.objects.values_list("day", flat=True)) == [85]


@pytest.mark.django_db
def test_a_confirmation_begins_a_new_period() -> None:
    run_daily_on(60)
    Provider.objects.update(attested_on=(START + 60 * A_DAY).date())
    with time_machine.travel(START + 120 * A_DAY, tick=False):
        remind_owners()
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_who_is_not_public_is_left_alone() -> None:
    cast.alice(attested_on=today() - 60 * A_DAY, listing_state="paused")
    remind_owners()
    assert mail.outbox == []


@pytest.mark.django_db
def test_the_mail_says_nothing_that_somebody_typed() -> None:
    cast.alice(attested_on=today() - 60 * A_DAY)
    remind_owners()
    [sent] = mail.outbox
    assert sent.to == ["alice@example.org"]
    assert "Alder" not in sent.subject + str(sent.body)


@pytest.mark.django_db
def test_day_90_is_fresh_and_day_91_is_stale() -> None:
    with time_machine.travel(START, tick=False):
        alice = cast.alice()
    with time_machine.travel(START + 90 * A_DAY, tick=False):
        assert not alice.is_stale()
    with time_machine.travel(START + 91 * A_DAY, tick=False):
        assert alice.is_stale()


def test_two_that_run_at_once_send_one(transactional_db: None, settings: SettingsWrapper) -> None:
    settings.EMAIL_BACKEND = QUEUED
    cast.alice(attested_on=today() - 60 * A_DAY)

    def run() -> str:
        try:
            return remind_owners()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        said = sorted(each.result() for each in [pool.submit(run) for _ in range(4)])
    assert said == ["0 sent", "0 sent", "0 sent", "1 sent"]
    assert len(waiting_mail()) == 1


@pytest.mark.django_db
def test_a_step_that_fails_keeps_no_other_from_its_turn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(daily, "STEPS", daily.STEPS)
    daily.STEPS.insert(0, ("Broken", fail))
    try:
        with pytest.raises(CommandError):
            call_command("daily")
    finally:
        daily.STEPS.pop(0)
    said = capsys.readouterr()
    assert "Broken: failed (ZeroDivisionError)" in said.err
    for name, _step in daily.STEPS:
        assert f"{name}: " in said.out


@pytest.mark.django_db
def test_the_link_of_the_mail_shows_and_its_button_acts_once() -> None:
    before = today() - 60 * A_DAY
    alice = cast.alice(attested_on=before)
    remind_owners()
    [address] = re.findall(r"http\S+", str(mail.outbox[0].body))
    path = address.removeprefix("http://127.0.0.1:8000")
    client = Client(enforce_csrf_checks=False)
    shown = client.get(path)
    assert shown.status_code == 200
    assert "Alice Alder" in shown.content.decode()
    assert "Portland" in shown.content.decode()
    alice.refresh_from_db()
    assert alice.attested_on == before
    token = parse_qs(urlsplit(path).query)["token"][0]
    pressed = client.post("/practice/attest/", {"token": token, "availability": "waitlist"})
    assert (pressed.status_code, pressed["Location"]) == (302, "/practice/attest/done/")
    alice.refresh_from_db()
    assert (alice.attested_on, alice.availability) == (today(), "waitlist")
    assert client.get(path).status_code == 410
    assert client.post("/practice/attest/", {"token": token}).status_code == 410


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "x", "a:b:c", "\0", "é" * 20, "x" * 5000, "WzFd:1abc:zzzz"])
def test_a_forged_link_changes_nothing(token: str) -> None:
    alice = cast.alice(attested_on=today() - 60 * A_DAY)
    for answer in (
        Client().get("/practice/attest/", {"token": token}),
        Client().post("/practice/attest/", {"token": token}),
    ):
        assert answer.status_code == 422
    assert Provider.objects.get().attested_on == alice.attested_on


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"listing_state": "suspended"},
        {"listing_state": "paused"},
        {"listing_state": "closed"},
        {"attested_on": dt.date(2026, 1, 1)},
    ],
)
def test_a_link_from_before_a_change_does_not_work(change: dict[str, object]) -> None:
    alice = cast.alice(attested_on=today() - 60 * A_DAY)
    token = token_of(alice)
    Provider.objects.update(**change)
    assert Client().post("/practice/attest/", {"token": token}).status_code == 410
    assert Provider.objects.get().attested_on != today()


@pytest.mark.django_db
def test_a_link_is_for_the_owner_it_was_sent_to_and_not_for_ever() -> None:
    alice = cast.alice(attested_on=today() - 60 * A_DAY)
    token = token_of(alice)
    with time_machine.travel(timezone.now() + 46 * A_DAY):
        assert Client().get("/practice/attest/", {"token": token}).status_code == 410
    Provider.objects.update(owner=cast.user("bob@example.org"))
    assert Client().get("/practice/attest/", {"token": token}).status_code == 410


@pytest.mark.django_db
def test_a_bad_choice_beside_a_good_link_changes_nothing() -> None:
    alice = cast.alice(attested_on=today() - 60 * A_DAY)
    form = {"token": token_of(alice), "availability": "verified", "listing_state": "suspended"}
    assert Client().post("/practice/attest/", form).status_code == 422
    assert Provider.objects.get().attested_on == alice.attested_on
