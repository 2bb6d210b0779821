"""The one statement behind the list gives what counting and cutting the plain rows one by one would give."""

import datetime as dt
import random
from collections import Counter
from itertools import product
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import LicenseDispute
from providers.vocabulary.checking import Result
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.verification.exclusions.hits import name_hit
from tests.verification.registries.differences import difference
from tests.verification.reports.reporting import report_about
from verification.models import Hold, SecondLook
from verification.models.hold import LASTS
from verification.queue.counts import Counts
from verification.queue.every import parts, waiting
from verification.queue.kinds import Kind, held_as
from verification.queue.listing import first_of, listed
from verification.queue.row import Row, told
from verification.queue.wanted import Held, Wanted

pytestmark = pytest.mark.django_db
OF_A_PAGE = 7


def me() -> User:
    return cast.user("me@example.org", Role.SENIOR_REVIEWER)


def much_of_everything() -> None:
    """Some of nearly all kinds, in a few states, of which some are late and some are held."""
    chance = random.Random(3)
    listings = [cast.listing(f"provider-{each}") for each in range(8)]
    for number in range(60):
        of, state = chance.choice(listings), chance.choice(["OR", "WA", "CA"])
        ago = dt.timedelta(days=chance.randint(0, 100))
        license_ = cast.license_of(
            of,
            "md",
            state,
            number=f"N{number}",
            verified=False,
            submitted_at=timezone.now() - ago - dt.timedelta(days=1),
            expires_on=timezone.localdate() + dt.timedelta(days=chance.choice([5, 20, 400])),
        )
        if chance.random() < 0.7:
            cast.look(license_, performed_at=timezone.now() - ago)
            cast.decide(license_, decided_at=timezone.now() - ago)
        if chance.random() < 0.2:
            cast.look(license_, Result.NOT_FOUND)
        if chance.random() < 0.1:
            SecondLook.objects.create(
                license=license_, verdict="disciplined", code="revoked", asked_at=timezone.now()
            )
    name_hit(listings[0])
    report_about(listings[1])
    difference(provider=listings[2])
    claim_of(cast.user("nell@example.org"), record=registry_record())
    LicenseDispute.objects.create(
        provider=listings[3], license_type="md", license_state="WA", number="W1", stated={}
    )
    for row in waiting():
        if chance.random() < 0.4:
            _hold(row, chance.choice([me(), cast.rosa()]))
    # One of them has run out.
    Hold.objects.filter(pk=Hold.objects.earliest("pk").pk).update(
        taken_at=timezone.now() - dt.timedelta(hours=2),
        until=timezone.now() - dt.timedelta(hours=1),
    )


def _hold(row: dict[str, Any], by: User) -> None:
    now = timezone.now()
    Hold.objects.create(
        kind=held_as(row["waiting_kind"]),
        subject=row["waiting_subject"],
        holder=by,
        taken_at=now,
        until=now + LASTS,
    )


@pytest.fixture(autouse=True)
def monday_noon() -> Any:
    with time_machine.travel(dt.datetime(2026, 12, 7, 17, tzinfo=dt.UTC), tick=False):
        yield


def held(row: Row) -> str:
    if row.hold is None:
        return Held.FREE
    return Held.MINE if row.hold.holder == me() else Held.OTHERS


def is_wanted(row: Row, wanted: Wanted) -> bool:
    return (
        (not wanted.kinds or row.kind in wanted.kinds)
        and wanted.state in ("", row.state)
        and wanted.held in ("", held(row))
        and (row.late or not wanted.late)
    )


def test_every_filter_and_page_is_as_counted_and_cut_row_by_row() -> None:
    much_of_everything()
    plain = told(waiting())
    kinds = {row.kind for row in plain}
    assert len(kinds) >= 8
    assert {held(row) for row in plain} == set(Held.values)
    some: tuple[tuple[str, ...], ...] = ((), (Kind.LICENSE,), (Kind.RECHECK, Kind.CLAIM))
    for choices in product(some, ("", "OR", "NV"), ("", *Held.values), (False, True)):
        wanted = Wanted(*choices)
        right = [row.subject for row in plain if is_wanted(row, wanted)]
        for page in (1, 2, 1000):
            found = listed(parts(me()), wanted, me(), page=page, of_a_page=OF_A_PAGE)
            first = min(page - 1, max(len(right) - 1, 0) // OF_A_PAGE) * OF_A_PAGE
            shown = [row["waiting_subject"] for row in found.rows]
            assert shown == right[first : first + OF_A_PAGE], (wanted, page)
            assert Counts(found.cells).total(wanted) == len(right)
        assert [row["waiting_subject"] for row in first_of(parts(me()), wanted, me(), 3)] == right[
            :3
        ]


def test_the_cells_are_all_rows_counted() -> None:
    much_of_everything()
    right = Counter((row.kind.value, row.state, held(row), row.late) for row in told(waiting()))
    cells = listed(parts(me()), Wanted(late=True), me(), page=1, of_a_page=OF_A_PAGE).cells
    assert {tuple(cell[:4]): cell.number for cell in cells} == dict(right)


def test_nothing_at_all_is_an_empty_list() -> None:
    assert listed([], Wanted(), me(), page=1, of_a_page=OF_A_PAGE) == ([], [])
    assert first_of([], Wanted(), me(), 3) == []
    assert listed(parts(me()), Wanted(), me(), page=4, of_a_page=OF_A_PAGE) == ([], [])
