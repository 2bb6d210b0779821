"""A partnership is for a year: gone the day after, renewed only by both, and both are told in time."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from providers.actions.partnership_reminders import remind_of_partnerships
from providers.dates import today
from providers.models import Partnership
from tests import cast
from tests.providers.licensing import proposal
from tests.providers.partnering import found_as_team, presses, seen_by

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(("days", "team"), [(0, True), (1, False)])
def test_the_day_after_it_runs_out_the_team_is_gone_from_search(days: int, team: bool) -> None:
    until = today() + 40 * A_DAY
    made = cast.care_team(valid_until=until)
    noon = timezone.now().replace(hour=17) + (40 + days) * A_DAY
    with time_machine.travel(noon):
        assert found_as_team() == ({"Alice Alder", "Bob Birch"} if team else set())
        assert ("Ran out" in seen_by(made.therapist)) is not team


@pytest.mark.parametrize("days", [-60, 0, 20])
def test_one_asks_for_another_year_and_the_other_agrees_before_or_after_the_end(days: int) -> None:
    made = cast.care_team(valid_until=today() + 61 * A_DAY)
    bob, alice = made.therapist, made.prescriber
    assert "too early" in presses(bob, made, "renew").content.decode()
    with time_machine.travel(timezone.now() + (61 + days) * A_DAY):
        said = presses(bob, made, "renew").content.decode()
        assert "Your partner has to agree." in said
        assert "asked for another year already" in presses(alice, made, "renew").content.decode()
        assert "only your partner can agree" in presses(bob, made, "confirm").content.decode()
        assert "Your partner asks for another year." in seen_by(
            alice, "practice_partnership", made.pk
        )
        presses(alice, made, "confirm")
        made.refresh_from_db()
        assert made.valid_until == today() + 365 * A_DAY
        assert made.renewal_from == ""
        assert Partnership.objects.active().exists()
        assert "nothing to agree to" in presses(alice, made, "confirm").content.decode()
    assert [letter.to[0] for letter in mail.outbox] == ["alice@example.org", "bob@example.org"]


def test_both_are_reminded_30_days_before_once_for_each_end() -> None:
    made = cast.care_team(valid_until=today() + 31 * A_DAY)
    assert remind_of_partnerships() == 0
    with time_machine.travel(timezone.now() + A_DAY):
        assert remind_of_partnerships() == 1
        assert remind_of_partnerships() == 0
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "alice@example.org",
        "bob@example.org",
    ]
    with time_machine.travel(timezone.now() + 20 * A_DAY):
        presses(made.therapist, made, "renew")
        presses(made.prescriber, made, "confirm")
        mail.outbox.clear()
        assert remind_of_partnerships() == 0
    with time_machine.travel(timezone.now() + (20 + 340) * A_DAY):
        assert remind_of_partnerships() == 1
    assert len(mail.outbox) == 2


def test_nobody_is_reminded_of_what_is_over_or_was_never_agreed() -> None:
    made = cast.care_team(valid_until=today() + 5 * A_DAY, ended_at=timezone.now())
    proposal(made.therapist, made.prescriber)
    assert remind_of_partnerships() == 0
