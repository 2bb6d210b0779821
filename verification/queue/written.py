"""The SQL of waiting rows, kept: the ORM takes longer to write it than the database takes to find most of them."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils.translation import get_language

from accounts.models import User
from providers.dates import today
from verification.queue.fitting import shown, why_not
from verification.queue.kinds import Kind

# Codes run out at any moment, and the moment stands in the SQL. That of all other kinds is the same for a day.
BY_THE_MOMENT = frozenset({Kind.CLAIM})
# A few kilobytes each.
MOST_KEPT = 512


class Written(NamedTuple):
    """The rows of one kind as a statement, with its values."""

    sql: str
    values: tuple[Any, ...]


class Asked(NamedTuple):
    """Which rows of a kind: as `find` finds them, for a reader to whom some listings are near; of a state, if one is given."""

    kind: Kind
    find: Callable[[], QuerySet[Any, Any]]
    reader: int
    role: str
    near: tuple[int, ...]
    state: str
    only_fitting: bool


def written(asked: Asked) -> Written | None:
    """The statement, whose rows are those of `work.COLUMNS` with `waiting_refusal`; None where it can find nothing."""
    if asked.kind in BY_THE_MOMENT:
        return _write(asked)
    as_of = (today(), settings.RECHECK_DAYS, settings.EVIDENCE_DAYS, settings.TIME_ZONE)
    return _kept(asked, as_of, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _kept(asked: Asked, as_of: tuple[Any, ...], language: str | None) -> Written | None:
    return _write(asked)


def _write(asked: Asked) -> Written | None:
    by, near = User(pk=asked.reader, role=asked.role), list(asked.near)
    rows = shown(asked.kind, asked.find(), near)
    if asked.state:
        rows = rows.filter(waiting_state=asked.state)
    rows = rows.annotate(waiting_refusal=why_not(asked.kind, by, near))
    if asked.only_fitting:
        rows = rows.filter(waiting_refusal="")
    try:
        return Written(*rows.query.sql_with_params())
    except EmptyResultSet:
        return None
