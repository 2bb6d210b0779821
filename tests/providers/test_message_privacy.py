"""Who never reads a message, when it is gone, and what the database refuses to keep."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.actions import messages
from providers.models import Message, Provider, ReplyTime
from providers.vocabulary.message import Outcome
from tests import cast
from tests.providers.message_to import message_to
from tests.providers.writing import keeper_of, parsed

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


# Everybody else


def test_another_providers_message_is_not_found_under_ones_own_listing(reader):
    bobs = message_to(cast.bob(), text="xylophone")
    for act in ("", "answer/", "take-back/", "delete/"):
        path = f"{INBOX}{bobs.pk}/{act}"
        answer = reader.post(path, {"outcome": "replied"}) if act else reader.get(path)
        assert answer.status_code == 404
    bobs.refresh_from_db()
    assert bobs.replied_at is None
    assert reader.get(f"{INBOX}{uuid.uuid4()}/").status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SENIOR_REVIEWER, Role.ADMINISTRATOR])
def test_no_role_reads_or_answers_a_message(alice, role):
    message = message_to(alice)
    staff = cast.user(f"{role}@example.net", role)
    client = Client()
    client.force_login(staff)
    assert client.get(path_of(message)).status_code == 404
    messages.answer(message=message, outcome=Outcome.REPLIED, by=staff)
    messages.delete(message=message, by=staff)
    message.refresh_from_db()
    assert message.replied_at is None


def test_the_admin_knows_no_messages():
    assert not admin.site.is_registered(Message)
    assert not admin.site.is_registered(ReplyTime)


def test_who_is_signed_out_is_asked_to_sign_in(alice):
    answer = Client().get(path_of(message_to(alice)))
    assert answer.headers["Location"].startswith(reverse("account_login"))


# When it is deleted


@pytest.mark.parametrize(("days", "kept"), [(29, True), (30, False), (31, False)])
def test_an_answered_message_is_deleted_30_days_after_the_reply(reader, alice, days, kept):
    message = message_to(alice, days_ago=10)
    messages.answer(message=message, outcome=Outcome.REPLIED, by=alice.owner)
    with at_noon(timezone.localdate() + days * DAY):
        reader.force_login(alice.owner)
        # Whether or not the daily job has run
        assert reader.get(path_of(message)).status_code == (200 if kept else 404)
        assert messages.purge() == (0 if kept else 1)
        assert Message.objects.exists() is kept
        assert messages.purge() == 0
    assert ReplyTime.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(89, True), (90, False), (91, False)])
@pytest.mark.parametrize("answered_after", [None, 80])
def test_a_message_is_deleted_after_90_days_in_any_case(alice, days, kept, answered_after):
    message = message_to(alice)
    sent_on = timezone.localdate()
    if answered_after:
        with at_noon(sent_on + answered_after * DAY):
            messages.answer(message=message, outcome=Outcome.REPLIED, by=alice.owner)
    with at_noon(sent_on + days * DAY):
        assert Message.objects.kept().exists() is kept
    assert messages.purge(sent_on + days * DAY) == (0 if kept else 1)
    assert Message.objects.exists() is kept


def test_reply_times_are_forgotten_once_they_count_no_more(alice):
    message_to(alice).delete()
    sent_on = timezone.localdate()
    messages.purge(sent_on + 90 * DAY)
    assert ReplyTime.objects.exists()
    messages.purge(sent_on + 91 * DAY)
    assert not ReplyTime.objects.exists()


def test_with_a_listing_its_messages_and_times_go(alice):
    message_to(alice)
    Provider.objects.filter(pk=alice.pk).delete()
    assert not Message.objects.exists()
    assert not ReplyTime.objects.exists()


# What the database refuses


@pytest.mark.parametrize(
    "change",
    [
        {"locked": b"Do you have room?"},
        {"outcome": "replied"},
        {"outcome": "read", "replied_at": timezone.now()},
        {"replied_at": timezone.now()},
        {"replied_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "outcome": "replied"},
        {"delete_on": dt.date(2199, 1, 1)},
    ],
)
def test_the_database_refuses_a_message_that_breaks_a_promise(alice, change):
    message = message_to(alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**change)


def test_the_database_refuses_to_keep_an_answered_message_for_longer(alice):
    message = message_to(alice)
    messages.answer(
        message=message, outcome=Outcome.REPLIED, by=User.objects.get(pk=alice.owner_id)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(delete_on=timezone.localdate() + 33 * DAY)
