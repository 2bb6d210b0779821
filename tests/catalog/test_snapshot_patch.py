"""A patched snapshot answers like one made anew: else clients see what a provider has taken back, or miss what is new."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.options import KEYS, PLAIN_KEYS, VALUES
from catalog.places import Place
from catalog.query import Query
from catalog.question import Question
from catalog.snapshot.answering import Asked
from catalog.snapshot.columns import EPOCH_DAY
from catalog.snapshot.patch import patched
from catalog.snapshot.ranking import Wish, ranked
from catalog.snapshot.snapshot import Snapshot
from catalog.snapshot.today import Day
from tests.catalog.random_columns import TODAY, Listing, columns_of, listing

ON = dt.date.fromordinal(EPOCH_DAY + TODAY)
DAY = Day.of(ON)
COUNTED = {facet: tuple(f"{facet}:{value}" for value in values) for facet, values in VALUES.items()}
PORTLAND = Place("Portland", 45.5, -122.7, "OR", "97201")


def change(world: dict[int, Listing], chance: random.Random) -> tuple[list[Listing], list[int]]:
    """Some listings change, some join, some leave."""
    changed: list[Listing] = []
    new = [max(world, default=0) + number for number in (1, 2, 3)]
    for pk in chance.sample([*world, *new], 3):
        after = listing(pk, chance)
        if pk in world and chance.random() < 0.7:
            after.rank = world[pk].rank
        changed.append(after)
    gone = [pk for pk in chance.sample(sorted(world), min(2, len(world))) if chance.random() < 0.4]
    gone = [pk for pk in gone if pk not in {row.pk for row in changed}]
    for row in changed:
        world[row.pk] = row
    for pk in gone:
        del world[pk]
    return changed, gone


def question(chance: random.Random) -> Question:
    narrowing = {}
    for facet in chance.sample(sorted(VALUES), chance.randint(0, 2)):
        narrowing[facet] = tuple(chance.sample(COUNTED[facet], min(2, len(COUNTED[facet]))))
    query = Query(
        on=ON,
        place=chance.choice([None, PORTLAND]),
        within=chance.choice([5, 50, 250]),
        formats=chance.choice([frozenset(), frozenset({"telehealth"})]),
        words=chance.choice(["", "", "ada", "birhc clinic", "elan"]),
    )
    return Question(query, narrowing, COUNTED, chance.choice(["", "", "name", "cost", "soonest"]))


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32))
def test_a_patched_snapshot_answers_like_a_new_one(seed: int) -> None:
    chance = random.Random(seed)
    world = {pk: listing(pk, chance) for pk in range(1, chance.randint(1, 40))}
    snapshot = Snapshot.build([columns_of(list(world.values()))], DAY, 1)
    for epoch in range(2, 6):
        changed, gone = change(world, chance)
        snapshot = patched(snapshot, columns_of(changed), gone, epoch)
        anew = Snapshot.build([columns_of(list(world.values()))], DAY, epoch)
        assert snapshot.epoch == epoch
        for _ in range(6):
            asked = question(chance)
            first = chance.choice([0, 5])
            assert Asked(snapshot, asked).answer(first, 10) == Asked(anew, asked).answer(first, 10)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32))
def test_the_ranking_adds_up_what_each_listing_meets(seed: int) -> None:
    chance = random.Random(seed)
    world = [listing(pk, chance) for pk in range(1, 60)]
    snapshot = Snapshot.build([columns_of(world)], DAY, 1)
    wishes = [
        Wish(tuple(chance.sample(PLAIN_KEYS[:20], chance.randint(1, 3))), chance.randint(1, 5))
        for _ in range(chance.randint(0, 6))
    ]
    asked = Asked(snapshot, Question(Query(on=ON)))
    found = ranked(asked, wishes, 25)
    rows = sorted(world, key=lambda row: row.rank)
    met = {
        row.pk: tuple(bool(set(wish.keys) & set(row.options)) for wish in wishes) for row in rows
    }
    score = {
        pk: sum(wish.weight for wish, holds in zip(wishes, each, strict=True) if holds)
        for pk, each in met.items()
    }
    expected = sorted((row.pk for row in rows), key=lambda pk: -score[pk])[:25]
    assert [row.pk for row in found] == expected
    assert [row.score for row in found] == [score[pk] for pk in expected]
    assert [row.met for row in found] == [met[pk] for pk in expected]


def test_an_empty_directory_answers() -> None:
    """The first day of a new site is not an error."""
    empty = Snapshot.build([columns_of([])], DAY, 0)
    answer = Asked(empty, Question(Query(on=ON, place=PORTLAND), {}, COUNTED)).answer(0, 20)
    assert (answer.total, answer.pks) == (0, [])
    assert len(KEYS) > len(PLAIN_KEYS)
