"""Entries read from the database into columns, some thousands at a time.

Row by row, psycopg would make a Python object of every value; joined by the database into a few long texts, most columns become
arrays at once. All at once, the texts of a large directory would take several times the memory of the arrays.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.backends.utils import CursorWrapper

from catalog.options import BADGE, ROWS
from catalog.order import NAME_BYTES
from catalog.rotation import rotation_seed
from catalog.snapshot.columns import NONE, Columns, day_number
from catalog.snapshot.names import name_key
from catalog.snapshot.today import AVAILABLE, NOTHING_SAID
from catalog.snapshot.told import told
from providers.vocabulary.people import Experience

# How many entries the database joins into one row; what it sorts for that fits its working memory.
BATCH = 2048
NUMBERS = {
    "provider_id": np.int64,
    "attested_on": np.int32,
    "availability_on": np.int32,
    "practicing_since": np.int32,
    "next_opening_days": np.int32,
    "course_low": np.int32,
    "availability_until": np.int32,
}
DAYS = ("attested_on", "availability_on", "availability_until")
# Entries say "trained" of a KAP training; search calls it an experience.
ROW_OF_KEY = {**ROWS, "trained": ROWS[f"experience:{Experience.KAP_TRAINED}"], BADGE: ROWS[BADGE]}


def _number(column: str) -> str:
    value = f"({column} - DATE '1970-01-01')" if column in DAYS else column
    return f"string_agg(coalesce({value}, {NONE})::text, ' ' ORDER BY place)"


# Who is listed, in the order of the rotation: keys, and the heads of the digests.
ORDER = """
SELECT
  string_agg(provider_id::text, ' ' ORDER BY digest, provider_id),
  string_agg(decode(substr(digest, 1, 16), 'hex'), ''::bytea ORDER BY digest, provider_id)
FROM (SELECT provider_id, md5(%s || slug) COLLATE "C" AS digest FROM catalog_entry WHERE listed) AS digested
"""
COLUMNS = f"""
  {", ".join(_number(column) for column in NUMBERS)},
  string_agg(decode(substr(md5(%s || slug), 1, 16), 'hex'), ''::bytea ORDER BY place),
  array_agg(name ORDER BY place),
  array_agg(availability ORDER BY place),
  array_agg(options ORDER BY place),
  array_agg(spans ORDER BY place),
  array_agg(places ORDER BY place),
  array_agg(words ORDER BY place),
  array_agg(CASE WHEN facts ? 'partners' THEN slug ELSE '' END ORDER BY place),
  array_agg(facts::text ORDER BY place)
"""
SOME = f"""
SELECT {COLUMNS}
FROM unnest(%s::bigint[]) WITH ORDINALITY AS wanted (id, place)
JOIN catalog_entry ON provider_id = id AND listed
"""  # noqa: S608 - made of constants
# One statement sees one moment: in two, somebody could commit between them, and half of what they did would be read.
CHANGES = f"""
WITH changed AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY epoch) AS place FROM catalog_entry WHERE epoch > %s ORDER BY epoch LIMIT %s
)
SELECT
  (SELECT number FROM catalog_epoch), (SELECT since FROM catalog_epoch),
  (SELECT count(*) FROM changed), (SELECT array_agg(provider_id) FROM changed WHERE NOT listed),
  {COLUMNS}
FROM changed WHERE listed
"""  # noqa: S608 - made of constants


@dataclass(frozen=True)
class Changes:
    """What is other than at an epoch: the listings that are listed now, the keys of those that are not, and how many both are.

    `number` is the epoch of the moment at which this was read, `since` the oldest one from which patches are enough.
    """

    number: int
    since: int
    count: int
    unlisted: Sequence[int]
    listed: Columns


def read_everybody(cursor: CursorWrapper, on: dt.date) -> Iterator[Columns]:
    """The listed entries in parts, in the order of the rotation `on` that day."""
    cursor.execute(ORDER, [_seed(on)])
    keys, digests = cursor.fetchone()
    pks = np.fromstring(keys or "", np.int64, sep=" ")
    ranks = _ranks(digests or b"")
    for start in range(0, len(pks), BATCH):
        some = pks[start : start + BATCH]
        part = read_some(cursor, on, some.tolist())
        # Who was unlisted since is missing; who got another address since stands where they stood, for now.
        yield replace(part, rank=ranks[start : start + BATCH][np.isin(some, part.pk)])


def read_some(cursor: CursorWrapper, on: dt.date, pks: Collection[int]) -> Columns:
    """The listed entries among `pks`, in that order, with their ranks in the rotation `on` that day."""
    # As text, because psycopg looks at each element of a list.
    cursor.execute(SOME, [_seed(on), f"{{{','.join(map(str, pks))}}}"])
    return _columns(cursor.fetchone(), on)


def read_changes(cursor: CursorWrapper, on: dt.date, epoch: int, most: int) -> Changes:
    """What was committed after `epoch`; of more than `most` changes only so many that one can tell."""
    cursor.execute(CHANGES, [epoch, most + 1, _seed(on)])
    number, since, count, unlisted, *columns = cursor.fetchone()
    return Changes(number or 0, since or 0, count, unlisted or (), _columns(columns, on))


def _seed(on: dt.date) -> str:
    return f"{rotation_seed(on)}/"


def _ranks(digests: bytes) -> npt.NDArray[np.uint64]:
    return np.frombuffer(digests, ">u8").astype(np.uint64)


def _columns(row: Sequence[Any], on: dt.date) -> Columns:
    if row[0] is None:
        return Columns.none()
    numbers = [
        np.fromstring(text, kind, sep=" ")
        for text, kind in zip(row, NUMBERS.values(), strict=False)
    ]
    pk, attested_on, availability_on, practicing_since, next_opening_days, course_low, until = (
        numbers
    )
    digests, names, available, options, spans, places, words, slugs, facts = row[len(NUMBERS) :]
    option_of, (option,) = _pairs(options, 1)
    span_of, (span, begins, ends) = _pairs(spans, 3)
    place_of, (latitude, longitude) = _pairs(places, 2)
    more = told(facts, day_number(on))
    option_of, option_row = _joined((option_of, _rows(option)), more.options)
    days = [np.fromstring(" ".join(each), np.int32, sep=" ") for each in (begins, ends)]
    span_of, span_row, span_from, span_until = _joined((span_of, _rows(span), *days), more.spans)
    partner_of, partner_pk, partner_state, partner_from, partner_until = _table(more.partners, 5)
    return Columns(
        pk=pk,
        rank=_ranks(bytes(digests)),
        name=np.array([name_key(name) for name in names], dtype=f"S{NAME_BYTES}"),
        attested_on=attested_on,
        available=np.array([AVAILABLE.get(each, NOTHING_SAID) for each in available], np.int8),
        availability_on=availability_on,
        availability_until=until,
        practicing_since=practicing_since,
        next_opening_days=next_opening_days,
        course_low=course_low,
        option_of=option_of,
        option_row=option_row.astype(np.int16),
        span_of=span_of,
        span_row=span_row.astype(np.int16),
        span_from=span_from,
        span_until=span_until,
        place_of=place_of,
        latitude=np.array(latitude, np.float64),
        longitude=np.array(longitude, np.float64),
        place_state=np.array(more.place_states, np.int8),
        partner_of=partner_of.astype(np.int32),
        partner_pk=partner_pk,
        partner_state=partner_state.astype(np.int8),
        partner_from=partner_from.astype(np.int32),
        partner_until=partner_until.astype(np.int32),
        slug=slugs,
        words=words,
    )


def _pairs(texts: Sequence[str], width: int) -> tuple[npt.NDArray[np.int32], list[list[str]]]:
    """Texts of `width` values a thing: which text each thing is of, and the values, column by column."""
    sizes = [(text.count(" ") + 1) // width if text else 0 for text in texts]
    flat = " ".join(filter(None, texts)).split()
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    return owners, [flat[start::width] for start in range(width)]


def _rows(keys: Sequence[str]) -> npt.NDArray[np.int16]:
    return np.fromiter(map(ROW_OF_KEY.__getitem__, keys), np.int16, len(keys))


def _table(rows: Sequence[int], width: int) -> npt.NDArray[np.int64]:
    """Rows of numbers, one after another, as columns."""
    return np.array(rows, np.int64).reshape(-1, width).T


def _joined(
    columns: Sequence[npt.NDArray[Any]], rows: Sequence[int]
) -> list[npt.NDArray[np.int32]]:
    """Columns of which the first says the listing, with more rows: in the order of listings again."""
    more = _table(rows, len(columns))
    whole = [np.concatenate(pair).astype(np.int32) for pair in zip(columns, more, strict=True)]
    order = np.argsort(whole[0], kind="stable")
    return [column[order] for column in whole]
