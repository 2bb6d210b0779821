"""What a page shows of each listing, read from PostgreSQL whichever engine found it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from django.db import connection

from bench.search.listings import Listings
from bench.search.scratch import SCHEMA, copy_rows, settle
from bench.search.world import world
from catalog.options import KEYS

COLUMNS = "provider_id, slug, name, options, places, words, facts"


class Row(NamedTuple):
    """The part of `catalog_entry` that a card is made of."""

    provider_id: int
    slug: str
    name: str
    options: str
    places: str
    words: str
    facts: str


class PageRows:
    """The rows of a page by key: a table like `catalog_entry`, read in one statement as a results page does."""

    def __init__(self, listings: Listings) -> None:
        self.table = f"entry_{len(listings)}"
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE {SCHEMA}.{self.table} (provider_id bigint PRIMARY KEY, slug text NOT NULL, name text NOT NULL,"
                " options text NOT NULL, places text NOT NULL, words text NOT NULL, facts jsonb NOT NULL)"
            )
            copy_rows(cursor, self.table, COLUMNS, rows_of(listings))
            settle(cursor, self.table)

    def read(self, pks: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows of these listings, in no order."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {COLUMNS} FROM {SCHEMA}.{self.table} WHERE provider_id = ANY(%s::bigint[])",
                [list(pks)],
            )
            return cursor.fetchall()


def all_read(rows: Sequence[Any], pks: Sequence[int]) -> None:
    """Raises AssertionError when a row of the page `pks` was not read, or another one was."""
    if sorted(row[0] for row in rows) != sorted(pks):
        raise AssertionError("the rows that were read are not those of the page")


def rows_of(listings: Listings) -> Iterator[Row]:
    """The rows in the order of the listings."""
    them, places, options = listings.people, listings.places, listings.options
    city = world().city
    count = len(listings)
    place_ends = _ends(places.of, count)
    option_ends = _ends(options.of, count)
    keys = options.row.tolist()
    zips = places.zip.tolist()
    coordinates = list(zip(places.latitude.tolist(), places.longitude.tolist(), strict=True))
    place = option = 0
    columns = zip(
        them.pk.tolist(), them.slug, them.name, listings.words, place_ends, option_ends, strict=True
    )
    for pk, slug, name, words, place_end, option_end in columns:
        held = [KEYS[key] for key in keys[option:option_end]]
        where = [f"{latitude} {longitude}" for latitude, longitude in coordinates[place:place_end]]
        facts = {
            "kind": "individual",
            "options": held[:12],
            "places": [city[number] for number in zips[place:place_end]],
        }
        yield Row(pk, slug, name, " ".join(sorted(held)), " ".join(where), words, json.dumps(facts))
        place, option = place_end, option_end


def _ends(of: npt.NDArray[np.int32], count: int) -> list[int]:
    """For each listing, where its pairs end."""
    return np.cumsum(np.bincount(of, minlength=count)).tolist()
