"""The arrays answer a search as the tables do, and as the facts say when they are read by hand: which listings, in which order, and
every count; on days on which things run out, and after writes.

If they did not, a client would be shown somebody who does not fit, miss somebody who does, or read a wrong number.
"""

import datetime as dt
import random
from dataclasses import replace

import pytest
from django.db import connection, transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from catalog.live.listener import caught_up, read_snapshot
from catalog.order import ordered
from catalog.query import Query
from catalog.snapshot.answering import Asked
from catalog.snapshot.snapshot import Snapshot
from directory.answers import question
from directory.filterset import ProviderFilterSet
from directory.tables import Tables
from directory.understood import Parameters, first, understood
from providers.dates import today
from tests.entries import settle
from tests.search.asking import parameters
from tests.search.changes import Changes
from tests.search.crowd import Crowd
from tests.search.oracle import Expected, Known

pytestmark = pytest.mark.django_db

SIZES = (1, 5, 20, 60, 200)
EVERYBODY = 2 * max(SIZES)
DAYS = (-1, 1, 2, 30, 31, 60, 90, 91, 400)
# By the facts: 8 × 4 worlds × (2 days × 20 searches + 2 rounds of writes × 12 searches) = 2,048 pairs of data and a search.
PARTS, WORLDS = 8, 4
OF_A_DAY, ROUNDS, OF_A_ROUND = 20, 2, 12
# By the tables: 2 × 2 worlds × 2 days × 3 searches = 24 pairs with every count, and as many for the order alone. Fewer, since each takes
# ten times as long, and the facts say the same of both.
TABLE_PARTS, TABLE_WORLDS = 2, 2
OF_THE_TABLES = 3
# A seed cannot be made simpler, so nobody waits for that.
AS_DRAWN = settings(deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def search(chance: random.Random, on: dt.date) -> tuple[Parameters, Query, str]:
    asked = parameters(chance)
    return asked, replace(understood(asked).query, on=on), first(asked, "sort")


def some_days(chance: random.Random) -> list[dt.date]:
    return [today(), today() + dt.timedelta(days=chance.choice(DAYS))]


def compare_with_facts(snapshot: Snapshot, known: Known, chance: random.Random) -> None:
    """One search: the whole of its answer, and a page of it."""
    asked, query, sort = search(chance, known.on)
    wanted = question(asked, query, sort)
    expected = Expected(known, asked, query, sort).answer()
    assert Asked(snapshot, wanted).answer(0, EVERYBODY) == expected, asked
    start, count = chance.randint(0, expected.total + 1), chance.choice([1, 5, 20])
    page = Asked(snapshot, wanted).answer(start, count).pks
    assert page == expected.pks[start : start + count], asked


@pytest.mark.parametrize("part", range(PARTS))
@settings(AS_DRAWN, max_examples=WORLDS)
@given(seed=st.integers(0, 2**32))
def test_arrays_say_what_the_facts_say(part: int, seed: int) -> None:
    chance = random.Random(seed)
    with transaction.atomic():
        crowd = Crowd.of(chance, chance.choice(SIZES))
        settle()
        for on in some_days(chance):
            snapshot, known = read_snapshot(connection, on), Known.of(on)
            for _ in range(OF_A_DAY):
                compare_with_facts(snapshot, known, chance)
        changes = Changes(crowd)
        for _ in range(ROUNDS):
            for _ in range(chance.choice([1, 3, 8])):
                changes.one()
            settle()
            snapshot, known = caught_up(connection, snapshot), Known.of(on)
            for _ in range(OF_A_ROUND):
                compare_with_facts(snapshot, known, chance)
        transaction.set_rollback(True)


@pytest.mark.parametrize("part", range(TABLE_PARTS))
@settings(AS_DRAWN, max_examples=TABLE_WORLDS)
@given(seed=st.integers(0, 2**32))
def test_arrays_say_what_the_tables_say(part: int, seed: int) -> None:
    chance = random.Random(seed)
    with transaction.atomic():
        Crowd.of(chance, chance.choice(SIZES))
        settle()
        for on in some_days(chance):
            snapshot = read_snapshot(connection, on)
            for _ in range(OF_THE_TABLES):
                asked, query, sort = search(chance, on)
                answer = Asked(snapshot, question(asked, query, sort)).answer(0, EVERYBODY)
                tables = Tables(asked, query, sort)
                assert answer == tables.answer(0, EVERYBODY, counting=True), asked
                asked, query, sort = search(chance, on)
                answer = Asked(snapshot, question(asked, query, sort)).answer(0, EVERYBODY)
                rows = ordered(ProviderFilterSet(asked, query).qs, query, sort)
                assert answer.pks == list(rows.values_list("pk", flat=True)), asked
        transaction.set_rollback(True)
