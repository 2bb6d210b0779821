"""Licenses with everything that holds of them on a day. The question is put together once a day in each process, for everybody."""

import datetime as dt
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.db.models.expressions import RawSQL

from providers.models import License

# No listing has this key.
NOBODY = [-1]


def licenses_of(holders: Collection[int], on: dt.date) -> list[License]:
    """The licenses of these listings, in no order, with the annotations of `with_standing` and `with_authority` for that day."""
    statement, values = _question(on)
    asked = tuple(list(holders) if value == NOBODY else value for value in values)
    return list(License.objects.raw(statement, asked))


@lru_cache(maxsize=4)
def _question(on: dt.date) -> tuple[str, tuple[Any, ...]]:
    """The statement for one day and its values, with `NOBODY` where the keys of the holders belong.

    Django takes several times as long to put it together as PostgreSQL to answer it.
    """
    # One array, however many holders there are.
    holders = RawSQL("SELECT unnest(%s::bigint[])", (NOBODY,))
    licenses = License.objects.with_standing().with_authority(on).filter(provider__in=holders)
    statement, values = licenses.query.sql_with_params()
    return statement, tuple(values)
