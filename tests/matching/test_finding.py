"""The arrays order as the rule does: else a client sees somebody before whoever fits better, or not at all."""

import datetime as dt
import random
from collections import Counter

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.live.listener import caught_up, read_snapshot
from catalog.snapshot.snapshot import Snapshot
from matching.candidates import load_candidates
from matching.finding import some_of
from matching.matches import GROUPS, Matches, match_candidates
from matching.preferences import Preferences
from matching.shown import shown
from providers.dates import today
from tests.catalog.random_world import DAYS
from tests.entries import settle
from tests.matching.clients import GuideWorld, asked

pytestmark = pytest.mark.django_db


def by_rule(preferences: Preferences, on: dt.date) -> Matches:
    return match_candidates(load_candidates(preferences, on), preferences, on)


def compare(snapshot: Snapshot, preferences: Preferences, on: dt.date, most: int) -> None:
    """All of the answer and the first of it, with reasons, totals, near misses and in this order."""
    expected = by_rule(preferences, on)
    assert shown(snapshot, preferences, on, None) == expected
    also = [match.key for match in (*expected.all, *expected.close)][most::2]
    assert shown(snapshot, preferences, on, most) == some_of(expected, most)
    found = shown(snapshot, preferences, on, most, also)
    assert found == some_of(expected, most, also)
    assert list(found.near_misses()) == list(expected.near_misses())


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_arrays_order_as_the_rule_does(seed: int) -> None:
    """Any preferences, on days on which licenses, partnerships and words on availability have run out."""
    chance = random.Random(seed)
    with transaction.atomic():
        GuideWorld(chance)
        settle()
        for offset in chance.sample(DAYS, 2):
            on = today() + dt.timedelta(days=offset)
            snapshot = read_snapshot(connection, on)
            for _ in range(12):
                compare(snapshot, asked(chance), on, chance.randint(1, 3))
        transaction.set_rollback(True)


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_arrays_that_follow_changes_order_as_the_rule_does(seed: int) -> None:
    """Who has joined, left, moved, found a partner or lost one since the arrays were made stands where they stand now."""
    chance, on = random.Random(seed), today()
    with transaction.atomic():
        world = GuideWorld(chance)
        settle()
        snapshot = read_snapshot(connection, on)
        for _ in range(5):
            for _ in range(chance.choice([1, 1, 4])):
                world.change()
            settle()
            snapshot = caught_up(connection, snapshot)
            for _ in range(4):
                compare(snapshot, asked(chance), on, 2)
        transaction.set_rollback(True)


def test_the_worlds_have_something_of_everything() -> None:
    """Comparing nothing with nothing would prove nothing."""
    seen: Counter[str] = Counter()
    for seed in range(3):
        chance = random.Random(seed)
        with transaction.atomic():
            GuideWorld(chance)
            settle()
            for _ in range(40):
                found = by_rule(asked(chance), today())
                seen.update({name: len(getattr(found, name)) for name in GROUPS})
                matches = (*found.all, *found.telehealth, *found.close)
                seen.update(teams=sum(match.is_team for match in matches))
                seen.update(incomplete=len(found.incomplete), near=len(found.alone))
            transaction.set_rollback(True)
    assert min(seen.values()) > 0
