"""The parts of a snapshot against the plainest way to say the same; one wrong bit is a provider shown to the wrong person."""

import datetime as dt
import random
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.options import COUNTED, KEYS, ROWS
from catalog.snapshot import bits
from catalog.snapshot.ground import Ground
from catalog.snapshot.names import Names, name_key
from catalog.snapshot.order import Rotation, smallest
from catalog.snapshot.parts import LOT, Parts
from catalog.snapshot.table import CHUNK, Table
from catalog.snapshot.today import Day
from providers.geography import distance_miles
from tests.catalog.random_columns import columns_of, listing

positions = st.sets(st.integers(0, 700), max_size=80)
LATITUDES = st.sampled_from([45.5, 45.51, 46.0, 21.3, 51.88, 71.3, -14.3, 18.4])
LONGITUDES = st.sampled_from([-122.7, -122.6, -120.0, -157.9, -176.6, 179.9, -179.9, 172.9, -66.1])


def states(owner: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    """A state for each place, which differs from listing to listing."""
    return (owner % 50).astype(np.int8)


@given(positions, st.integers(0, 90), st.integers(1, 30))
def test_bitmaps_are_sets_of_positions(members: set[int], first: int, count: int) -> None:
    bitmap = bits.of_positions(np.array(sorted(members), np.int64), 12)
    assert bits.size(bitmap) == len(members)
    assert bits.positions_in(bitmap).tolist() == sorted(members)
    assert bits.slice_of(bitmap, first, count).tolist() == sorted(members)[first : first + count]
    asked = np.arange(0, 700, 7)
    assert bits.contains(bitmap, asked).tolist() == [each in members for each in asked.tolist()]


@pytest.mark.parametrize("listings", [100, LOT, LOT * 2 + 77, CHUNK, CHUNK + LOT + 77])
@pytest.mark.parametrize("density", [0.001, 0.4])
def test_counts_are_sizes_of_what_is_shared(listings: int, density: float) -> None:
    chance = np.random.default_rng(listings)
    flags = chance.random((COUNTED, listings)) < 0.2
    asked = chance.random(listings) < density
    words = bits.words_for(listings)
    packed = bits.packed(flags)
    cuts = range(0, words, CHUNK // 64)
    table = Table(tuple(packed[:, cut : cut + CHUNK // 64].copy() for cut in cuts))
    expected = (flags & asked).sum(axis=1)
    assert (table.counts(bits.packed(asked), slice(0, COUNTED)) == expected).all()
    assert (table.counts(bits.packed(asked), [3, 9]) == expected[[3, 9]]).all()
    assert (table.any_of([3, 9]) == bits.packed(flags[3] | flags[9])).all()


@pytest.mark.parametrize("sizes", [[5, 9], [LOT], [LOT - 1, 3, LOT], [CHUNK, LOT + 77, 1]])
def test_options_stay_with_their_listing_however_they_are_read(sizes: list[int]) -> None:
    """Listings come some thousands at a time; a bit in the wrong place is somebody else's option."""
    kept = Parts(Day.of(dt.date(2026, 3, 1)))
    row, every = ROWS["model:medical"], 7
    held = []
    for size in sizes:
        part = columns_of([listing(0, random.Random(1))] * size)
        holders = np.flatnonzero((np.arange(size) + kept.listings) % every == 0).astype(np.int32)
        held += (holders + kept.listings).tolist()
        rows = np.full(len(holders), row, np.int16)
        kept.add(replace(part, option_of=holders, option_row=rows))
    table = kept.table(bits.words_for(kept.listings + 1000) * bits.WORD)
    assert table.words == bits.words_for(kept.listings + 1000)
    assert bits.positions_in(table.row(row)).tolist() == held


def test_another_column_leaves_the_old_table_as_it_was() -> None:
    """Searches that are under way still read the table before."""
    first, last = CHUNK // bits.WORD, 4
    table = Table((np.zeros((len(KEYS), first), np.uint64), np.zeros((len(KEYS), last), np.uint64)))
    flags = np.zeros(len(KEYS), np.bool_)
    flags[5] = True
    changed = table.with_columns({CHUNK + 3: flags})
    assert bits.positions_in(changed.row(5)).tolist() == [CHUNK + 3]
    assert not table.row(5).any()
    assert changed.chunks[0] is table.chunks[0]
    assert changed.with_columns({CHUNK + 3: flags}) is changed


@settings(max_examples=300)
@given(
    st.lists(st.tuples(LATITUDES, LONGITUDES), max_size=30),
    LATITUDES,
    LONGITUDES,
    st.sampled_from([5, 25, 100, 250, 3000]),
)
def test_a_circle_holds_what_is_near_enough(
    places: list[tuple[float, float]], latitude: float, longitude: float, miles: int
) -> None:
    """Also across the antimeridian, where Alaska's islands lie on both sides."""
    owner = np.arange(len(places), dtype=np.int32)
    spots = np.array(places, np.float64).reshape(-1, 2)
    inside = Ground.of(owner, spots[:, 0], spots[:, 1], states(owner)).inside(
        latitude, longitude, miles
    )
    away = {at: distance_miles(latitude, longitude, *place) for at, place in enumerate(places)}
    assert sorted(inside.owner.tolist()) == [at for at in away if away[at] <= miles]
    by_nearness = inside.owner[np.argsort(inside.nearness)].tolist()
    assert [away[at] for at in by_nearness] == pytest.approx(sorted(away[at] for at in by_nearness))


@given(st.data())
def test_moved_places_are_found_where_they_are_now(data: st.DataObject) -> None:
    spot = st.tuples(LATITUDES, LONGITUDES)
    before = data.draw(st.lists(spot, min_size=1, max_size=12))
    owners = np.arange(len(before), dtype=np.int32) // 2
    old = np.array(before, np.float64)
    ground = Ground.of(owners, old[:, 0], old[:, 1], states(owners))
    moved = np.array(sorted(data.draw(st.sets(st.integers(0, 7), min_size=1))), np.int32)
    after = data.draw(st.lists(st.tuples(st.sampled_from(moved.tolist()), spot), max_size=6))
    new = np.array([where for _, where in after], np.float64).reshape(-1, 2)
    whose = np.array([who for who, _ in after], np.int32)
    patched = ground.patched(moved, whose, new[:, 0], new[:, 1], states(whose))
    kept = ~np.isin(owners, moved)
    anew = Ground.of(
        np.concatenate([owners[kept], whose]),
        np.concatenate([old[kept, 0], new[:, 0]]),
        np.concatenate([old[kept, 1], new[:, 1]]),
        states(np.concatenate([owners[kept], whose])),
    )

    def contents(ground: Ground) -> list:
        columns = (ground.key, ground.owner, ground.state)
        return sorted(zip(*(column.tolist() for column in columns), strict=True))

    assert contents(patched) == contents(anew)
    assert (np.diff(patched.key) >= 0).all()
    again = Ground.of(patched.owner, patched.latitude, patched.longitude, patched.state)
    assert np.allclose(patched.vectors, again.vectors)


@given(st.lists(st.integers(0, 5), max_size=60), st.integers(1, 20))
def test_the_smallest_keep_their_order_where_they_tie(keys: list[int], count: int) -> None:
    found = smallest(np.array(keys, np.int64), count)[:count].tolist()
    assert found == sorted(range(len(keys)), key=lambda at: (keys[at], at))[:count]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=40, unique=True), st.integers(0, 12))
def test_who_joins_stands_where_the_rotation_says(ranks: list[int], late: int) -> None:
    main = sorted(ranks[late:])
    capacity = 64
    rank = np.zeros(capacity, np.uint64)
    rank[: len(main)] = main
    rotation = Rotation(len(main), rank, np.arange(capacity, dtype=np.float64))
    for number, each in enumerate(ranks[:late]):
        rotation = rotation.joined(len(main) + number, each)
    everybody = bits.of_positions(np.arange(len(ranks)), 1)
    ordered = rotation.all_in_order(everybody).tolist()
    assert rotation.rank[ordered].tolist() == sorted(ranks)
    assert rotation.some_in_order(everybody, 2, 5).tolist() == ordered[2:7]


@given(st.integers(0, 2**32))
def test_changed_names_stand_between_the_others(seed: int) -> None:
    chance = random.Random(seed)
    words = ["Ann", "ann", "Bob", "Bo", "Élan", "Zed", "bob b", "Cy"]
    names = [chance.choice(words) for _ in range(12)]
    made = Names.of(np.array([name_key(name) for name in names], "S48"), 64)
    for _ in range(3):
        changes = {
            at: chance.choice([*words, f"b{at}", "Bobby"]) for at in chance.sample(range(14), 3)
        }
        for at, name in sorted(changes.items()):
            names += [""] * (at + 1 - len(names))
            names[at] = name
        made = made.patched({at: name_key(name) for at, name in changes.items()})
    known = [at for at, name in enumerate(names) if name]
    for one in known:
        for other in known:
            expected = name_key(names[one]) < name_key(names[other])
            assert (made.rank[one] < made.rank[other]) == expected
