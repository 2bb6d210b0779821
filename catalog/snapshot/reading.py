"""Entries read from the database into columns, in a few statements whose answers are a few long texts.

Row by row, psycopg would make a Python object of every value; joined by the database, most columns become arrays at once.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.backends.utils import CursorWrapper

from catalog.options import BADGE, ROWS
from catalog.order import NAME_BYTES, rotation_seed
from catalog.snapshot.columns import NONE, Columns
from catalog.snapshot.names import name_key
from catalog.snapshot.today import AVAILABLE, NOT_AVAILABLE
from providers.vocabulary.people import Experience

# How many entries the database joins into one row of its answer.
BATCH = 8192
NUMBERS = {
    "provider_id": np.int64,
    "attested_on": np.int32,
    "availability_on": np.int32,
    "practicing_since": np.int32,
    "next_opening_days": np.int32,
    "course_low": np.int32,
}
DAYS = ("attested_on", "availability_on")
# Entries say "trained" of a KAP training; search calls it an experience.
ROW_OF_KEY = {**ROWS, "trained": ROWS[f"experience:{Experience.KAP_TRAINED}"], BADGE: ROWS[BADGE]}


def _number(column: str) -> str:
    value = f"({column} - DATE '1970-01-01')" if column in DAYS else column
    return f"string_agg(coalesce({value}, {NONE})::text, ' ' ORDER BY place)"


STATEMENT = f"""
WITH digested AS (
  SELECT *, md5(%s || slug) AS digest FROM catalog_entry WHERE listed AND {{condition}}
), placed AS (
  SELECT *, row_number() OVER (ORDER BY digest COLLATE "C", provider_id) - 1 AS place FROM digested
)
SELECT
  {", ".join(_number(column) for column in NUMBERS)},
  string_agg(decode(substr(digest, 1, 16), 'hex'), ''::bytea ORDER BY place),
  array_agg(name ORDER BY place),
  array_agg(availability ORDER BY place),
  array_agg(options ORDER BY place),
  array_agg(spans ORDER BY place),
  array_agg(places ORDER BY place),
  array_agg(words ORDER BY place)
FROM placed GROUP BY place / {BATCH} ORDER BY place / {BATCH}
"""  # noqa: S608 - made of constants


def read_columns(cursor: CursorWrapper, on: dt.date, pks: Collection[int] | None = None) -> Columns:
    """The listed entries, or those among `pks`, in the order of the rotation `on` that day."""
    seed = f"{rotation_seed(on)}/"
    if pks is None:
        cursor.execute(STATEMENT.format(condition="true"), [seed])
    else:
        cursor.execute(
            STATEMENT.format(condition="provider_id = ANY(%s::bigint[])"), [seed, list(pks)]
        )
    return joined([_columns(row) for row in cursor.fetchall()])


def _columns(row: Sequence[Any]) -> Columns:
    numbers = [
        np.fromstring(text, kind, sep=" ")
        for text, kind in zip(row, NUMBERS.values(), strict=False)
    ]
    pk, attested_on, availability_on, practicing_since, next_opening_days, course_low = numbers
    digests, names, available, options, spans, places, words = row[len(NUMBERS) :]
    option_of, (option,) = _pairs(options, 1)
    span_of, (span, begins, ends) = _pairs(spans, 3)
    place_of, (latitude, longitude) = _pairs(places, 2)
    return Columns(
        pk=pk,
        rank=np.frombuffer(bytes(digests), ">u8").astype(np.uint64),
        name=np.array([name_key(name) for name in names], dtype=f"S{NAME_BYTES}"),
        attested_on=attested_on,
        available=np.array([AVAILABLE.get(each, NOT_AVAILABLE) for each in available], np.int8),
        availability_on=availability_on,
        practicing_since=practicing_since,
        next_opening_days=next_opening_days,
        course_low=course_low,
        option_of=option_of,
        option_row=_rows(option),
        span_of=span_of,
        span_row=_rows(span),
        span_from=np.fromstring(" ".join(begins), np.int32, sep=" "),
        span_until=np.fromstring(" ".join(ends), np.int32, sep=" "),
        place_of=place_of,
        latitude=np.array(latitude, np.float64),
        longitude=np.array(longitude, np.float64),
        words=words,
    )


def _pairs(texts: Sequence[str], width: int) -> tuple[npt.NDArray[np.int32], list[list[str]]]:
    """Texts of `width` values a thing: which text each thing is of, and the values, column by column."""
    split = [text.split() for text in texts]
    sizes = [len(values) // width for values in split]
    flat = [value for values in split for value in values]
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    return owners, [flat[start::width] for start in range(width)]


def _rows(keys: Sequence[str]) -> npt.NDArray[np.int16]:
    return np.array([ROW_OF_KEY[key] for key in keys], np.int16)


def joined(parts: Sequence[Columns]) -> Columns:
    """Columns one after another."""
    if not parts:
        parts = [_nobody()]
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])])
    owners = {"option_of", "span_of", "place_of"}
    columns: dict[str, Any] = {}
    for name in Columns.__dataclass_fields__:
        values = [getattr(part, name) for part in parts]
        if name in owners:
            values = [value + start for value, start in zip(values, starts, strict=True)]
            columns[name] = np.concatenate(values).astype(np.int32)
        elif name == "words":
            columns[name] = [text for value in values for text in value]
        else:
            columns[name] = np.concatenate(values)
    return Columns(**columns)


def _nobody() -> Columns:
    whole: dict[str, Any] = {
        "pk": np.int64,
        "rank": np.uint64,
        "name": f"S{NAME_BYTES}",
        "available": np.int8,
        "option_row": np.int16,
        "span_row": np.int16,
        "latitude": np.float64,
        "longitude": np.float64,
    }
    names = [name for name in Columns.__dataclass_fields__ if name != "words"]
    return Columns(words=[], **{name: np.empty(0, whole.get(name, np.int32)) for name in names})
