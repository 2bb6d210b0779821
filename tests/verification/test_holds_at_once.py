"""Reviewers who press a button in the same moment, on connections of their own, with everything committed."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.roles import Role
from tests import cast
from tests.verification.test_holds import row, waiting_licenses
from verification.actions.holds import HeldError, take, take_next
from verification.models import Hold

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_reviewers_who_press_next_at_once_get_different_rows() -> None:
    waiting_licenses(12)
    people = [cast.user(f"reviewer{each}@example.org", Role.REVIEWER) for each in range(8)]
    got = at_once([lambda by=by: take_next(by=by) for by in people])
    subjects = [hold.subject for hold in got]
    assert len(set(subjects)) == 8
    assert Hold.objects.count() == 8


def test_of_reviewers_who_take_one_row_at_once_one_has_it() -> None:
    [license_] = waiting_licenses(1)
    people = [cast.user(f"reviewer{each}@example.org", Role.REVIEWER) for each in range(6)]
    got = at_once([lambda by=by: take(**row(license_), by=by) for by in people])
    assert sum(isinstance(each, Hold) for each in got) == 1
    assert sum(isinstance(each, HeldError) for each in got) == 5


def test_of_reviewers_who_take_what_ran_out_at_once_one_has_it() -> None:
    [license_] = waiting_licenses(1)
    long_ago = timezone.now() - dt.timedelta(hours=2)
    Hold.objects.create(
        **row(license_),
        holder=cast.rosa(),
        taken_at=long_ago,
        until=long_ago + dt.timedelta(minutes=30),
    )
    people = [cast.user(f"reviewer{each}@example.org", Role.REVIEWER) for each in range(6)]
    got = at_once([lambda by=by: take(**row(license_), by=by) for by in people])
    assert sum(isinstance(each, Hold) for each in got) == 1
    assert Hold.objects.get().holder in people


def at_once(acts: list[Any]) -> list[Any]:
    """What each act returned or raised; all start together."""
    start = threading.Barrier(len(acts))
    got: list[Any] = []

    def run(act: Any) -> None:
        try:
            start.wait()
            got.append(act())
        except Exception as error:
            got.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return got
