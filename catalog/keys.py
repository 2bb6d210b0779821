"""Many keys in one parameter."""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL


def members(keys: Iterable[int]) -> RawSQL:
    """Keys as a subquery for `__in`: one array travels, where a list would send a parameter a key and end at 65,535."""
    return RawSQL("SELECT unnest(%s::bigint[])", (list(keys),))
