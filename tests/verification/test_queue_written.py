"""The SQL of what waits is kept for a day, and never for longer, for somebody else, or where the moment matters."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.models import User
from accounts.roles import Role
from providers.models import ClaimCode
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.verification.who_may import license_sent, me, own_listing, second_look
from verification.queue.every import EVERY, parts
from verification.queue.kinds import Kind
from verification.queue.listing import first_of
from verification.queue.wanted import Wanted
from verification.queue.written import BY_THE_MOMENT, Asked, _kept, _write

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 12, 7, 17, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    _kept.cache_clear()


def refusals(by: User) -> dict[str, str]:
    rows = first_of(parts(by), Wanted(), by, 100)
    return {row["waiting_kind"]: row["waiting_refusal"] for row in rows}


@pytest.mark.parametrize("kind", sorted(set(EVERY) - BY_THE_MOMENT))
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_what_is_kept_is_the_same_all_day(kind: Kind, role: str) -> None:
    asked = Asked(kind, EVERY[kind], 1, role, (2, 3), "OR", False)
    said = []
    for later in (dt.timedelta(), dt.timedelta(microseconds=1), dt.timedelta(hours=7)):
        with time_machine.travel(NOON + later, tick=False):
            said.append(_write(asked))
    assert said[0] == said[1] == said[2]


def test_a_kind_by_the_moment_is_not_kept() -> None:
    claim = claim_of(cast.user("nell@example.org"), record=registry_record())
    with time_machine.travel(timezone.now(), tick=False) as clock:
        now = timezone.now()
        ClaimCode.objects.create(
            claim=claim, way="call", contact="1", source="x", digest="d" * 64, made_at=now, made_by=cast.rosa(),
            expires_at=now + dt.timedelta(seconds=5),
        )  # fmt: skip
        assert Kind.CLAIM not in refusals(me())
        clock.shift(6)
        assert Kind.CLAIM in refusals(me())


def test_the_next_day_is_another_one() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        soon = dt.date(2026, 12, 7) + dt.timedelta(days=15)
        made = cast.license_of(
            cast.listing("alice-alder"), "md", expires_on=soon,
            submitted_at=NOON - dt.timedelta(days=60),
        )  # fmt: skip
        assert made
        assert Kind.EXPIRING not in refusals(me())
        clock.shift(dt.timedelta(days=1))
        assert Kind.EXPIRING in refusals(me())


def test_another_role_another_listing_and_another_person_have_their_own() -> None:
    second_look(cast.listing("a-stranger"), by=cast.rosa())
    license_sent(own := own_listing())
    assert refusals(me())[Kind.SECOND_LOOK] == ""
    assert "your own listing" in refusals(me())[Kind.LICENSE]
    assert "You asked" not in refusals(cast.rosa())[Kind.SECOND_LOOK]
    User.objects.filter(email="me@example.org").update(role=Role.REVIEWER)
    assert "A senior reviewer decides" in refusals(me(Role.REVIEWER))[Kind.SECOND_LOOK]
    own.owner = cast.user("new@example.org")
    own.save()
    assert refusals(me(Role.REVIEWER))[Kind.LICENSE] == ""


def test_another_language_has_its_own() -> None:
    asked = parts(me(), [Kind.RULE])
    with translation.override("es"):
        assert parts(me(), [Kind.RULE]) is not asked
    assert _kept.cache_info().currsize == 2
