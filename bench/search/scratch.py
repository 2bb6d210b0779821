"""A schema of our own in the configured database: made for one run, and dropped whatever ends it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from bench.search.listings import Listings
from bench.search.world import world
from catalog.options import KEYS

SCHEMA = "bench_search"
# Two runs beside each other would measure one another.
LOCK = 20260115
COLUMNS = "provider_id, slug, name, options, places, words, facts"


class BusyError(Exception):
    """Another run uses this database."""


@contextmanager
def scratch_schema() -> Iterator[None]:
    """The schema exists, empty, inside this block. Raises BusyError while another run holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise BusyError("Another benchmark runs on this database; wait for it to end.")
        try:
            # A run that was killed has left it behind.
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
            yield
        finally:
            with connection.cursor() as last:
                last.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
                last.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


class PageRows:
    """The rows of a page by key: a table like `catalog_entry`, read in one statement as a results page does."""

    def __init__(self, listings: Listings) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE {SCHEMA}.entry (provider_id bigint PRIMARY KEY, slug text NOT NULL, name text NOT NULL,"
                " options text NOT NULL, places text NOT NULL, words text NOT NULL, facts jsonb NOT NULL)"
            )
            copy_rows(cursor, "entry", COLUMNS, _rows(listings))
            cursor.execute(f"ANALYZE {SCHEMA}.entry")

    def read(self, pks: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows of these listings, in no order."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {COLUMNS} FROM {SCHEMA}.entry WHERE provider_id = ANY(%s::bigint[])",
                [list(pks)],
            )
            return cursor.fetchall()


def copy_rows(cursor: Any, table: str, columns: str, rows: Iterator[Sequence[Any]]) -> None:
    """Load rows by COPY, which is as fast as it gets."""
    with cursor.copy(f"COPY {SCHEMA}.{table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _rows(listings: Listings) -> Iterator[Sequence[Any]]:
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
        yield pk, slug, name, " ".join(sorted(held)), " ".join(where), words, json.dumps(facts)
        place, option = place_end, option_end


def _ends(of: npt.NDArray[np.int32], count: int) -> list[int]:
    """For each listing, where its pairs end."""
    return np.cumsum(np.bincount(of, minlength=count)).tolist()
