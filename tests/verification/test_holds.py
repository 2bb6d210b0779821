"""Work in hand: one reviewer a row, seen by the others, over by itself."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import License
from tests import cast
from verification.actions import holds
from verification.actions.holds import HeldError, NotWaitingError, break_hold, take, take_next
from verification.models import Hold
from verification.queue.holding import held_for
from verification.queue.kinds import Kind

pytestmark = pytest.mark.django_db


def ruth() -> User:
    return cast.user("ruth@example.org", Role.REVIEWER, name="Ruth Reed")


def ada() -> User:
    return cast.user("ada@example.org", Role.ADMINISTRATOR, name="Ada Ash")


def waiting_licenses(number: int) -> list[License]:
    """Licenses that wait, the oldest first."""
    provider = cast.listing("alice-alder")
    now = timezone.now()
    return [
        cast.license_of(
            provider,
            "md",
            verified=False,
            number=f"MD{each}",
            submitted_at=now - dt.timedelta(hours=number - each),
        )
        for each in range(number)
    ]


def row_of(subject: str, kind: str = Kind.LICENSE) -> dict[str, Any]:
    return {"kind": kind, "subject": subject}


def row(license_: License, kind: str = Kind.LICENSE) -> dict[str, Any]:
    return row_of(str(license_.pk), kind)


def test_who_takes_a_row_has_it_for_half_an_hour_and_the_other_is_told() -> None:
    [license_] = waiting_licenses(1)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        hold = take(**row(license_), by=cast.rosa())
        assert hold.until == timezone.now() + dt.timedelta(minutes=30)
        with pytest.raises(HeldError):
            take(**row(license_), by=ruth())
        clock.shift(dt.timedelta(minutes=30))
        assert take(**row(license_), by=ruth()).holder == ruth()
        with pytest.raises(HeldError):
            take(**row(license_), by=cast.rosa())


def test_a_hold_goes_on_whatever_the_license_waits_for_by_now() -> None:
    [license_] = waiting_licenses(1)
    take(**row(license_, Kind.RECHECK), by=cast.rosa())
    with pytest.raises(HeldError):
        take(**row(license_, Kind.EXPIRING), by=ruth())


def test_whoever_acts_holds_on_and_nobody_else_renews() -> None:
    [license_] = waiting_licenses(1)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        take(**row(license_), by=cast.rosa())
        clock.shift(dt.timedelta(minutes=20))
        holds.renew(**row(license_), by=ruth())
        assert Hold.objects.get().until == timezone.now() + dt.timedelta(minutes=10)
        holds.renew(**row(license_), by=cast.rosa())
        assert Hold.objects.get().until == timezone.now() + dt.timedelta(minutes=30)
        clock.shift(dt.timedelta(minutes=31))
        holds.renew(**row(license_), by=cast.rosa())
        assert not Hold.objects.live().exists()


def test_only_the_holder_gives_back() -> None:
    [license_] = waiting_licenses(1)
    take(**row(license_), by=cast.rosa())
    holds.give_back(**row(license_), by=ruth())
    assert Hold.objects.exists()
    holds.give_back(**row(license_), by=cast.rosa())
    assert not Hold.objects.exists()


def test_an_administrator_frees_a_row_and_the_holder_is_told() -> None:
    [license_] = waiting_licenses(1)
    take(**row(license_), by=cast.rosa())
    for nobody in (cast.rosa(), ruth(), cast.user("sam@example.org", Role.SENIOR_REVIEWER)):
        with pytest.raises(PermissionDenied):
            break_hold(**row(license_), by=nobody)
    assert break_hold(**row(license_), by=ada()) == cast.rosa()
    assert not Hold.objects.exists()
    [letter] = mail.outbox
    assert letter.to == ["rosa@example.org"]
    assert "Alder" not in letter.body
    assert break_hold(**row(license_), by=ada()) is None
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_who_decides_nothing_holds_nothing(role: Role) -> None:
    [license_] = waiting_licenses(1)
    with pytest.raises(PermissionDenied):
        take(**row(license_), by=cast.user("x@example.org", role))
    with pytest.raises(PermissionDenied):
        take_next(by=cast.user("x@example.org", role))


@pytest.mark.parametrize("subject", ["", "nothing", "0", "\x00", "é" * 40])
def test_what_does_not_wait_cannot_be_held(subject: str) -> None:
    with pytest.raises(NotWaitingError):
        take(kind=Kind.LICENSE, subject=subject, by=cast.rosa())


def test_what_is_decided_cannot_be_held() -> None:
    license_ = cast.license_of(cast.listing("alice-alder"), "md")
    with pytest.raises(NotWaitingError):
        take(**row(license_), by=cast.rosa())


def test_next_is_the_oldest_that_nobody_holds_and_never_ones_own() -> None:
    first, second, third = waiting_licenses(3)
    own = cast.listing("rosa-rowan", owner=cast.rosa())
    cast.license_of(own, "lcsw", verified=False, submitted_at=first.submitted_at)
    take(**row(first), by=ruth())
    assert take_next(by=cast.rosa()).subject == str(second.pk)
    assert take_next(by=cast.rosa()).subject == str(third.pk)
    assert take_next(by=cast.rosa()) is None


def test_next_of_a_state_and_a_kind() -> None:
    waiting_licenses(1)
    assert take_next(by=cast.rosa(), state="WA") is None
    assert take_next(by=cast.rosa(), kinds=[Kind.CLAIM]) is None
    assert take_next(by=cast.rosa(), kinds=[Kind.LICENSE], state="OR") is not None


def test_what_is_shown_of_a_hold() -> None:
    [license_] = waiting_licenses(1)
    free = held_for(Kind.LICENSE, str(license_.pk), cast.rosa())
    assert (free.hold, free.may_take, free.may_break) == (None, True, False)
    take(**row(license_), by=cast.rosa())
    assert held_for(Kind.LICENSE, str(license_.pk), cast.rosa()).mine
    other = held_for(Kind.LICENSE, str(license_.pk), ruth())
    assert other.hold is not None
    assert (other.hold.holder, other.mine, other.may_take) == (cast.rosa(), False, False)
    assert held_for(Kind.LICENSE, str(license_.pk), ada()).may_break


def test_a_button_with_a_kind_that_there_is_not_does_nothing() -> None:
    client = Client()
    client.force_login(cast.rosa())
    wrong = ({}, {"kind": "nonsense", "subject": "1"}, {"kind": "license"}, row_of("1"))
    for typed in (*wrong, row_of("\x00"), row_of("9" * 4000)):
        for name in ("review_take", "review_give_back"):
            assert client.post(reverse(name), typed)["Location"] == reverse("review")
    assert not Hold.objects.exists()
