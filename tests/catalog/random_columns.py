"""Columns of invented listings, for tests of the arrays without a database."""

import random
from dataclasses import dataclass, field

import numpy as np

from catalog.options import BADGE, BY_LICENSE, GUIDE_KEYS, PLAIN_KEYS, ROWS, STATE_KEYS
from catalog.order import NAME_BYTES
from catalog.snapshot.columns import NONE, Columns
from catalog.snapshot.names import name_key

TODAY = 20780
# Derived from other columns, so no entry says them.
DERIVED = ("verified:", "accepting:", "cost:", "experience:", "prescribes@")
SAID = [key for key in PLAIN_KEYS if not key.startswith(DERIVED)]
SPANNED = [
    BADGE,
    *(key for key in STATE_KEYS if not key.endswith("@") and not key.startswith(DERIVED)),
]
# What the guide reads of two states.
HERE = ("AL", "AK")
SAID_TO_GUIDE = [
    key
    for key in GUIDE_KEYS
    if "@" not in key
    and key not in ("stated:accepting", "stated:experience")
    and not key.startswith("availability")
]
SPANNED_FOR_GUIDE = [
    f"{what}@{state}"
    for what in (*BY_LICENSE, "own", "collab", "team", "telehealth")
    for state in HERE
]
NAMES = ["Ada Alder", "Bea Birch", "ada alder", "Zoë Zinn", "Élan Clinic", "Cy Cedar", "Bea birch"]


@dataclass
class Listing:
    """One entry as plain values."""

    pk: int
    rank: int
    name: str
    attested_on: int
    available: int
    availability_on: int
    availability_until: int
    practicing_since: int
    next_opening_days: int
    course_low: int
    options: list[str] = field(default_factory=list)
    spans: list[tuple[str, int, int]] = field(default_factory=list)
    places: list[tuple[float, float, int]] = field(default_factory=list)
    partners: list[tuple[int, int, int, int]] = field(default_factory=list)


def listing(pk: int, chance: random.Random) -> Listing:
    """A listing with a few options out of a small set, so that searches find some."""
    stated = chance.random() < 0.7
    return Listing(
        pk=pk,
        rank=chance.getrandbits(64),
        name=chance.choice(NAMES),
        attested_on=TODAY - chance.choice([0, 30, 90, 91, 200]),
        available=chance.randint(0, 4),
        availability_on=TODAY - chance.choice([0, 30, 31]) if stated else NONE,
        availability_until=chance.choice([NONE, NONE, TODAY - 1, TODAY]),
        practicing_since=chance.choice([NONE, 2010, 2021, 2022]),
        next_opening_days=chance.choice([NONE, 0, 7, 30]),
        course_low=chance.choice([NONE, 900, 1000, 2499, 9000]),
        options=chance.sample(SAID[:20], chance.randint(0, 10))
        + chance.sample(SAID_TO_GUIDE, len(SAID_TO_GUIDE) // 2),
        spans=[
            (key, TODAY - chance.randint(-5, 50), TODAY + chance.randint(-5, 50))
            for key in chance.sample(SPANNED[:40], chance.randint(0, 12))
        ]
        + [
            (key, TODAY - chance.randint(-1, 9), TODAY + chance.randint(-1, 50))
            for key in chance.sample(SPANNED_FOR_GUIDE, len(SPANNED_FOR_GUIDE) * 2 // 3)
        ],
        places=[
            (
                chance.choice([45.5, 45.6, 51.9, -14.3]),
                chance.choice([-122.7, -122.0, 179.9, -179.9]),
                chance.randrange(len(HERE)),
            )
            for _ in range(chance.randint(0, 2))
        ],
        partners=[
            (
                chance.randint(1, 40),
                chance.randrange(len(HERE)),
                TODAY - 1,
                TODAY + chance.randint(-1, 3),
            )
            for _ in range(chance.randint(0, 3))
        ],
    )


def columns_of(listings: list[Listing]) -> Columns:
    """The listings as columns, in the order of their ranks."""
    rows = sorted(listings, key=lambda row: (row.rank, row.pk))
    owners = range(len(rows))
    options = [(at, ROWS[key]) for at in owners for key in rows[at].options]
    spans = [(at, ROWS[key], a, b) for at in owners for key, a, b in rows[at].spans]
    places = [(at, *place) for at in owners for place in rows[at].places]
    partners = [(at, *partner) for at in owners for partner in rows[at].partners]

    def whole(name: str, kind: type = np.int32) -> np.ndarray:
        return np.array([getattr(row, name) for row in rows], kind)

    def part(pairs: list, number: int, kind: type = np.int32) -> np.ndarray:
        return np.array([pair[number] for pair in pairs], kind)

    return Columns(
        pk=whole("pk", np.int64),
        rank=whole("rank", np.uint64),
        name=np.array([name_key(row.name) for row in rows], f"S{NAME_BYTES}"),
        attested_on=whole("attested_on"),
        available=whole("available", np.int8),
        availability_on=whole("availability_on"),
        availability_until=whole("availability_until"),
        practicing_since=whole("practicing_since"),
        next_opening_days=whole("next_opening_days"),
        course_low=whole("course_low"),
        option_of=part(options, 0),
        option_row=part(options, 1, np.int16),
        span_of=part(spans, 0),
        span_row=part(spans, 1, np.int16),
        span_from=part(spans, 2),
        span_until=part(spans, 3),
        place_of=part(places, 0),
        latitude=part(places, 1, np.float64),
        longitude=part(places, 2, np.float64),
        place_state=part(places, 3, np.int8),
        partner_of=part(partners, 0),
        partner_pk=part(partners, 1, np.int64),
        partner_state=part(partners, 2, np.int8),
        partner_from=part(partners, 3),
        partner_until=part(partners, 4),
        slug=[f"p-{row.pk}-{row.rank}" if row.partners else "" for row in rows],
        words=[row.name for row in rows],
    )
